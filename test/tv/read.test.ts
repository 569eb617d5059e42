import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { mayPass, ProblemError, readAnswer, wordsFor, type ProblemKind } from '../../src/tv/content/problems.ts';
import { Pulse, type Withdrawals } from '../../src/tv/content/Pulse.ts';
import { readHome, readItem, readList, readRegions } from '../../src/tv/content/read.ts';
import { narrow } from '../../src/tv/pages/initials.ts';

const card = (changes: object = {}) => ({
  id: '0123456789', code: '7K3M9QXW', column: 'cases', kind: 'article', region: '420583000000', topics: ['marriage'],
  title: '彩礼给了八万八', summary: '', minutes: 5, publishedAt: '2026-11-22T19:05:00+08:00', revision: 1, ...changes,
});
const column = { id: 'cases', name: '法治案例', subtitle: '身边人，身边事' };
const block = (kind: string, changes: object = {}) => ({ id: 'AB0000', kind, text: '一段话。', ...changes });
const item = (body: unknown[]) => ({ ...card(), provenance: { notes: [] }, body });

function isRubbish(read: () => unknown): boolean {
  try {
    read();
    return false;
  } catch (fault) {
    return fault instanceof ProblemError && fault.problem.kind === 'rubbish';
  }
}

describe('a reply from the future', () => {
  it('keeps its unknown fields harmless', () => {
    const list = readList({ items: [card({ mood: 'happy', poster: undefined })], next: null, total: 7 });
    assert.equal(list.items.length, 1);
  });

  it('drops an item of unknown kind or a broken one, never the page', () => {
    const items = [card(), card({ kind: 'hologram' }), card({ id: 7 }), null, 'x', card({ title: undefined }), card({ minutes: 0 })];
    assert.equal(readList({ items, next: 'abc' }).items.length, 1);
    const home = readHome({
      revision: 'r', path: [{ code: 'x' }], today: '2026-11-22',
      rails: [{ column, code: '7K3M9QXW', items, total: 7 }, { column: null }, { column, code: '7K3M9QXW', items: [null], total: 1 }],
    });
    assert.deepEqual(home.rails.map((rail) => rail.items.length), [1]);
  });

  it('shows a column it never heard of under its name', () => {
    const rail = { column: { ...column, id: 'dances', name: '广场舞' }, code: '7K3M9QXW', items: [card({ column: 'dances' })], total: 1 };
    assert.equal(readHome({ revision: 'r', path: [], rails: [rail] }).rails[0]?.column.name, '广场舞');
  });

  it('reads a block of unknown kind, or one that is not what it says, as its text', () => {
    const read = readItem(item([
      block('paragraph'), block('quiz', { questions: [] }), block('table', { header: 'x' }), { id: 'AB0000', kind: 'paragraph' }, 5,
    ]));
    assert.deepEqual(read.body.map(({ kind }) => kind), ['paragraph', 'quiz', 'paragraph']);
    assert.ok(read.body.every(({ text }) => text === '一段话。'));
  });

  it('is rubbish when not even the envelope is there', () => {
    for (const read of [readHome, readList, readItem, readRegions]) {
      for (const value of [null, [], 'x', 5, {}, { items: 'none' }, { rails: null }]) {
        assert.ok(isRubbish(() => read(value)), `${read.name} ${JSON.stringify(value)}`);
      }
    }
  });

  it('never does worse than rubbish, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      for (const read of [readHome, readList, readItem, readRegions]) {
        for (const shape of [value, { items: [value], next: null, path: [value] }, item([value])]) {
          try {
            read(shape);
          } catch (fault) {
            if (!(fault instanceof ProblemError)) return false;
          }
        }
      }
      return true;
    }));
  });
});

describe('what is wrong with an answer', () => {
  const kindOf = (status: number, body: string, contentType = 'application/json'): ProblemKind | 'fine' => {
    const answer = readAnswer({ status, body, contentType });
    return 'problem' in answer ? answer.problem.kind : 'fine';
  };

  it('is told apart', () => {
    const error = JSON.stringify({ error: { code: 'withdrawn', message: '已撤回' } });
    assert.equal(kindOf(200, '{"items":[]}'), 'fine');
    assert.equal(kindOf(200, '{"items":['), 'rubbish');
    assert.equal(kindOf(200, '<!doctype html><title>上网认证</title>', 'text/html'), 'portal');
    assert.equal(kindOf(200, '  <html>', 'application/json'), 'portal');
    assert.equal(kindOf(302, ''), 'portal');
    assert.equal(kindOf(500, error), 'server');
    assert.equal(kindOf(502, '<html>Bad Gateway</html>', 'text/html'), 'server');
    assert.equal(kindOf(429, error), 'busy');
    assert.equal(kindOf(404, error), 'missing');
    assert.equal(kindOf(410, error), 'gone');
    assert.equal(kindOf(410, error.replace('withdrawn', 'expired')), 'expired');
    assert.equal(kindOf(410, '{}'), 'gone');
  });

  it('has plain words of its own, and a retry where one can help', () => {
    const kinds: ProblemKind[] = ['away', 'portal', 'server', 'busy', 'rubbish', 'missing', 'gone', 'expired'];
    const titles = new Set(kinds.map((kind) => wordsFor({ kind }).title));
    assert.equal(titles.size, kinds.length);
    assert.deepEqual(kinds.filter((kind) => !mayPass({ kind })), ['missing', 'gone', 'expired']);
  });
});

