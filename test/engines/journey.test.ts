import assert from 'node:assert/strict';
import { listeningPort } from '../../src/server/app.ts';
import { createTestApp, draft, type TestApp } from '../server/testApp.ts';
import { asOnTheFloor } from './floor.ts';
import { openChromium64, type OldPage } from './chromium64.ts';

const titles = ['老人住进女儿家，赡养费谁来出', '借条上没写利息，能不能要'];

/** The ways a box may draw: how its engine is started, what is asked for, and what must come of it. */
const boxes = [
  { name: 'draws with WebGL', webgl: true, query: '?renderer=webgl', renderer: 'webgl', before: '' },
  { name: 'draws on a 2D canvas when asked to', webgl: true, query: '?renderer=canvas2d', renderer: 'canvas2d', before: '' },
  { name: 'draws on a 2D canvas by itself when WebGL is refused', webgl: false, query: '?renderer=webgl', renderer: 'canvas2d', before: '' },
  { name: 'needs nothing younger than its floor', webgl: true, query: '?renderer=webgl', renderer: 'webgl', before: asOnTheFloor },
];

describe('the television on Chromium 64', function () {
  this.timeout(180_000);
  let test: TestApp;
  let address: string;
  let page: OldPage | undefined;

  before(async () => {
    test = await createTestApp({ items: titles.map((title) => draft({ title })) });
    await test.app.listen({ port: 0, host: '127.0.0.1' });
    address = `http://127.0.0.1:${listeningPort(test.app)}/tv/`;
  });
  afterEach(async () => {
    await page?.close();
    page = undefined;
  });
  after(() => test.close());

  const shows = (words: string) => `fawu.settled() && fawu.visibleText().join(' ').indexOf(${JSON.stringify(words)}) >= 0`;
  const focus = (box: OldPage) => box.evaluate<string[]>('fawu.focusPath()');
  const hasFocus = (path: string[]) => `fawu.settled() && fawu.focusPath().join() === ${JSON.stringify(path.join())}`;

  for (const { name, webgl, query, renderer, before } of boxes) {
    it(`${name}, and goes from first run to a story and back`, async () => {
      const box = await openChromium64({ webgl, before });
      page = box;
      assert.match(box.version, /Chrome\/64\./);
      await box.open(address + query);
      await box.until('window.fawu');
      assert.equal(await box.evaluate('fawu.renderer'), renderer);

      await box.until(shows('示例镇'));
      await box.press('1');
      await box.until(shows('示例一村'));
      await box.press('2');
      await box.until(shows('法治案例'));
      const home = await focus(box);
      assert.ok(home.length > 1, 'something on home has the focus');

      await box.press('ArrowRight');
      await box.until(`!(${hasFocus(home)}) && fawu.settled()`);
      await box.press('ArrowLeft');
      await box.until(hasFocus(home));

      await box.press('Enter');
      await box.until(shows('夫妻离婚后'));
      const story = await focus(box);
      await box.press('F1');
      await box.until(`!(${hasFocus(story)}) && fawu.settled()`);
      await box.press('Escape');
      await box.until(hasFocus(story));
      await box.press('Escape');
      await box.until(hasFocus(home));
      assert.deepEqual(box.faults, []);
    });
  }
});
