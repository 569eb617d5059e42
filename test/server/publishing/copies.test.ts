import assert from 'node:assert/strict';
import type { DraftContent, DutiesReply } from '../../../src/contract/admin/index.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { village } from '../testApp.ts';
import { accounts, done, published, written } from './desk.ts';

onBothDatabases('a notice written after another', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  let reviewer: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect });
    [clerk, reviewer] = [await test.as('editor'), await test.as('reviewer')];
  });
  afterEach(() => test.close());

  const itself = (content: DraftContent) => content;
  const lastQuarter = (content: DraftContent) =>
    accounts(content, { disclosure: { ...content.disclosure, from: '2026-11-01', until: '2026-11-30', signedOn: '2026-10-31', period: '2026-Q3', supervisionPhone: '0717-4212345' } });
  const after = async (id: string, revision = 0) => (await written(clerk, itself, { from: { draft: id, revision } })).content;

  it('begins today, for as many days, with the next period, also in its title, and fulfils the next duty', async () => {
    const first = await published(clerk, reviewer, lastQuarter);
    test.clock.now = Date.parse('2027-01-08T10:00:00+08:00');
    await clerk.logIn();
    await reviewer.logIn();
    const next = await written(clerk, itself, { from: { draft: first.id, revision: 0 } });
    const { from, until, signedOn, period, supervisionPhone } = next.content.disclosure ?? {};
    assert.deepEqual([from, until, signedOn, period, supervisionPhone], ['2027-01-08', '2027-02-06', '2027-01-08', '2026-Q4', '0717-4212345']);
    assert.equal(next.content.title, '示例一村 2026 年第四季度财务收支公开');
    await done(reviewer, await done(clerk, next, 'submit'), 'approve');
    const { items } = (await clerk.get<DutiesReply>(`/duties?region=${village}`)).body;
    assert.deepEqual(items.map(({ period: owed, state }) => [owed, state]), [['2026-Q4', 'done']]);
  });

  it('of another kind keeps no period, and one without dates gets none', async () => {
    const plain = await written(clerk, (content) => accounts(content, { title: '村道硬化招标', disclosure: { signature: '村委会' } }), { template: 'tender' });
    assert.deepEqual((await after(plain.id)).disclosure, { signature: '村委会' });
    for (const [period, title, next, words] of [
      ['2026-12', '2026年12月低保对象公示', '2027-01', '2027年1月低保对象公示'],
      ['2026', '2026 年度补贴公示', '2027', '2027 年度补贴公示'],
      ['2026-Q4', '柳溪村四季度财务收支', '2027-Q1', '柳溪村一季度财务收支'],
    ] as const) {
      const one = await written(clerk, (content) => accounts(content, { title, disclosure: { period } }));
      const copy = await after(one.id);
      assert.deepEqual([copy.disclosure?.period, copy.title], [next, words]);
    }
  });

  it('is about the same period where that one was taken back, or an old revision begins again', async () => {
    const out = await published(clerk, reviewer, lastQuarter);
    assert.equal((await after(out.id, 1)).disclosure?.period, '2026-Q3');
    await done(clerk, out, 'withdraw', { reason: '数字有误' });
    const again = await after(out.id);
    assert.deepEqual([again.disclosure?.period, again.disclosure?.from, again.title], ['2026-Q3', '2026-11-22', out.title]);
  });
});
