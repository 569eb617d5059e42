import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

describe('how often a notice was displayed', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }), isServerFresh: true });

  async function open(title: string, remembered: Record<string, unknown> = {}): Promise<Television> {
    const id = (await room.cards()).find((card) => card.title === title)!.id;
    const tv = await room.prepare({ remembered: { place, ...remembered } });
    await tv.page.clock.install();
    await tv.page.goto(`${room.address}#item/${id}`);
    await tv.sees('手机接着看');
    return tv;
  }

  /** Lets time pass; answers what the server has counted when the box has nothing more to say. */
  async function countAfter(tv: Television, ms: number): Promise<number> {
    await tv.page.clock.runFor(ms);
    await tv.page.waitForLoadState('networkidle');
    const { boxes } = await room.server.db.query.selectFrom('display').select((e) => e.fn.sum<number | null>('boxes').as('boxes')).executeTakeFirstOrThrow();
    return Number(boxes ?? 0);
  }

  it('is said once a box and notice, when it stood on the screen for two seconds', async () => {
    const tv = await open('一村第三季度财务公示');
    const said = tv.page.waitForResponse((reply) => reply.url().endsWith('/displayed'));
    await tv.page.clock.runFor(2_100);
    assert.equal((await said).status(), 204);
    await tv.page.clock.runFor(1_000);
    await tv.page.reload();
    await tv.sees('手机接着看');
    assert.equal(await countAfter(tv, 5_000), 1);
  });

  it('is not said of what was only passed by, nor of what is no notice', async () => {
    const asked: string[] = [];
    const tv = await open('一村第三季度财务公示');
    tv.page.on('request', (request) => asked.push(request.url()));
    await tv.press('back');
    assert.equal(await countAfter(tv, 5_000), 0);
    await tv.page.goto(`${room.address}#item/${(await room.cards()).find((card) => card.title === '案例第60号')!.id}`);
    await tv.page.reload();
    await tv.sees('手机接着看');
    assert.equal(await countAfter(tv, 5_000), 0);
    assert.deepEqual(asked.filter((url) => url.includes('displayed')), []);
  });

  it('is not said by a box whose family keeps no history', async () => {
    const tv = await open('一村第三季度财务公示', { keepsHistory: false });
    assert.equal(await countAfter(tv, 5_000), 0);
  });
});
