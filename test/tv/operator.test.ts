import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp } from '../server/testApp.ts';
import { villageItems } from './fixtures.ts';

const portal = 'http://portal.example.cn/epg/index.html';

describe('what the operator set, at the next start', function () {
  this.timeout(90_000);
  const room = livingRoom({ serve: () => createTestApp({
    items: villageItems(), env: { PUBLIC_URL: 'http://fawu.example.cn', RETURN_ORIGINS: 'http://portal.example.cn' },
  }) });

  /** A television that was on once, at home as the portal opens it. */
  async function secondStart(): Promise<Television> {
    const tv = await room.prepare();
    const heard = tv.page.waitForResponse('**/tv/config.json');
    await tv.page.goto(`${room.address}?return=${encodeURIComponent(portal)}`);
    await (await heard).finished();
    await tv.sees('本村公示');
    await tv.page.waitForFunction(() => localStorage.getItem('fawu.shelf')?.includes('home:'));
    return tv;
  }

  it('holds without a network: the way back to the portal, and the address that the symbol carries', async () => {
    const tv = await secondStart();
    await tv.page.route(/\/api\/|config\.json/, (route) => route.abort('internetdisconnected'));
    await tv.page.route(portal, (route) => route.fulfill({ contentType: 'text/html', body: '<title>portal</title>' }));
    await tv.page.reload();
    await tv.sees('存下的内容');
    await tv.press('red');
    await tv.sees('fawu.example.cn');
    await tv.press('back', 'back');
    await tv.sees('离开电子法务？');
    await tv.press('right');
    await Promise.all([tv.page.waitForURL(portal), tv.page.keyboard.press('Enter')]);
  });

  it('is not learned anew: home is opened once', async () => {
    const tv = await secondStart();
    let asked = 0;
    tv.page.on('request', (request) => {
      if (request.url().includes('/api/v1/home')) asked++;
    });
    const heard = tv.page.waitForResponse('**/tv/config.json');
    await tv.page.reload();
    await (await heard).finished();
    await tv.sees('本村公示');
    await tv.page.waitForLoadState('networkidle');
    assert.equal(asked, 1);
  });

  it('is taken from the server as soon as that says something else', async () => {
    const tv = await secondStart();
    const said = { publicUrl: 'http://other.example.cn', returnOrigins: [] };
    await tv.page.route('**/tv/config.json', (route) => route.fulfill({ json: said }));
    await tv.page.reload();
    await tv.sees('本村公示');
    await tv.page.waitForFunction(() => localStorage.getItem('fawu.settings')?.includes('other'));
    await tv.press('red');
    await tv.sees('other.example.cn');
  });
});
