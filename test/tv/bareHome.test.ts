import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { publishAll } from '../../src/server/content/content.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import type { KeyName, Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, someRegions } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

const noNetwork = '**/api/v1/**';

describe('a television in a county where nothing was published yet', function () {
  this.timeout(90_000);
  const room = livingRoom({ isServerFresh: true });

  async function open(at = ''): Promise<Television> {
    const tv = await room.prepare();
    await tv.page.clock.install();
    await tv.page.goto(room.address + at);
    return tv;
  }

  /** The pulse comes, and what it brings. */
  const hears = (tv: Television) => tv.page.clock.fastForward(31_000);

  const publish = () => publishAll(room.server.db, villageItems(), room.server.clock.now);

  it('has all its services within the reach of the arrows, and shows what comes then', async () => {
    const tv = await open();
    await tv.sees('这里还没有内容');
    assert.match(await tv.text(), /便民卡.*搜索.*看过的.*设置.*求助.*离开/s);
    assert.doesNotMatch(await tv.text(), /数字键/);
    await tv.press('down');
    assert.deepEqual(await tv.focusPath(), ['home', 'services', 'contacts']);
    await tv.press('right', 'right', 'right', 'ok');
    await tv.sees('字的大小');
    await tv.press('back');
    await tv.sees('这里还没有内容');
    assert.deepEqual(await tv.focusPath(), ['home', 'services', 'settings']);
    await tv.press('up');
    assert.deepEqual(await tv.focusPath(), ['home', 'place']);
    await publish();
    await hears(tv);
    await tv.sees('本村公示');
    assert.doesNotMatch(await tv.text(), /这里还没有内容/);
    assert.equal((await tv.focusPath())[1], 'notices');
  });

  it('leaves the focus on the service where somebody is when the first content comes', async () => {
    const tv = await open();
    await tv.sees('这里还没有内容');
    await tv.press('down', 'right', 'right', 'right');
    await publish();
    await hears(tv);
    await tv.sees('案例第60号');
    assert.deepEqual(await tv.focusPath(), ['home', 'services', 'settings']);
    assert.equal(await tv.focusFault(), undefined);
  });

  for (const size of ['standard', 'large', 'extra']) {
    it(`has them without a network too, in ${size} type`, async () => {
      const tv = await room.prepare({ remembered: { place, size } });
      await tv.page.route(noNetwork, (route) => route.abort('internetdisconnected'));
      await tv.page.goto(room.address);
      await tv.sees('网络断开了');
      const keys: [KeyName, string][] = [['down', 'contacts'], ['right', 'search'], ['right', 'history'], ['right', 'settings'], ['right', 'coach'], ['right', 'leave']];
      for (const [key, card] of keys) {
        await tv.press(key);
        assert.deepEqual(await tv.focusPath(), ['home', 'services', card]);
      }
      await tv.press('left', 'ok');
      await tv.sees('按一下右键');
      await tv.press('back');
      await tv.sees('网络断开了');
      assert.deepEqual(await tv.focusPath(), ['home', 'services', 'coach']);
      await publish();
      await tv.page.unroute(noNetwork);
      await tv.sees('讲座一号');
      assert.deepEqual(await tv.focusPath(), ['home', 'services', 'coach']);
      for (let i = 0; i < 5 && (await tv.focusPath())[1] !== 'notices'; i++) await tv.press('up');
      await tv.sees('本村公示');
    });
  }
});

describe('a television before anybody has put a village on the server', function () {
  this.timeout(90_000);
  const room = livingRoom({ isServerFresh: true, serve: () => createTestApp({ regions: [] }) });

  it('asks for the village as soon as there is one', async () => {
    const tv = await room.prepare({ remembered: {} });
    await tv.page.clock.install();
    await tv.page.goto(room.address);
    await tv.sees('还没有可选的村');
    await saveRegions(room.server.db, someRegions);
    await tv.page.clock.fastForward(31_000);
    await tv.sees('示例镇');
    await tv.press(1);
    await tv.sees('示例一村');
    await tv.press('ok');
    assert.equal((await tv.focusPath())[0], 'coach');
  });
});
