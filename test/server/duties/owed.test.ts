import assert from 'node:assert/strict';
import type { Draft } from '../../../src/contract/admin/index.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases } from '../databases.ts';
import { accounts, begin, press, saved, written } from '../publishing/desk.ts';
import { otherTown, otherVillage, someRegions, town, village } from '../testApp.ts';

const monthly = { region: town, name: '财务收支', template: 'finance', every: 'month', grace: 10, since: '2026-01-01' };

onBothDatabases('the period of a notice that is owed', (dialect) => {
  let test: ConsoleApp;
  let clerk: Client;
  let administrator: Client;
  beforeEach(async () => {
    test = await createConsoleApp({ dialect, regions: [...someRegions, { code: otherTown, name: '双泉镇' }] });
    [clerk, administrator] = [await test.as('editor'), await test.as('administrator')];
  });
  afterEach(() => test.close());

  const rule = async (changes: object = {}) => assert.equal((await administrator.post('/duty-rules', { ...monthly, ...changes })).status, 201);
  const proposed = async (template: 'finance' | 'tender' | 'subsidies', region = village, who = clerk) =>
    (await begin(who, { template, region })).body.content.disclosure?.period;
  /** What is said beside the period when it is handed in like that. */
  async function objection(period: string | undefined, template: 'finance' | 'tender' = 'finance', region = village, who = clerk): Promise<string | undefined> {
    const draft: Draft = await written(who, (content) => {
      const { period: _period, ...rest } = accounts(content).disclosure ?? {};
      return accounts(content, { disclosure: period === undefined ? rest : { ...rest, period } });
    }, { template, region });
    const reply = await press(who, draft, 'submit');
    if (reply.status === 200) return undefined;
    const { error } = JSON.parse(reply.text) as { error: { details: { field: string; problem: string }[] } };
    assert.deepEqual(error.details.map(({ field }) => field), ['disclosure.period']);
    return error.details[0]?.problem;
  }

  it('is proposed as the rule asks, the nearest region’s first', async () => {
    assert.equal(await proposed('finance'), '2026-Q3', 'the law’s');
    assert.equal(await proposed('tender'), undefined);
    await rule();
    assert.equal(await proposed('finance'), '2026-10');
    await rule({ template: 'subsidies', every: 'year', name: '补贴' });
    assert.equal(await proposed('subsidies'), '2026', 'the year that runs');
    const issuer = await test.as('issuer');
    assert.equal(await proposed('finance', otherTown, issuer), undefined, 'a town owes none');
  });

  it('is asked for where a rule covers the notice, and of its kind', async () => {
    assert.match((await objection(undefined)) ?? '', /请选这是哪一期的/);
    assert.match((await objection('2026-10')) ?? '', /按季度公开/);
    assert.equal(await objection('2026-Q3'), undefined);
    assert.equal(await objection(undefined, 'tender'), undefined);
    await rule();
    assert.equal(await objection('2026-10'), undefined);
    assert.match((await objection('2026')) ?? '', /按月、按季度公开/);
  });

  it('is nobody’s concern before the rule begins or outside of its region', async () => {
    await rule({ template: 'tender', since: '2027-01-01' });
    await rule({ template: 'tender', region: otherVillage });
    assert.equal(await proposed('tender'), undefined);
    assert.equal(await objection(undefined, 'tender'), undefined);
    const reviewer = await test.as('reviewer');
    assert.match((await objection(undefined, 'tender', otherVillage, reviewer)) ?? '', /请选这是哪一期的/);
  });

  it('can be left as it is while other things are typed', async () => {
    const { body } = await begin(clerk);
    const draft = await saved(clerk, body, (content) => ({ ...content, title: '三季度财务收支' }));
    assert.equal(draft.content.disclosure?.period, '2026-Q3');
  });
});
