import assert from 'node:assert/strict';
import type { AuditEntry } from '../../../src/contract/admin/index.ts';
import { audited, system, type Actor } from '../../../src/server/audit/audit.ts';
import { pruneAudit } from '../../../src/server/audit/history.ts';
import { verifyAudit } from '../../../src/server/audit/verify.ts';
import type { Database } from '../../../src/server/db/open.ts';
import { createConsoleApp, type ConsoleApp } from '../console/consoleApp.ts';
import { onBothDatabases, openTestDatabase } from '../databases.ts';
import { evening, otherVillage, town, village } from '../testApp.ts';

const actor: Actor = { account: null, name: '张会计', role: 'editor', address: '10.0.0.7' };

async function write(db: Database, count: number, at = evening): Promise<void> {
  for (let each = 1; each <= count; each += 1) {
    await audited(db, actor, at, async (_query, record) => {
      await record({ action: 'draft.save', target: `draft/${each}`, region: village, before: { title: '' }, after: { title: `账目 ${each}` } });
    });
  }
}

onBothDatabases('the audit', (dialect) => {
  let db: Database;
  beforeEach(async () => { db = await openTestDatabase(dialect); });
  afterEach(() => db.close());

  it('is one chain, however many write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => write(db, 1)));
    assert.deepEqual(await verifyAudit(db.query), { lines: 20 });
  });

  it('holds no line of a change that did not happen, and no change without its line', async () => {
    await assert.rejects(
      audited(db, actor, evening, async (_query, record) => {
        await record({ action: 'draft.save', target: 'draft/1' });
        throw new Error('the disk is full');
      }),
      /disk/,
    );
    assert.deepEqual(await verifyAudit(db.query), { lines: 0 });
  });

  for (const [what, tamper, number, why] of [
    ['a word is changed', (query) => query.updateTable('audit').set({ actor: '李四' }).where('number', '=', 3).execute(), 3, /改过/],
    ['a time is changed', (query) => query.updateTable('audit').set({ at: 1 }).where('number', '=', 5).execute(), 5, /改过/],
    ['a line is taken out', async (query) => {
      await query.deleteFrom('audit_values').where('number', '=', 4).execute();
      await query.deleteFrom('audit').where('number', '=', 4).execute();
    }, 5, /第 4 条不见了/],
    ['the end is cut off', async (query) => {
      await query.deleteFrom('audit_values').where('number', '=', 6).execute();
      await query.deleteFrom('audit').where('number', '=', 6).execute();
    }, 6, /末尾/],
    ['a value is changed', (query) => query.updateTable('audit_values').set({ value: '{"after":{"title":"别的"}}' }).where('number', '=', 2).execute(), 2, /值被改过/],
    ['a line is forged at the end', async (query) => {
      const line = await query.selectFrom('audit').selectAll().where('number', '=', 6).executeTakeFirstOrThrow();
      await query.insertInto('audit').values({ ...line, number: 7 }).execute();
    }, 7, /改过/],
  ] as [string, (query: Database['query']) => Promise<unknown>, number, RegExp][]) {
    it(`names the first broken line when ${what}`, async () => {
      await write(db, 6);
      await tamper(db.query);
      const { broken } = await verifyAudit(db.query);
      assert.equal(broken?.number, number);
      assert.match(broken.why, why);
    });
  }

  it('erases values when their time is over, says so, and stays whole', async () => {
    const now = Date.parse('2026-11-22T19:05:00+08:00');
    await write(db, 2, Date.parse('2025-11-21T00:00:00+08:00'));
    await write(db, 1, Date.parse('2025-11-23T00:00:00+08:00'));
    assert.equal(await pruneAudit(db, 12, now), 2);
    assert.equal(await pruneAudit(db, 12, now), 0);
    assert.deepEqual(await verifyAudit(db.query), { lines: 4 });
    const kept = await db.query.selectFrom('audit_values').select('number').execute();
    assert.deepEqual(kept, [{ number: 3 }]);
    const last = await db.query.selectFrom('audit').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow();
    assert.equal(last.actor, system.name);
    assert.match(last.note, /2 条/);
  });
});

describe('reading the audit', () => {
  let test: ConsoleApp;
  before(async () => {
    test = await createConsoleApp();
    for (const region of [village, otherVillage]) {
      await audited(test.db, actor, evening, async (_query, record) => {
        await record({ action: 'draft.save', target: `draft/${region}`, region, before: { title: '甲' }, after: { title: '乙' } });
      });
    }
  });
  after(() => test.close());

  it('shows an auditor who did what, with what stood before and after', async () => {
    const auditor = await test.as('auditor');
    const { body } = await auditor.get<{ items: AuditEntry[]; next: string | null }>(`/audit?target=draft/${village}`);
    const [line] = body.items;
    assert.equal(body.items.length, 1);
    assert.equal(line?.actor, '张会计');
    assert.equal(line.at, '2026-11-22T19:05:00+08:00');
    assert.deepEqual(line.values, { before: { title: '甲' }, after: { title: '乙' } });
  });

  it('shows an auditor of a town what happened there, and nothing of elsewhere', async () => {
    const auditor = await test.as('auditor', village);
    const { body } = await auditor.get<{ items: AuditEntry[] }>('/audit?limit=50');
    assert.deepEqual([...new Set(body.items.map(({ region }) => region))], [village]);
  });

  it('goes on page by page without repeating or leaving out', async () => {
    const auditor = await test.as('auditor');
    const numbers: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: { body: { items: AuditEntry[]; next: string | null } } = await auditor.get(`/audit?limit=2${cursor && `&cursor=${cursor}`}`);
      numbers.push(...body.items.map(({ number }) => number));
      cursor = body.next;
    }
    assert.deepEqual(numbers, numbers.toSorted((a, b) => b - a));
    assert.equal(new Set(numbers).size, numbers.length);
    assert.equal(numbers.at(-1), 1);
  });

  it('filters by day, and turns down a cursor it did not make', async () => {
    const auditor = await test.as('auditor');
    assert.equal((await auditor.get<{ items: unknown[] }>('/audit?from=2026-11-23')).body.items.length, 0);
    assert.notEqual((await auditor.get<{ items: unknown[] }>('/audit?from=2026-11-22&until=2026-11-22')).body.items.length, 0);
    assert.equal((await auditor.get('/audit?cursor=0x1')).status, 400);
  });

  it('gives the chain’s end for keeping elsewhere', async () => {
    const auditor = await test.as('auditor');
    const { body } = await auditor.get<{ number: number; hash: string }>('/audit/head');
    assert.match(body.hash, /^[0-9a-f]{64}$/);
    assert.ok(body.number >= 2);
  });

  it('is for auditors alone', async () => {
    for (const role of ['editor', 'reviewer', 'issuer', 'adviser', 'administrator'] as const) {
      assert.equal((await (await test.as(role, role === 'reviewer' ? town : undefined)).get('/audit')).status, 403, role);
    }
  });
});
