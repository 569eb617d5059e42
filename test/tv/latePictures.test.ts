import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { keys, type Television } from '../e2e/browser.ts';
import { livingRoom, place } from '../e2e/livingRoom.ts';
import { createTestApp, draft, village } from '../server/testApp.ts';
import { blockId, paragraphs } from './fixtures.ts';

describe('a picture that comes when its text is not shown any more', function () {
  this.timeout(90_000);
  const src = '/media/00000000000000000000000000000000.jpg';
  const title = '水渠清淤公示';
  const room = livingRoom({ isServerFresh: true, serve: () => createTestApp({ items: [draft({
    title,
    column: 'notices',
    region: village,
    disclosure: { from: '2026-11-20', until: '2026-11-24', responsible: '示例村民委员会' },
    body: [
      { id: blockId(90), kind: 'picture', text: '公告栏', picture: { src, width: 640, height: 360, alt: '公告栏的照片' } },
      ...paragraphs(3),
    ],
  })] }) });

  /** The notice on the screen, and what lets its picture come. */
  async function open(): Promise<{ tv: Television; bring: () => Promise<void> }> {
    const [card] = await room.cards('notices');
    const tv = await room.prepare({ remembered: { place } });
    await tv.page.clock.install();
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    await tv.page.route('**/media/*.jpg', (route) => held.then(() => route.abort()));
    await tv.page.goto(`${room.address}#item/${card!.id}`);
    await tv.page.waitForFunction((words) => window.fawu?.visibleText().join('\n').includes(words), '手机接着看');
    const bring = async () => {
      release();
      await tv.settle();
    };
    return { tv, bring };
  }

  it('does not bring it back under what is offered behind the last page', async () => {
    const { tv, bring } = await open();
    for (let i = 0; i < 20 && !(await tv.focusPath()).includes('end'); i++) await tv.page.keyboard.press(keys.down);
    await bring();
    assert.ok((await tv.focusPath()).includes('end'));
    assert.match(await tv.text(), /看完了/);
    assert.doesNotMatch(await tv.text(), /手机接着看|张大爷/);
    await tv.press('up');
    assert.match(await tv.text(), /手机接着看/);
  });

  it('does not let a notice count as displayed that was left', async () => {
    const { tv, bring } = await open();
    await tv.page.keyboard.press(keys.back);
    await tv.page.waitForFunction(() => window.fawu!.focusPath()[0] === 'home');
    await bring();
    await tv.page.clock.runFor(5_000);
    await tv.page.waitForLoadState('networkidle');
    assert.deepEqual(await room.server.db.query.selectFrom('display').selectAll().execute(), []);
  });
});
