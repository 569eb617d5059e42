import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, draft, evening, village } from '../server/testApp.ts';
import { paragraphs, villageItems } from './fixtures.ts';

describe('a text whose time is over', function () {
  this.timeout(90_000);
  const hour = 3_600_000;
  const title = '灌溉用水安排公示';
  const notice = draft({
    title, column: 'notices', region: village, body: paragraphs(3), publishAt: evening - hour, expiresAt: evening + hour,
    disclosure: { from: '2026-11-20', until: '2026-11-24', responsible: '示例村民委员会' },
  });
  const others = villageItems().filter(({ column }) => column !== 'notices');
  const room = livingRoom({ serve: () => createTestApp({ items: [notice, ...others] }), isServerFresh: true });

  async function open(): Promise<Television> {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(room.address);
    await tv.sees(title);
    return tv;
  }

  it('is not called withdrawn when it goes from the screen', async () => {
    const tv = await open();
    await tv.press('ok');
    await tv.sees('第 1 段');
    room.server.clock.now += 2 * hour;
    await tv.page.clock.fastForward(31_000);
    await tv.sees('这条内容到期了');
    assert.equal((await tv.focusPath())[0], 'home');
    assert.doesNotMatch(await tv.text(), new RegExp(`撤下|${title}`));
  });

  it('says so where it is opened from a list that is older, and leads back', async () => {
    const tv = await open();
    room.server.clock.now += 2 * hour;
    await tv.press('ok');
    await tv.sees('这条内容已经到期');
    assert.match(await tv.text(), /公布的时间过了/);
    assert.doesNotMatch(await tv.text(), /撤下/);
    await tv.press('back');
    assert.equal((await tv.focusPath())[0], 'home');
    assert.doesNotMatch(await tv.text(), new RegExp(title));
  });
});
