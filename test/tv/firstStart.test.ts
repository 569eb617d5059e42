import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, village } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

const noNetwork = '**/api/v1/**';

describe('a television whose village the portal knows', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({ items: villageItems() }) });

  it('teaches the remote at the first start, and never again', async () => {
    const tv = await room.open({ at: `?region=${village}`, remembered: {} });
    await tv.sees('按一下右键');
    await tv.press('back');
    await tv.sees('本村公示');
    assert.equal((await tv.focusPath())[0], 'home');
    await tv.page.reload();
    await tv.sees('本村公示');
    assert.equal((await tv.focusPath())[0], 'home');
  });

  it('does not teach it again where the village’s name never came', async () => {
    const tv = await room.prepare({ remembered: {} });
    await tv.page.route(noNetwork, (route) => route.abort('internetdisconnected'));
    await tv.page.goto(`${room.address}?region=${village}`);
    await tv.sees('按一下右键');
    await tv.page.reload();
    await tv.sees('网络断开了');
    assert.equal((await tv.focusPath())[0], 'home');
  });

  it('goes on with the lesson when the village’s name comes in the middle of it', async () => {
    const tv = await room.prepare({ remembered: {} });
    await tv.page.route(noNetwork, (route) => route.abort('internetdisconnected'));
    await tv.page.goto(`${room.address}?region=${village}`);
    await tv.sees('按一下右键');
    await tv.press('right');
    await tv.sees('按一下确定键');
    await tv.page.unroute(noNetwork);
    await tv.page.waitForFunction(() => localStorage.getItem('fawu.place') !== null);
    await tv.sees('按一下确定键');
    await tv.press('back');
    await tv.sees('示例镇 · 示例一村');
  });

  for (const at of ['&page=notices', '&page=home']) {
    it(`does not stand in the way of what the portal opens: ${at}`, async () => {
      const tv = await room.open({ at: `?region=${village}${at}`, remembered: {} });
      await tv.sees('第三季度财务公示');
      assert.equal((await tv.focusPath())[0], at === '&page=home' ? 'home' : 'column');
    });
  }

  it('does not teach a family that has been here before, nor on a box that could not remember it did', async () => {
    const known = await room.open({ at: `?region=${village}` });
    await known.sees('本村公示');
    assert.equal((await known.focusPath())[0], 'home');
    const forgetful = await room.prepare({ remembered: {} });
    await forgetful.page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new Error('QuotaExceededError');
      };
    });
    await forgetful.page.goto(`${room.address}?region=${village}`);
    await forgetful.sees('本村公示');
    assert.equal((await forgetful.focusPath())[0], 'home');
  });
});
