import assert from 'node:assert/strict';
import { pino } from 'pino';
import type { Database } from '../../../src/server/db/open.ts';
import { createJobs, type JobKind, type Jobs } from '../../../src/server/jobs/jobs.ts';
import { onBothDatabases, openTestDatabase } from '../databases.ts';

const log = pino({ level: 'silent' });

onBothDatabases('jobs', (dialect) => {
  let db: Database;
  let clock: { now: number };
  let running: Jobs[];
  before(async () => { db = await openTestDatabase(dialect); });
  beforeEach(async () => {
    clock = { now: 1_000_000 };
    running = [];
    await db.query.deleteFrom('job').execute();
  });
  afterEach(() => Promise.all(running.map((each) => each.stop())));
  after(() => db.close());

  function worker(how: Partial<JobKind> & Pick<JobKind, 'run'>): Jobs {
    const jobs = createJobs(db, () => clock.now, log);
    jobs.register('count', { lease: 60_000, attempts: 3, ...how });
    running.push(jobs);
    return jobs;
  }

  /** A job that ends when the test says so, and when it began. */
  function gate() {
    const begun = Promise.withResolvers<unknown>();
    const end = Promise.withResolvers<undefined>();
    const run = async (payload: unknown) => {
      begun.resolve(payload);
      await end.promise;
    };
    return { run, begun: begun.promise, end };
  }

  const waiting = () => db.query.selectFrom('job').select(['payload', 'attempts', 'lease', 'due_at']).orderBy('number').execute();

  it('are done in order as soon as they are added, and crossed off', async () => {
    const done: unknown[] = [];
    const all = Promise.withResolvers<undefined>();
    const jobs = worker({ run: async (payload) => { if (done.push(payload) === 3) all.resolve(undefined); } });
    jobs.start();
    await db.query.transaction().execute(async (query) => {
      for (const n of [1, 2, 3]) await jobs.add(query, 'count', { n });
    });
    jobs.wake();
    await all.promise;
    await jobs.stop();
    assert.deepEqual([done, await waiting()], [[{ n: 1 }, { n: 2 }, { n: 3 }], []]);
  });

  it('are not there when the transaction that added them failed', async () => {
    const jobs = worker({ run: async () => assert.fail() });
    await assert.rejects(db.query.transaction().execute(async (query) => {
      await jobs.add(query, 'count', {});
      throw new Error('no');
    }), /no/);
    assert.deepEqual(await waiting(), []);
  });

  it('wait until they are due', async () => {
    const { run, begun, end } = gate();
    const jobs = worker({ run });
    await jobs.add(db.query, 'count', 'later', clock.now + 1000);
    await jobs.add(db.query, 'count', 'now');
    jobs.start();
    assert.equal(await begun, 'now');
    end.resolve(undefined);
    await jobs.stop();
    assert.deepEqual((await waiting()).map((job) => job.payload), ['"later"']);
  });

  it('are done by one of two servers', async () => {
    const first = gate();
    const one = worker({ run: first.run });
    await one.add(db.query, 'count', 'a');
    one.start();
    await first.begun;
    const second = gate();
    const other = worker({ run: second.run });
    await other.add(db.query, 'count', 'b');
    other.start();
    assert.equal(await second.begun, 'b');
    first.end.resolve(undefined);
    second.end.resolve(undefined);
    await Promise.all([one.stop(), other.stop()]);
    assert.deepEqual(await waiting(), []);
  });

  it('are claimed once, however many ask at the same moment', async () => {
    let done = 0;
    const workers = Array.from({ length: 8 }, () => worker({ run: async () => { done += 1; } }));
    for (let n = 0; n < 20; n += 1) await workers[0]!.add(db.query, 'count', n);
    for (const each of workers) each.start();
    while ((await waiting()).length > 0) await Promise.resolve();
    assert.equal(done, 20);
  });

  it('are done again by another when their server died: its lease runs out, and a late end does no harm', async () => {
    const first = gate();
    const dead = worker({ run: first.run });
    await dead.add(db.query, 'count', 'a');
    dead.start();
    await first.begun;
    clock.now += 59_999;
    const second = gate();
    const other = worker({ run: second.run });
    other.start();
    await other.stop();
    assert.equal((await waiting())[0]?.attempts, 1, 'the lease still holds');
    clock.now += 1;
    const third = worker({ run: second.run });
    third.start();
    assert.equal(await second.begun, 'a');
    first.end.reject(new Error('late'));
    await dead.stop();
    assert.equal((await waiting())[0]?.lease, clock.now + 60_000, 'the job is the second one\'s');
    second.end.resolve(undefined);
    await third.stop();
    assert.deepEqual(await waiting(), []);
  });

  it('are tried again later and later, and given up in the end', async () => {
    const tries: number[] = [];
    let next = Promise.withResolvers<undefined>();
    const given = Promise.withResolvers<unknown>();
    const run = async () => {
      tries.push(clock.now);
      next.resolve(undefined);
      throw new Error('never works');
    };
    const jobs = worker({ run, giveUp: async (payload) => given.resolve(payload) });
    await jobs.add(db.query, 'count', 'x');
    jobs.start();
    for (const wait of [5_000, 30_000]) {
      await next.promise;
      next = Promise.withResolvers();
      while ((await waiting())[0]?.lease !== 0) await Promise.resolve();
      assert.equal((await waiting())[0]?.due_at, clock.now + wait);
      clock.now += wait;
      jobs.wake();
    }
    assert.equal(await given.promise, 'x');
    await jobs.stop();
    assert.deepEqual([tries.length, await waiting()], [3, []]);
  });

  it('that ended their server each time are not begun once more', async () => {
    const given = Promise.withResolvers<unknown>();
    const jobs = worker({ run: async () => assert.fail(), giveUp: async (payload) => given.resolve(payload) });
    await jobs.add(db.query, 'count', 'bomb');
    await db.query.updateTable('job').set({ attempts: 3, lease: clock.now - 1 }).execute();
    jobs.start();
    assert.equal(await given.promise, 'bomb');
    await jobs.stop();
    assert.deepEqual(await waiting(), []);
  });

  it('that the end of the server interrupts are free at once', async () => {
    const begun = Promise.withResolvers<undefined>();
    const jobs = worker({
      run: (_payload, stopping) => new Promise((_resolve, reject) => {
        stopping.addEventListener('abort', () => reject(new Error('stopped')));
        begun.resolve(undefined);
      }),
    });
    await jobs.add(db.query, 'count', 'x');
    jobs.start();
    await begun.promise;
    await jobs.stop();
    assert.deepEqual((await waiting()).map(({ lease, due_at }) => [lease, due_at]), [[0, clock.now]]);
  });
});
