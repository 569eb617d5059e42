import assert from 'node:assert/strict';
import type { Static } from 'typebox';
import type { PreviewReply } from '../../../src/contract/admin/index.ts';
import type { Item } from '../../../src/contract/index.ts';
import { saveTerms } from '../../../src/server/glossary/glossary.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { accounts, done, published, saved, written } from '../publishing/desk.ts';
import { otherVillage } from '../testApp.ts';

const minute = 60_000;

onBothDatabases('the preview of a draft', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    clerk = await test.as('editor');
  });
  afterEach(() => test.close());

  const open = async (who: Client, id: string) => who.post<Static<typeof PreviewReply>>(`/drafts/${id}/preview`);
  const tokenOf = async (who: Client, id: string) => (await open(who, id)).body.token;
  const item = (token: string) => test.get<Item>('/api/v1/preview/item', { 'x-preview-token': token });

  it('is the item that publication makes: the same words, blocks and terms', async () => {
    await saveTerms(test.db, 'test/glossary.yaml', [{ word: '村务监督委员会', also: [], plain: '替大家看账的人。' }]);
    const draft = await written(clerk);
    const preview = await item(await tokenOf(clerk, draft.id));
    assert.equal(preview.status, 200, preview.text);
    const reviewer = await test.as('reviewer');
    const { item: id } = await done(reviewer, await done(clerk, draft, 'submit'), 'approve');
    const { body } = await test.get<Item>(`/api/v1/items/${id}`);
    const same = ({ id: _id, code: _code, revision: _revision, ...rest }: Item) => rest;
    assert.deepEqual(same(preview.body), same(body));
    assert.equal(body.terms?.[0]?.word, '村务监督委员会');
    assert.deepEqual([preview.body.id, preview.body.code, preview.body.revision], [draft.id, '00000000', draft.version]);
  });

  it('sees the newest save, with the code that a published item has', async () => {
    const standing = await published(clerk, await test.as('reviewer'));
    const again = await done(clerk, standing, 'revise');
    const token = await tokenOf(clerk, again.id);
    const { body: before } = await item(token);
    await saved(clerk, again, (content) => ({ ...accounts(content), title: '改过的标题' }));
    const { body: after } = await item(token);
    const { body: outside } = await test.get<Item>(`/api/v1/items/${standing.item}`);
    assert.deepEqual([before.title, after.title, outside.title], [standing.title, '改过的标题', standing.title]);
    assert.ok(after.revision > before.revision);
    assert.deepEqual([after.code, after.publishedAt], [outside.code, outside.publishedAt]);
  });

  it('is the phone page as well, and stays in nobody\'s cache', async () => {
    const token = await tokenOf(clerk, (await written(clerk)).id);
    const page = await test.get('/api/v1/preview/page', { 'x-preview-token': token });
    assert.match(page.text, /<h1>.*财务收支公开/s);
    assert.match(page.text, /公示还剩/);
    for (const { headers, status } of [page, await item(token)]) assert.deepEqual([status, headers['cache-control']], [200, 'no-store']);
    assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  });

  it('is for who may read the draft', async () => {
    const { id } = await written(clerk);
    assert.equal((await open(await test.as('editor', otherVillage), id)).status, 404);
    assert.equal((await open(test.browser(), id)).status, 401);
    assert.equal((await open(await test.as('reviewer'), id)).status, 200);
  });

  it('ends after twenty minutes, with the session, and was never there without its token', async () => {
    const { id } = await written(clerk);
    const reply = await open(clerk, id);
    assert.equal(Date.parse(reply.body.expiresAt) - test.clock.now, 20 * minute);
    test.clock.now += 20 * minute - 1;
    assert.equal((await item(reply.body.token)).status, 200);
    test.clock.now += 1;
    assert.equal((await item(reply.body.token)).status, 404);
    const token = await tokenOf(clerk, id);
    assert.equal((await item(token)).status, 200);
    await clerk.delete('/session');
    assert.equal((await item(token)).status, 404);
    for (const path of ['item', 'page']) assert.equal((await test.get(`/api/v1/preview/${path}`)).status, 404);
    assert.equal((await item('x'.repeat(43))).status, 404);
  });

  it('is kept as a hash', async () => {
    const token = await tokenOf(clerk, (await written(clerk)).id);
    const rows = await test.db.query.selectFrom('preview').selectAll().execute();
    assert.equal(rows.length, 1);
    assert.ok(!JSON.stringify(rows).includes(token));
  });
});

describe('who may frame the television', () => {
  it('is our own console, where the address says that it is a preview, and else nobody', async () => {
    const test = await createConsoleApp();
    const framing = async (url: string) => {
      const { headers } = await test.get(url);
      return [headers['x-frame-options'], /frame-ancestors '(\w+)'/.exec(String(headers['content-security-policy']))?.[1]];
    };
    assert.deepEqual(await framing('/tv/?preview=1'), ['SAMEORIGIN', 'self']);
    for (const url of ['/tv/', '/tv/?preview=0', '/tv/?preview=1&preview=2', '/tv/config.json?preview=1', '/?preview=1', '/console/?preview=1']) {
      assert.deepEqual(await framing(url), ['DENY', 'none'], url);
    }
    await test.close();
  });
});
