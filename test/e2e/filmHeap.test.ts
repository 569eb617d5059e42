import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { CDPSession } from 'playwright-core';
import { filmTitles, openFilm, serveFilms } from '../tv/films.ts';
import { livingRoom, place } from './livingRoom.ts';

describe('one film after the other', function () {
  this.timeout(240_000);
  // Machine code of busy functions is on the heap too and comes when the engine likes: none here.
  const room = livingRoom({ serve: serveFilms, flags: ['--js-flags=--no-opt --no-sparkplug --no-maglev'] });

  for (const title of [filmTitles.lonely, filmTitles.pieces]) {
    it(`gives the box everything back: ${title}`, async () => {
      const television = await room.open({ remembered: { place, keepsHistory: false } });
      const session = await television.context.newCDPSession(television.page);
      await openFilm(television, title);
      await television.plays('playing', 0.1);
      const visits = async (count: number) => {
        for (let i = 0; i < count; i++) {
          await television.press('back', 'back', 'ok');
          await television.plays('playing', 0.1);
        }
      };
      await visits(8);
      const early = await heap(session);
      await visits(24);
      const late = await heap(session);
      assert.equal(await television.page.evaluate(() => document.querySelectorAll('video').length), 1);
      assert.ok(late.bytes / early.bytes <= 1.05, `the heap grew from ${early.bytes} to ${late.bytes} bytes`);
      assert.ok(late.nodes <= early.nodes + 3, `${early.nodes} nodes became ${late.nodes}`);
    });
  }
});

/** What is in use after everything that can be collected is. */
async function heap(session: CDPSession): Promise<{ bytes: number; nodes: number }> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { bytes: usedSize, nodes: (await session.send('Memory.getDOMCounters')).nodes };
}
