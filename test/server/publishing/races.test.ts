import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Draft } from '../../../src/contract/admin/index.ts';
import { verifyAudit } from '../../../src/server/audit/verify.ts';
import { createConsoleApp, type Answer, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { accounts, done, press, read, written } from './desk.ts';

const parallel = 50;

/** How many answers there were of each status. */
function statuses(replies: Answer<unknown>[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of replies) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

onBothDatabases('officials who press at the same moment', (dialect) => {
  let test: ConsoleApp;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
  });
  afterEach(() => test.close());

  const lines = async (target: string, ...actions: string[]) =>
    test.db.query.selectFrom('audit').select('action').where('target', '=', target).where('action', 'in', actions).execute();
  const team = (role: 'editor' | 'reviewer' | 'issuer', count: number) =>
    Promise.all(Array.from({ length: count }, () => test.as(role)));

  it('50 saves of one version: one is kept, 49 are told and lose nothing', async function () {
    this.timeout(60_000);
    const clerks = await team('editor', 5);
    const draft = await written(clerks[0]!);
    const replies = await Promise.all(
      Array.from({ length: parallel }, (_, at) =>
        clerks[at % clerks.length]!.put<{ current: Draft }>(`/drafts/${draft.id}`, {
          version: draft.version,
          content: accounts(draft.content, { title: `第 ${at} 个人写的标题` }),
        }),
      ),
    );
    assert.deepEqual(statuses(replies), { 200: 1, 409: 49 });
    const kept = await read(clerks[0]!, draft.id);
    const winner = replies.findIndex(({ status }) => status === 200);
    assert.equal(kept.title, `第 ${winner} 个人写的标题`);
    assert.equal(kept.version, draft.version + 1);
    for (const { status, body } of replies) if (status === 409) assert.equal(body.current.content.title, kept.title);
    assert.equal((await lines(`draft/${draft.id}`, 'draft.save')).length, 2, 'the first words, and the save that won');
    assert.equal((await verifyAudit(test.db.query)).broken, undefined);
  });

  it('50 decisions by 25 people, some for and some against: one outcome', async function () {
    this.timeout(60_000);
    const clerk = (await team('editor', 1))[0]!;
    const deciders = [...(await team('reviewer', 15)), ...(await team('issuer', 10))];
    const draft = await done(clerk, await written(clerk), 'submit');
    const replies = await Promise.all(
      Array.from({ length: parallel }, (_, at) => press(deciders[at % deciders.length]!, draft, at % 2 === 0 ? 'approve' : 'return')),
    );
    // Somebody may have pressed the same twice: then both presses are the one decision.
    const good = replies.filter(({ status }) => status === 200);
    assert.ok(good.length >= 1 && good.length <= 2, JSON.stringify(statuses(replies)));
    assert.equal(replies.filter(({ status }) => status === 409).length, parallel - good.length);
    const after = await read(clerk, draft.id);
    assert.equal(after.reviews.length, 1);
    assert.equal(after.version, draft.version + 1);
    const approved = after.reviews[0]!.decision === 'approved';
    assert.equal(after.state, approved ? 'published' : 'returned');
    const items = await test.db.query.selectFrom('item').select('revision').execute();
    assert.deepEqual(items, approved ? [{ revision: 1 }] : []);
    assert.equal((await lines(`draft/${draft.id}`, 'draft.approve', 'draft.return')).length, 1);
    assert.equal((await verifyAudit(test.db.query)).broken, undefined);
  });

  it('a double press on “通过” is one decision, answered twice', async () => {
    const [clerk, reviewer] = [await test.as('editor'), await test.as('reviewer')];
    const draft = await done(clerk, await written(clerk), 'submit');
    const replies = await Promise.all([press(reviewer, draft, 'approve'), press(reviewer, draft, 'approve')]);
    assert.deepEqual(statuses(replies), { 200: 2 });
    const later = await press(reviewer, draft, 'approve');
    assert.deepEqual([later.status, later.body.state, later.body.reviews.length], [200, 'published', 1]);
    const other = await press(reviewer, draft, 'return');
    assert.equal(other.status, 409, 'the opposite is not the same press');
  });

  it('50 presses on “写一件” with one key: one draft', async function () {
    this.timeout(60_000);
    const clerk = await test.as('editor');
    const body = { requestKey: 'fifty-presses', column: 'notices', template: 'finance', region: clerk.account.region };
    const replies = await Promise.all(Array.from({ length: parallel }, () => clerk.post<Draft>('/drafts', body)));
    assert.equal(new Set(replies.map((reply) => reply.body.id)).size, 1);
    assert.deepEqual(statuses(replies), { 200: 49, 201: 1 });
  });

  it('saving, handing in, recalling and deciding all at once leave one true history', async function () {
    this.timeout(60_000);
    const clerks = await team('editor', 3);
    const reviewers = await team('reviewer', 3);
    const draft = await written(clerks[0]!);
    const seed = [1, 5, 3, 0, 4, 2];
    const acts = (client: Client, at: number) => async () => {
      for (const step of seed) {
        const { body } = await client.get<Draft>(`/drafts/${draft.id}`);
        const what = (step + at) % 6;
        if (what === 0) await client.put(`/drafts/${draft.id}`, { version: body.version, content: accounts(body.content, { title: `写法之${at}${step}` }) });
        else await press(client, body, (['submit', 'recall', 'approve', 'return', 'revise'] as const)[what - 1]!);
        await wait(0);
      }
    };
    await Promise.all([...clerks, ...reviewers].map((client, at) => acts(client, at)()));
    const after = await read(reviewers[0]!, draft.id);
    const told = await test.db.query.selectFrom('audit').select('action').where('target', '=', `draft/${draft.id}`).where('action', 'not in', ['draft.publish']).execute();
    assert.equal(after.version, told.length, 'each version has its line of the audit');
    const item = await test.db.query.selectFrom('item').select('id').executeTakeFirst();
    assert.equal(after.item, item?.id);
    assert.equal((await verifyAudit(test.db.query)).broken, undefined);
  });
});
