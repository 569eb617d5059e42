import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { BoxStorage } from '../../src/tv/box/storage.ts';
import type { Client } from '../../src/tv/content/client.ts';
import { Content } from '../../src/tv/content/Content.ts';
import { ProblemError, type ProblemKind } from '../../src/tv/content/problems.ts';
import { Shelf } from '../../src/tv/content/Shelf.ts';
import { Upkeep } from '../../src/tv/content/Upkeep.ts';

const noon = Date.parse('2026-11-22T12:00:00+08:00');
const day = 86_400_000;
const idOf = (number: number) => `0123456${String(number).padStart(3, '0')}`;

function card(number: number, revision = 1) {
  return {
    id: idOf(number), code: '7K3M9QXW', column: 'cases', kind: 'article', region: '420583000000', topics: [],
    title: `案例第${number}号`, summary: '', minutes: 5, publishedAt: '2026-11-22T08:00:00+08:00', revision,
  };
}

/** A server of cards by number, what it was asked, and an upkeep whose time passes when the test says so. */
function start(numbers: number[][]) {
  const asked: number[] = [];
  const server = {
    home: { revision: 'a', path: [], rails: numbers.map((rail, i) => ({
      column: { id: i === 0 ? 'notices' : `rail-${'abcdefghij'[i]}`, name: '栏目', subtitle: '' },
      code: '7K3M9QXW', items: rail.map((number) => card(number)), total: rail.length,
    })) },
    problems: {} as Record<number, ProblemKind>,
    revisions: {} as Record<number, number>,
  };
  const client: Client = {
    pending: 0,
    get: async (path) => {
      if (path.endsWith('/home')) return structuredClone(server.home);
      const number = Number(path.slice(-3));
      asked.push(number);
      const kind = server.problems[number];
      if (kind) throw new ProblemError({ kind });
      return { ...card(number, server.revisions[number] ?? 1), provenance: { notes: [] }, body: [] };
    },
  };
  const clock = { now: noon as number | undefined };
  const shelf = new Shelf({ later: () => undefined, now: () => clock.now, boxNow: () => noon });
  const content = new Content(client, shelf, () => clock.now);
  const looked: number[][] = [];
  const came: number[] = [];
  const waiting: { ms: number; work: () => void }[] = [];
  const begin = () => void new Upkeep({
    content,
    storage: new BoxStorage(undefined),
    region: () => undefined,
    now: () => clock.now,
    recent: () => [],
    later: (ms, work) => waiting.push({ ms, work }),
    came: ({ id }) => came.push(Number(id.slice(-3))),
    looked: (cards) => looked.push(cards.map(({ id }) => Number(id.slice(-3)))),
  });
  /** Lets time pass until there is nothing to do, or that many steps; answers the waits. */
  const pass = async (steps = 200) => {
    const waits: number[] = [];
    for (let idle = 0; idle < 9 && steps > 0; steps--) {
      const before = asked.length;
      const next = waiting.shift()!;
      waits.push(next.ms);
      next.work();
      while (waiting.length === 0) await Promise.resolve();
      idle = asked.length > before ? 0 : idle + 1;
    }
    return waits;
  };
  return { asked, looked, came, server, clock, content, begin, pass };
}

describe('what is done while nobody presses a key', () => {
  it('fetches the first items of home’s rails, one at a time, with pauses', async () => {
    const { asked, looked, came, content, begin, pass } = start([[1, 2, 3, 4, 5], [11, 12, 13], [21, 1, 22]]);
    await content.home(undefined);
    begin();
    const waits = await pass();
    assert.deepEqual(asked, [1, 2, 3, 4, 11, 12, 21]);
    assert.deepEqual(came, asked, 'their photographs are kept with them');
    assert.ok(waits.slice(0, 3).reduce((sum, ms) => sum + ms) >= 15_000 && waits.every((ms) => ms >= 1000), waits.join());
    assert.equal(content.known(idOf(12))?.title, '案例第12号');
    assert.deepEqual(looked, [[1, 2, 3, 4, 5, 11, 12, 13, 21, 1, 22]], 'whose pictures are kept with them');
  });

  it('fetches only what does not lie on the shelf at that revision', async () => {
    const { asked, server, content, begin, pass } = start([[1, 2]]);
    await content.home(undefined);
    await content.item(idOf(1));
    begin();
    await pass();
    assert.deepEqual(asked, [1, 2]);
    server.home.revision = 'b';
    server.home.rails[0]!.items[1] = card(2, 2);
    server.revisions[2] = 2;
    await content.home(undefined);
    await pass();
    assert.deepEqual(asked, [1, 2, 2]);
    await pass();
    assert.deepEqual(asked, [1, 2, 2]);
  });

  it('fetches no more than sixty a day, and nothing before a server told which day it is', async () => {
    const rails = Array.from({ length: 40 }, (_, i) => [i * 10, i * 10 + 1]);
    const { asked, clock, content, begin, pass } = start(rails);
    clock.now = undefined;
    await content.home(undefined);
    begin();
    await pass();
    assert.deepEqual(asked, []);
    clock.now = noon;
    await pass();
    assert.equal(asked.length, 60);
    await pass(3);
    assert.equal(asked.length, 60);
    clock.now = noon + day;
    await pass();
    assert.equal(new Set(asked).size, 80);
  });

  it('waits long where there is no network', async () => {
    const { asked, server, content, begin, pass } = start([[1, 2, 3]]);
    await content.home(undefined);
    server.problems[1] = 'away';
    begin();
    const waits = await pass();
    assert.deepEqual(asked, [1, 2, 3]);
    assert.ok(waits[waits.indexOf(60_000) + 1] === 6000, waits.join());
  });

  it('first checks what may have been withdrawn, and forgets what is gone', async () => {
    const { asked, server, content, begin, pass } = start([[1, 2], [11]]);
    await content.home(undefined);
    for (const number of [1, 2, 11]) await content.item(idOf(number));
    const erased: string[] = [];
    content.erased = (ids) => erased.push(...ids);
    server.problems[2] = 'gone';
    server.problems[7] = 'missing';
    content.doubt([idOf(7)]);
    assert.equal(content.known(idOf(1)), undefined, 'not shown as if it were fresh');
    assert.equal(content.keptItem(idOf(1))?.title, '案例第1号', 'but there for want of a network');
    asked.length = 0;
    begin();
    const waits = await pass();
    assert.deepEqual([...asked].sort((a, b) => a - b), [1, 2, 7, 11]);
    assert.deepEqual(waits.slice(1, 5), [500, 500, 500, 500]);
    assert.deepEqual(erased.sort(), [idOf(2), idOf(7)]);
    assert.equal(content.known(idOf(1))?.title, '案例第1号');
    assert.equal(content.keptItem(idOf(2)), undefined);
    assert.deepEqual(content.keptHome(undefined)?.home.rails[0]?.items.map(({ id }) => id), [idOf(1)]);
    assert.deepEqual(content.inDoubt, []);
  });

  it('keeps in doubt what could not be checked', async () => {
    const { server, content, begin, pass } = start([[1]]);
    await content.home(undefined);
    await content.item(idOf(1));
    content.doubt([]);
    server.problems[1] = 'away';
    begin();
    const waits = await pass(2);
    assert.deepEqual(content.inDoubt, [idOf(1)]);
    assert.ok(waits[1]! >= 60_000);
    delete server.problems[1];
    await pass();
    assert.deepEqual(content.inDoubt, []);
  });
});
