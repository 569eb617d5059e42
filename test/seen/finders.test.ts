import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { inPage } from './inPage.ts';
import { faultsOf } from './televisionFaults.ts';

type Draw = (pen: CanvasRenderingContext2D, sprite: (w: number, h: number) => CanvasRenderingContext2D) => void;

describe('what looks at the screens sees', function () {
  this.timeout(60_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
  });

  after(() => browser.close());

  /** Draws on a dark screen as the television does: texts on canvases of their own, those on the screen. */
  async function television(draw: Draw): Promise<string[]> {
    page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
    await page.addInitScript({ content: `window.__name = (named) => named; ${inPage('drawnText.ts')}` });
    await page.goto('data:text/html,<canvas width=1280 height=720></canvas>');
    const seen = await page.evaluate((code) => {
      (window as unknown as { fawu: object }).fawu = { app: { focusPath: [] } };
      const open = (canvas: HTMLCanvasElement) => canvas.getContext('2d') as CanvasRenderingContext2D;
      const pen = open(document.querySelector('canvas') as HTMLCanvasElement);
      pen.fillStyle = '#102028';
      pen.fillRect(0, 0, 1280, 720);
      const sprite = (w: number, h: number) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [w, h];
        const own = open(canvas);
        own.font = '30px "Noto Sans CJK SC"';
        own.fillStyle = '#ffffff';
        return own;
      };
      (eval(`(${code})`) as Draw)(pen, sprite);
      return window.seenTexts();
    }, String(draw));
    await page.close();
    return faultsOf(seen, 'normal').map((fault) => fault.replace(/[\d.]+/g, 'N'));
  }

  it('nothing where all can be read', async () => {
    assert.deepEqual(await television((pen, sprite) => {
      const card = sprite(300, 80);
      card.fillText('村务公开', 20, 50);
      pen.drawImage(card.canvas, 100, 100);
      pen.drawImage(card.canvas, 100, 200);
    }), []);
  });

  it('text that its canvas cuts, that leaves the safe area, and that something lies over', async () => {
    const faults = await television((pen, sprite) => {
      const card = sprite(100, 80);
      card.fillText('村务公开', 20, 50);
      pen.drawImage(card.canvas, 100, 100);
      const edge = sprite(200, 80);
      edge.fillText('出界', 20, 50);
      pen.drawImage(edge.canvas, 20, 300);
      const half = sprite(200, 80);
      half.fillText('半截', 20, 50);
      pen.drawImage(half.canvas, 100, 500);
      pen.fillRect(100, 500, 200, 40);
    });
    assert.deepEqual(faults, [
      '「村务公开」 is drawn N px beyond its texture', '「村务公开」 is cut: of N–N × N–N only N–N × N–N is to be seen',
      '「出界」 stands outside of what every television shows: N–N × N–N',
      '「半截」 is cut: of N–N × N–N only N–N × N–N is to be seen',
    ]);
  });

  it('texts over each other, small, stretched and faint ones', async () => {
    const faults = await television((pen, sprite) => {
      const one = sprite(200, 80);
      one.fillText('上面', 20, 50);
      pen.drawImage(one.canvas, 100, 100);
      const other = sprite(200, 80);
      other.fillText('下面', 20, 50);
      pen.drawImage(other.canvas, 130, 115);
      const small = sprite(200, 80);
      small.font = '20px "Noto Sans CJK SC"';
      small.fillText('小字', 20, 50);
      pen.drawImage(small.canvas, 100, 300);
      pen.drawImage(sprite(10, 10).canvas, 0, 0);
      const wide = sprite(200, 80);
      wide.fillText('拉宽', 20, 50);
      pen.drawImage(wide.canvas, 100, 400, 260, 80);
      const faint = sprite(200, 80);
      faint.fillStyle = '#56646c';
      faint.fillText('看不清', 20, 50);
      pen.drawImage(faint.canvas, 100, 500);
    });
    assert.deepEqual(faults, [
      '「小字」 has letters of N px', '「拉宽」 is shown N % as wide as it was drawn', '「看不清」 holds N:N',
      '「上面」 and 「下面」 overlap by N×N px',
    ]);
  });

  it('on a phone what is too wide, cut, over something else, faint, or too small for a finger', async () => {
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.addInitScript({ content: inPage('phoneText.ts') });
    const body = `<body style="font:20px sans-serif;background:#fff"><p style="width:400px">宽${'宽'.repeat(19)}</p>
      <p style="overflow:hidden;height:10px">切掉一半</p><p>压在下面</p><p style="margin-top:-40px">压在上面</p>
      <p style="color:#aaa">太淡</p><button style="width:30px;height:30px">小</button><a href="#" style="display:block;height:60px">够大</a>`;
    await page.setContent(body);
    await page.evaluate(inPage('phoneText.ts'));
    const faults = await page.evaluate(() => window.phoneFaults());
    await page.close();
    assert.deepEqual(faults.map((fault) => fault.replace(/[\d.]+/g, 'N')), [
      'the page is N px wide', `「${'宽'.repeat(20)}」 leaves the screen`, '「切掉一半」 is cut off in its p',
      '「压在下面」 and 「压在上面」 overlap', '「太淡」 holds N:N of N', '「小」 is N×N px to a finger',
    ]);
  });
});