describe('the pulse', () => {
  const pulse = (changes: object = {}) =>
    ({ now: '2026-11-22T19:05:00+08:00', revision: 'a', withdrawn: ['0123456789'], withdrawals: 1, ...changes });
  const heardSince = (known: Record<string, Withdrawals>, ...pulses: ReturnType<typeof pulse>[]) => {
    const log: string[] = [];
    const beat = new Pulse({ pending: 0, get: () => Promise.reject(new Error('unused')) }, {
      heard: () => undefined,
      changed: () => log.push('changed'),
      withdrawn: (ids, all) => log.push(`${ids.join()}${all ? ' and more' : ''}`),
      told: () => undefined,
    }, known);
    pulses.forEach((one) => beat.take(one));
    return log;
  };
  const heard = (...pulses: ReturnType<typeof pulse>[]) =>
    heardSince({ city: { count: 1, ids: ['0123456789'] } }, ...pulses);

  it('tells of nothing when nothing happened while the television was off', () => assert.deepEqual(heard(pulse()), []));

  it('leaves all that is kept in doubt where it never heard of the region', () => {
    assert.deepEqual(heardSince({}, pulse(), pulse()), [' and more']);
    assert.deepEqual(heardSince({ 420583901001: { count: 1, ids: [] } }, pulse()), [' and more']);
  });

  it('tells what was withdrawn while the television was off', () => {
    const later = pulse({ withdrawn: ['abcdefghjk', '0123456789'], withdrawals: 2 });
    assert.deepEqual(heard(later), ['abcdefghjk']);
    assert.deepEqual(heard(pulse({ withdrawn: ['abcdefghjk'], withdrawals: 9 })), ['abcdefghjk and more']);
    assert.deepEqual(heard(pulse({ withdrawn: [], withdrawals: 0 })), [' and more']);
  });

  it('tells of changes, after which nothing that came before is fresh, and then of what was withdrawn since', () => {
    const next = pulse({ revision: 'b', withdrawn: ['abcdefghjk', '0123456789'], withdrawals: 2 });
    assert.deepEqual(heard(pulse(), next, next), ['changed', 'abcdefghjk']);
  });

  it('knows when more was withdrawn than is named', () => {
    assert.deepEqual(heard(pulse(), pulse({ withdrawn: ['abcdefghjk'], withdrawals: 9 })), ['abcdefghjk and more']);
  });
});

describe('choosing by first letters', () => {
  const named = (...initials: string[]) => initials.map((one) => ({ initials: one }));
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('');
  const many = letters.flatMap((one) => letters.slice(0, 8).map((other) => ({ initials: `${one}${other}c` })));

  it('offers no digits for letters where nine names can have a digit each', () => {
    assert.deepEqual(narrow(named('slyc', 'qhc', 'q'), ''), { left: named('slyc', 'qhc', 'q'), at: 0, groups: [] });
  });

  it('groups letters by the digits of a telephone, and only those that lead somewhere', () => {
    const { groups } = narrow(named('ac', 'bc', 'bd', 'dc', 'sc', 'zc', 'zd', 'ze', 'zf', 'zg'), '');
    assert.deepEqual(groups, [
      { digit: '2', letters: 'AB' }, { digit: '3', letters: 'D' }, { digit: '7', letters: 'S' }, { digit: '9', letters: 'Z' },
    ]);
  });

  it('leads to every one of two hundred villages with three digits and its own', () => {
    const reached = new Set<string>();
    const walk = (typed: string) => {
      const { left, groups } = narrow(many, typed);
      assert.ok(typed.length <= 3);
      if (groups.length === 0) left.forEach(({ initials }) => reached.add(initials));
      groups.forEach(({ digit }) => walk(typed + digit));
    };
    walk('');
    assert.equal(reached.size, many.length);
  });

  it('asks for nothing that all names have in common, and takes digits in names as they are', () => {
    const numbered = Array.from({ length: 30 }, (_, i) => ({ initials: `sl${i + 1}c` }));
    const { groups, at } = narrow(numbered, '');
    assert.equal(at, 2);
    assert.deepEqual(groups.map(({ digit }) => digit), ['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    assert.deepEqual(narrow(numbered, '4').left, named('sl4c'));
  });
});
