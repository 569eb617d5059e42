import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Television } from '../e2e/browser.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createTestApp, village } from '../server/testApp.ts';
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

  it('leaves the focus at the top of home, whichever answer of a first start comes first', async () => {
    const tv = await room.prepare({ remembered: {} });
    /** Lets the answers to an address through when it is called. */
    const hold = async (address: string): Promise<() => void> => {
      let open: () => void = () => undefined;
      const opened = new Promise<void>((done) => (open = done));
      await tv.page.route(address, async (route) => {
        const { pathname, search } = new URL(route.request().url());
        await opened;
        await route.fulfill({ json: (await room.server.get(pathname + search)).body });
      });
      return open;
    };
    const home = '**/api/v1/home*';
    const [answerHome, answerPlace, answerSettings] = [await hold(home), await hold('**/api/v1/regions*'), await hold('**/tv/config.json')];
    const asked = [home, '**/api/v1/regions*', '**/tv/config.json'].map((address) => tv.page.waitForRequest(address));
    await tv.page.goto(`${room.address}?region=${village}&page=home`);
    await Promise.all(asked);
    // The village's name draws home anew, and that asks anew; then the first answer comes, and the address before the second.
    const again = tv.page.waitForRequest(home);
    answerPlace();
    await again;
    await tv.page.route(home, () => undefined, { times: 1 });
    const first = tv.page.waitForResponse(home);
    answerHome();
    await (await first).finished();
    answerSettings();
    await tv.page.waitForFunction(() => window.fawu!.visibleText().join().includes('本村公示'));
    assert.deepEqual((await tv.focusPath()).slice(0, 2), ['home', 'notices']);
    await tv.page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});
