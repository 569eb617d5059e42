import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Block } from '../../src/contract/index.ts';
import { withdraw } from '../../src/server/content/content.ts';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { paragraph, village as place } from './fixtures.ts';
import { noticeDraft, openVillage, type Put, type Village } from './village.ts';

const day = 24 * 60 * 60 * 1000;

describe('phone addresses', () => {
  let village: Village;
  let story: Put;
  let notice: Put;

  before(async () => {
    village = await openVillage();
    story = await village.put({ sourceKey: 'cases/caili.md' });
    notice = await village.put(noticeDraft);
    await saveTerms(village.db, 'glossary.yaml', [{ word: '违约金', also: [], plain: '不照合同办要赔的钱。' }]);
    const adviser = { role: 'adviser', roleName: '法律顾问', name: '周老师', phone: '0717-0000002' };
    await saveContacts(village.db, [{ sourceKey: 'contacts/a.yaml', region: place.code, contacts: [adviser] }]);
  });
  after(() => village.close());

  const get = (url: string, headers = {}) => village.app.inject({ url, headers });

  it('serve every page as HTML, without a cookie, under the strict policy', async () => {
    const pages = [
      '/', `/?region=${place.code}`, `/columns/cases?region=${place.code}`, '/columns/laws',
      `/columns/cases?region=${place.code}&topic=marriage`, `/items/${story.id}`,
      `/items/${notice.id}?part=1`, '/regions', '/regions?parent=420583901000', '/search',
      '/search?q=%E5%BD%A9%E7%A4%BC', '/contacts', `/contacts?region=${place.code}`, '/glossary', '/glossary?letter=W',
      `/columns/notices?region=${place.code}&disclosure=past`, `/items/${notice.id}/print`, '/regions?to=contacts',
      `/s/${story.code}`, `/S/${story.code}/K7Q2MA`, `/s?code=${story.code}`,
    ];
    for (const url of pages) {
      const reply = await get(url);
      assert.equal(reply.statusCode, 200, url);
      assert.match(String(reply.headers['content-type']), /^text\/html; charset=utf-8/);
      assert.equal(reply.headers['set-cookie'], undefined);
      assert.match(String(reply.headers['content-security-policy']), /script-src 'self'/);
      assert.doesNotMatch(reply.body, / style=| on[a-z]+=/);
      assert.match(reply.body, /^<!doctype html><html lang="zh-CN"/);
    }
  });

  it('show the village’s notices first, with the days left counted by the server', async () => {
    const { body } = await get(`/?region=${place.code}`);
    assert.match(body.replace(/<[^>]*>/g, ''), /第三季度村级财务收支公示.*公示还剩 3 天.*彩礼给了八万八/s);
  });

  it('open a short link at its paragraph, in any case and with spaces', async () => {
    const lower = story.code.toLowerCase();
    const spaced = encodeURIComponent(`${lower.slice(0, 4)} ${lower.slice(4)}`);
    for (const url of [`/s/${lower}/k7q2ma`, `/S/${story.code}/K7Q2MA`, `/S/${lower}/K7q2mA`]) {
      const { statusCode, body } = await get(url);
      assert.equal(statusCode, 200, url);
      assert.match(body, /data-stop[^>]*>.{0,200}电视上看到这里.{0,200}id="b-K7Q2MA"/s);
    }
    assert.match((await get(`/s?code=${spaced}`)).body, /彩礼给了八万八/);
  });

  it('take the reader of a scanned village item on in that village', async () => {
    const { body } = await get(`/s/${story.code}`);
    assert.match(body, new RegExp(`href="/\\?region=${place.code}"`));
  });

  it('open the nearest passage before one that is gone, and say so', async () => {
    const blocks = (...ids: string[]): Block[] => ids.map((id) => paragraph(id, `第 ${id} 段`));
    const first = await village.put({
      sourceKey: 'cases/moved.md', title: '会改的', body: blocks('C00001', 'C00002', 'C00003'),
    });
    village.wait(1000);
    await village.put({ sourceKey: 'cases/moved.md', title: '会改的', body: blocks('C00001', 'C00003') });
    const { statusCode, body } = await get(`/S/${first.code}/C00002`);
    assert.equal(statusCode, 200);
    assert.match(body, /电视上那一段改过了，从这里接着看.{0,200}id="b-C00001"/s);
  });

  it('open the list that a list’s code stands for', async () => {
    const home = (await get(`/api/v1/home?region=${place.code}`)).json<{ rails: { code: string }[] }>();
    const { statusCode, body } = await get(`/S/${home.rails[0]?.code}`);
    assert.equal(statusCode, 200);
    assert.match(body, /<h1>信息公开<\/h1>.*第三季度/s);
  });

  it('open the telephones that a village’s code stands for', async () => {
    const { code } = (await get(`/api/v1/contacts?region=${place.code}`)).json<{ code: string }>();
    for (const url of [`/S/${code}`, `/s?code=${code.toLowerCase()}`, `/contacts?region=${place.code}`]) {
      assert.match((await get(url)).body, /<h1>便民卡<\/h1>.*周老师.*href="tel:07170000002"/s, url);
    }
  });

  it('part the notices that hang out from those whose time is over', async () => {
    const later = await openVillage();
    await later.put(noticeDraft);
    const page = async (query: string) => (await later.app.inject(`/columns/notices?region=${place.code}${query}`)).body;
    assert.match(await page(''), /第三季度/);
    assert.match(await page('&disclosure=past'), /还没有以前的公示/);
    const ended = { ...noticeDraft.disclosure!, until: '2026-11-21' };
    await later.put({ ...noticeDraft, sourceKey: 'notices/ended.md', title: '昨天就止了的', disclosure: ended });
    const home = (await later.app.inject(`/?region=${place.code}`)).body;
    assert.match(home, /第三季度.*公示还剩 3 天.*昨天就止了的.*公示已结束/s);
    later.wait(5 * day);
    assert.match(await page(''), /眼下没有正在公示的.*/s);
    assert.match(await page('&disclosure=past'), /第三季度.*公示已结束/s);
    await later.close();
  });

  it('print notices, and nothing else', async () => {
    assert.match((await get(`/items/${notice.id}/print`)).body, /张贴人/);
    assert.equal((await get(`/items/${story.id}/print`)).statusCode, 404);
    assert.equal((await get('/items/0000000000/print')).statusCode, 404);
  });

  it('answer wrong codes and unknown addresses kindly', async () => {
    const hostile = encodeURIComponent('"><script>alert(1)</script>');
    const codes = ['/s/ZZZZZZZZ', '/s/1', `/s/${hostile}`, `/s?code=${hostile}`, '/s', '/S/%00'];
    const pages = ['/s/ZZZZZZZZ/x/y', '/nothing', '/items/unknown', '/columns/none', '/items/k7q2ma%00001'];
    for (const url of [...codes, ...pages]) {
      const reply = await get(url);
      assert.ok(reply.statusCode === 404 || reply.statusCode === 400, `${url} ${reply.statusCode}`);
      assert.match(reply.body, /没找到.*name="code"/s, url);
      assert.match(reply.body, /回首页/);
      assert.doesNotMatch(reply.body, /<script>/);
      assert.equal(reply.headers['cache-control'], 'no-store');
    }
  });

  it('say what was withdrawn or has expired, by its address and by its code', async () => {
    const gone = await village.put({ sourceKey: 'cases/gone.md', title: '要撤的' });
    const brief = await village.put({
      sourceKey: 'cases/brief.md', title: '要到期的', expiresAt: Date.parse('2026-11-23T12:00:00+08:00'),
    });
    await get(`/items/${gone.id}`);
    await withdraw(village.db, { sourceKey: 'cases/gone.md' }, Date.parse('2026-11-22T19:06:00+08:00'));
    village.wait(day);
    for (const [put, words] of [[gone, '撤下'], [brief, '到期']] as const) {
      for (const url of [`/items/${put.id}`, `/S/${put.code}`]) {
        const reply = await get(url);
        assert.equal(reply.statusCode, 410, url);
        assert.match(reply.body, new RegExp(words));
        assert.equal(reply.headers['cache-control'], 'no-store');
      }
    }
  });

  it('never fail, whatever stands in an address', async () => {
    const nasty = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom('\0', '../../etc/passwd', "' or 1=1 --", '<script>', '%', '9'.repeat(30), '工钱\u0000', '-1'),
    );
    const paths = ['/', '/columns/', '/columns/cases', '/items/', `/items/${story.id}`, '/s/', `/S/${story.code}/`, '/contacts', '/glossary'];
    const names = ['region', 'topic', 'cursor', 'part', 'at', 't', 'q', 'code', 'parent', 'letter', 'disclosure', 'to'];
    const address = fc
      .tuple(fc.constantFrom(...paths, '/search', '/regions', '/s'), nasty, fc.constantFrom(...names), nasty)
      .map(([path, end, name, value]) => {
        const tail = path.endsWith('/') ? encodeURIComponent(end) : '';
        return `${path}${tail}?${name}=${encodeURIComponent(value)}&${name}x=1`;
      });
    await fc.assert(
      fc.asyncProperty(address, async (url) => {
        const reply = await get(url);
        assert.ok(reply.statusCode < 500, `${url}: ${reply.statusCode}`);
        assert.match(reply.body, /^<!doctype html>/);
      }),
    );
  });

  it('ask for patience in words when one address asks too much', async () => {
    const busy = await openVillage({ RATE_LIMIT: '1' });
    await busy.app.inject('/');
    const reply = await busy.app.inject('/');
    await busy.close();
    assert.equal(reply.statusCode, 429);
    assert.match(reply.body, /看的人太多了.*请等一分钟/s);
    assert.ok(Number(reply.headers['retry-after']) > 0);
  });

  it('say in words that something failed, and show nothing of it', async () => {
    const broken = await openVillage();
    await broken.db.close();
    const reply = await broken.app.inject('/');
    await broken.app.close();
    assert.equal(reply.statusCode, 500);
    assert.match(reply.body, /出了点问题.*不是您的问题/s);
    assert.doesNotMatch(reply.body, /sqlite|Error|at /i);
  });

  it('stay true when a messenger adds to the address', async () => {
    const { statusCode, body } = await get(`/items/${story.id}?from=singlemessage&isappinstalled=0`);
    assert.equal(statusCode, 200);
    assert.match(body, /彩礼/);
  });

  it('answer programs that ask the API for nothing in the API’s own shape', async () => {
    const reply = await get('/api/v1/nothing');
    assert.equal(reply.statusCode, 404);
    assert.equal(reply.json<{ error: { code: string } }>().error.code, 'not_found');
  });

  it('may be kept by a cache until the content changes', async () => {
    const reply = await get(`/items/${story.id}`);
    assert.equal(reply.headers['cache-control'], 'public, max-age=0, s-maxage=10, stale-if-error=86400');
    const again = await get(`/items/${story.id}`, { 'if-none-match': reply.headers.etag });
    assert.equal(again.statusCode, 304);
    assert.equal((await get('/search?q=x')).headers['cache-control'], 'no-store');
  });

  it('give the style and the script for ever under their hash', async () => {
    const { body } = await get('/');
    for (const address of body.match(/\/pages\/phone[^"]+/g) ?? []) {
      const reply = await get(address);
      assert.equal(reply.statusCode, 200);
      assert.match(String(reply.headers['cache-control']), /immutable/);
    }
    assert.equal(body.match(/\/pages\/phone[^"]+/g)?.length, 2);
  });
});
