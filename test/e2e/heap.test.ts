import assert from 'node:assert/strict';
import type { CDPSession } from 'playwright-core';
import { createTestApp, draft } from '../server/testApp.ts';
import { livingRoom } from './livingRoom.ts';

describe('an evening in front of the television', function () {
  this.timeout(240_000);
  const serve = () => {
    const text = '村里的调解员来了，两家人坐下来，把话说开，把账算清。'.repeat(40);
    const items = Array.from({ length: 12 }, (_, index) =>
      draft({ title: `第${index + 1}个故事`, body: [{ id: 'A00001', kind: 'paragraph', text }] }),
    );
    return createTestApp({ items });
  };
  // Machine code of busy functions is on the heap too and comes when the engine likes: none here.
  const room = livingRoom({ serve, flags: ['--js-flags=--no-opt --no-sparkplug --no-maglev'] });

  it('does not fill the box: after 300 page visits the heap is what it was when its textures were all there', async () => {
    const television = await room.open();
    await television.sees('法治案例');
    const session = await television.context.newCDPSession(television.page);
    // A round is two visits: a story with its symbol full screen, and home again. No key twice: that would be waited for.
    const rounds = async (count: number) => {
      for (let round = 0; round < count; round++) {
        await television.press(((round % 3) + 1) as 1 | 2 | 3, 'down', 'red', 'ok', 'back');
      }
    };
    // Textures stay until their room is full, and what draws them with them: about 60 visits of this walk.
    await rounds(50);
    const early = await heap(session);
    await rounds(100);
    const late = await heap(session);
    assert.ok((await television.text()).includes('法治案例'), 'home is on the screen');
    assert.ok(late < 6_000_000, `${late} bytes`);
    assert.ok(late / early <= 1.05, `the heap grew from ${early} to ${late} bytes`);
  });
});

/** Bytes in use after everything that can be collected is. */
async function heap(session: CDPSession): Promise<number> {
  for (let pass = 0; pass < 3; pass++) await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}
