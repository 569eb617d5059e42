import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { livingRoom } from '../e2e/livingRoom.ts';
import { city, createTestApp, draft } from '../server/testApp.ts';
import { blockId } from './fixtures.ts';

interface Drawn {
  text: string;
  left: number;
  width: number;
  size: number;
}

declare global {
  interface Window {
    drawnPieces: Drawn[];
  }
}

describe('marks in reading text', function () {
  this.timeout(60_000);
  const texts = [
    '他说：“好。”',
    '村里人都说：“合同要一条一条念给大家听，念完了再签字，签了字就要算数，谁也不能反悔，这话在理。”大家都点了点头，没有一个人说不是的。',
  ];
  const body = texts.map((text, i) => ({ id: blockId(i + 1), kind: 'paragraph' as const, text }));
  const room = livingRoom({ serve: () => createTestApp({ items: [draft({ column: 'cases', title: '签合同', region: city, body })] }) });

  /** What the page draws of the texts, in order, each piece with its place in its line. */
  async function drawn(): Promise<Drawn[]> {
    const [card] = await room.cards('cases');
    const tv = await room.prepare();
    await tv.page.addInitScript(() => {
      window.drawnPieces = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (this: CanvasRenderingContext2D, text: string, x: number, y: number) {
        window.drawnPieces.push({ text, left: x, width: this.measureText(text).width, size: parseFloat(/[\d.]+px/.exec(this.font)?.[0] ?? '') });
        fillText.call(this, text, x, y);
      };
    });
    await tv.page.goto(`${room.address}?item=${card?.id}`);
    await tv.sees('没有一个人说不是');
    const all = await tv.page.evaluate(() => window.drawnPieces);
    return all.slice(all.findIndex(({ text }) => text.startsWith('他说')));
  }

  /** How far a piece begins behind the end of the one before it, in characters. */
  const gapBefore = (pieces: Drawn[], text: string, from = 0) => {
    const at = pieces.findIndex((piece, i) => i > from && piece.text.startsWith(text));
    const [before, piece] = [pieces[at - 1], pieces[at]] as [Drawn, Drawn];
    return (piece.left - before.left - before.width) / piece.size;
  };

  it('stand half a character closer where their blank halves meet', async () => {
    const pieces = await drawn();
    assert.deepEqual(pieces.slice(0, 3).map(({ text }) => text), ['他说：', '“好。', '”']);
    for (const mark of ['“', '”']) assert.ok(Math.abs(gapBefore(pieces, mark) + 0.5) < 0.01, mark);
  });

  it('do so too in a line that is spread over the width, which still ends where the others end', async () => {
    const pieces = (await drawn()).slice(3);
    const between = gapBefore(pieces, '里');
    assert.ok(between >= 0 && between < 0.1, 'characters of the line are spread a little');
    assert.ok(Math.abs(gapBefore(pieces, '“') - between + 0.5) < 0.01);
    const rights = pieces.flatMap(({ left, width }, i) => ((pieces[i + 1]?.left ?? 0) < left ? [left + width] : []));
    assert.ok(Math.abs((rights[0] ?? 0) - (rights[1] ?? 1)) < 1, `lines end at ${rights.join()}`);
  });
});
