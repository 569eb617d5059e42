import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { KeptTexts } from '../../src/tv/box/KeptTexts.ts';
import type { KeyValues } from '../../src/tv/box/storage.ts';
import { daysLeft, recount, unknownDays } from '../../src/tv/content/days.ts';
import { Shelf, type Kept } from '../../src/tv/content/Shelf.ts';
import { keptWords } from '../../src/tv/pages/KeptNote.ts';

const day = 86_400_000;
const noon = Date.parse('2026-11-22T12:00:00+08:00');

/** A box's storage that is full after `room` characters, and fails where it is told to. */
class Box implements KeyValues {
  readonly values = new Map<string, string>();
  room: number;
  /** Whether the next writing fails. */
  fails: () => boolean = () => false;

  constructor(room = Infinity) {
    this.room = room;
  }

  get chars(): number {
    return [...this.values].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  }

  get length(): number {
    return this.values.size;
  }

  key(index: number): string | null {
    return [...this.values.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.values.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    const old = this.values.get(key);
    const after = this.chars + value.length - (old === undefined ? -key.length : old.length);
    if (this.fails() || after > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.values.set(key, value);
  }

  removeItem(key: string): void {
    this.values.delete(key);
  }
}

/** A shelf whose quiet moments come when the test says so. */
function open(box: KeyValues | undefined, changes: { most?: number; now?: number | undefined; boxNow?: number } = {}) {
  const works: (() => void)[] = [];
  const clocks = { now: 'now' in changes ? changes.now : noon, boxNow: changes.boxNow ?? noon };
  const texts = box && new KeptTexts(box, changes.most ?? 10_000);
  const shelf = new Shelf({
    ...(texts && { texts }), later: (work) => works.push(work), now: () => clocks.now, boxNow: () => clocks.boxNow,
  });
  const quiet = () => {
    for (let work = works.shift(); work; work = works.shift()) work();
  };
  return { shelf, clocks, quiet, works, texts };
}

describe('the shelf', () => {
  it('gives back at once, and after the power switch, what was put on it', () => {
    const box = new Box();
    const { shelf, quiet } = open(box);
    shelf.put('home:a', { rails: [1] });
    assert.deepEqual(shelf.get('home:a')?.value, { rails: [1] });
    assert.equal(box.values.size, 0, 'nothing is written while a key may be handled');
    quiet();
    assert.deepEqual(open(box).shelf.get('home:a'), { value: { rails: [1] }, at: noon, box: noon });
  });

  it('writes one answer a quiet moment, and does not write again what is the same', () => {
    const box = new Box();
    const { shelf, works, quiet } = open(box);
    for (let i = 0; i < 5; i++) shelf.put(`item:${i}`, { i });
    assert.equal(works.length, 1);
    works.shift()!();
    assert.equal([...box.values.keys()].filter((key) => key.includes('item:')).length, 1);
    quiet();
    const written: string[] = [];
    const set = box.setItem.bind(box);
    box.setItem = (key, value) => {
      written.push(key);
      set(key, value);
    };
    shelf.put('item:3', { i: 3 });
    quiet();
    assert.deepEqual(written, ['fawu.shelf']);
  });

  it('takes the time of the first word about it for an answer that came before', () => {
    const box = new Box();
    const { shelf, clocks, quiet } = open(box, { now: undefined });
    shelf.put('home:a', 1);
    clocks.now = noon;
    quiet();
    assert.equal(open(box).shelf.get('home:a')?.at, noon);
  });

  it('lets go first of what was used longest ago, and of the pinned home never', () => {
    const box = new Box();
    const { shelf, quiet } = open(box, { most: 3000 });
    shelf.pin('home:a');
    shelf.put('home:a', 'x'.repeat(400));
    for (let i = 0; i < 4; i++) shelf.put(`item:${i}`, 'x'.repeat(400));
    quiet();
    shelf.get('item:0');
    shelf.put('item:4', 'x'.repeat(400));
    shelf.put('item:5', 'x'.repeat(400));
    quiet();
    const { keys } = open(box, { most: 3000 }).shelf;
    assert.ok(keys.includes('home:a') && keys.includes('item:0') && keys.includes('item:5'), keys.join());
    assert.ok(!keys.includes('item:1'), keys.join());
    assert.ok(box.chars <= 3000);
  });

  it('does not keep on the box what is larger than a quarter of it', () => {
    const box = new Box();
    const { shelf, quiet } = open(box, { most: 3000 });
    shelf.put('item:0', 'x'.repeat(1000));
    quiet();
    assert.equal(open(box).shelf.get('item:0'), undefined);
    assert.equal(shelf.get('item:0')?.value, 'x'.repeat(1000));
  });

  it('makes room on a box that says it is full, and gives up quietly when that does not help', () => {
    const box = new Box(1500);
    box.values.set('another page', 'x'.repeat(500));
    const { shelf, quiet } = open(box);
    for (let i = 0; i < 10; i++) shelf.put(`item:${i}`, 'x'.repeat(200));
    quiet();
    const kept = open(box).shelf;
    assert.equal(kept.get('item:9')?.value, 'x'.repeat(200));
    assert.equal(kept.get('item:0'), undefined);
    assert.equal(box.getItem('another page')?.length, 500);
    shelf.put('item:10', 'x'.repeat(1200));
    quiet();
    assert.equal(open(box).shelf.get('item:10'), undefined);
    assert.equal(shelf.get('item:10')?.value, 'x'.repeat(1200));
  });

  it('works from memory on a box without storage, and on one that throws at every touch', () => {
    const fail = () => { throw new Error('SecurityError'); };
    for (const box of [undefined, { getItem: fail, setItem: fail, removeItem: fail }]) {
      const { shelf, quiet } = open(box);
      shelf.put('item:a', 1);
      shelf.put('item:b', 2);
      quiet();
      shelf.erase('item:a');
      quiet();
      assert.equal(shelf.get('item:a'), undefined);
      assert.equal(shelf.get('item:b')?.value, 2);
    }
  });

  it('is empty where an older app, a broken text or a wiped storage is all that is left, and takes the rest away', () => {
    const lines = [['item:a', 60, noon, noon]];
    const indexes = [
      JSON.stringify({ form: 0, lines }), JSON.stringify({ lines }), '{"form":1,"lines":[[', 'null', '[]', '7',
      JSON.stringify({ form: 1, lines: [['item:a', 'x', 1, 1]] }), JSON.stringify({ form: 1, lines: { 0: lines[0] } }),
    ];
    for (const index of [...indexes, undefined]) {
      const box = new Box();
      if (index !== undefined) box.values.set('fawu.shelf', index);
      box.values.set('fawu.shelf.item:a', '{"old":1}');
      box.values.set('fawu.place', '"x"');
      const { shelf, quiet } = open(box);
      assert.equal(shelf.get('item:a'), undefined, index);
      shelf.put('item:b', 1);
      quiet();
      assert.deepEqual([...box.values.keys()].sort(), ['fawu.place', 'fawu.shelf', 'fawu.shelf.item:b'], index);
    }
  });

  it('has no answer whose text is broken or gone', () => {
    const box = new Box();
    const { shelf, quiet } = open(box);
    ['a', 'b', 'c'].forEach((name) => shelf.put(`item:${name}`, name));
    quiet();
    box.values.set('fawu.shelf.item:a', '{"half');
    box.values.delete('fawu.shelf.item:b');
    const again = open(box).shelf;
    assert.deepEqual(['a', 'b', 'c'].map((name) => again.get(`item:${name}`)?.value), [undefined, undefined, 'c']);
    assert.deepEqual(again.keys, ['item:c']);
  });

  it('finds every answer that names an item, in memory and on the box', () => {
    const box = new Box();
    const { shelf, quiet } = open(box);
    shelf.put('item:a', { next: { id: '0123456789' } });
    shelf.put('item:b', { next: { id: '9876543210' } });
    quiet();
    const again = open(box).shelf;
    again.put('home:a', [{ id: '0123456789' }]);
    assert.deepEqual(again.holding('"0123456789"').sort(), ['home:a', 'item:a']);
  });

  it('stays within its characters and consistent, whatever is done and whichever writing fails', () => {
    const key = fc.constantFrom('home:a', 'home:b', 'item:0', 'item:1', 'item:2', 'item:3', 'item:4', 'item:5');
    const step = fc.oneof(
      fc.record({ does: fc.constant('put' as const), key, size: fc.integer({ min: 1, max: 700 }) }),
      fc.record({ does: fc.constantFrom('get' as const, 'erase' as const, 'off' as const), key }),
    );
    fc.assert(fc.property(
      fc.array(step, { maxLength: 60 }), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), fc.boolean(),
      (steps, luck, isFull) => {
        const box = new Box(isFull ? 1400 : Infinity);
        let writes = 0;
        box.fails = () => (luck[writes++ % luck.length] as number) > 6;
        const put = new Map<string, string[]>();
        let { shelf, quiet, texts } = open(box, { most: 2000 });
        shelf.pin('home:a');
        for (const one of steps) {
          if (one.does === 'put') {
            const value = one.key + 'x'.repeat(one.size);
            shelf.put(one.key, value);
            put.set(one.key, [...(put.get(one.key) ?? []), value]);
            assert.equal(shelf.get(one.key)?.value, value);
            if (one.size % 3 > 0) quiet();
          } else if (one.does === 'off') {
            ({ shelf, quiet, texts } = open(box, { most: 2000 }));
          } else if (one.does === 'erase') {
            shelf.erase(one.key);
            assert.equal(shelf.get(one.key), undefined);
          } else {
            const kept = shelf.get(one.key)?.value;
            if (kept !== undefined) assert.ok(put.get(one.key)?.includes(kept as string));
          }
          assert.ok(texts!.chars <= 2000);
          assert.ok(box.chars <= Math.min(2000, box.room), `${box.chars}`);
          // Every text is named by what the shelf knows, so that nothing is ever forgotten there.
          const texted = [...box.values.keys()].filter((name) => name.startsWith('fawu.shelf.'));
          texted.forEach((name) => assert.ok(texts!.keys.includes(name.slice('fawu.shelf.'.length)), name));
        }
      },
    ), { numRuns: 300, seed: 7 });
  });
});

describe('how old kept content is', () => {
  const kept = (at: number | undefined, box: number): Kept => ({ value: 1, at, box });
  const age = (now: number | undefined, boxNow: number, one: Kept) => open(undefined, { now, boxNow }).shelf.ageOf(one);

  it('is told by the server’s time where there is one', () => {
    assert.equal(age(noon + 3 * day, 0, kept(noon, 0)), 3 * day);
  });

  it('is told by the box’s clock only when that was right then and can be right now', () => {
    assert.equal(age(undefined, noon + 7 * day, kept(noon, noon)), 7 * day);
    // Eight hours off, as a box that takes Beijing's time for Greenwich's, and off by as much again.
    assert.equal(age(undefined, noon + 7 * day - 8 * 3_600_000, kept(noon, noon - 8 * 3_600_000)), 7 * day);
    const years = 365 * day;
    assert.equal(age(undefined, noon + 2 * years, kept(noon, noon)), undefined);
    assert.equal(age(undefined, noon - 2 * years, kept(noon, noon)), undefined);
    // A box that begins in 1970 at every start would call everything a few minutes old.
    assert.equal(age(undefined, 600_000, kept(noon, 300_000)), undefined);
    assert.equal(age(undefined, noon + 7 * day, kept(undefined, noon)), undefined);
  });

  it('stands in plain words, with what happens by itself', () => {
    const away = { kind: 'away' as const };
    assert.equal(keptWords(away, 3 * day), '网络断开了。这是 3 天前存下的内容，网络通了会自己更新');
    assert.equal(keptWords(away, undefined), '网络断开了。这是以前存下的内容，网络通了会自己更新');
    assert.equal(keptWords({ kind: 'server' }, 5 * 3_600_000), '服务器正在忙。这是 5 小时前存下的内容，过一会儿会自己更新');
    assert.match(keptWords(away, 60_000), /刚才存下/);
  });

  it('leaves no wrong number of days on a notice', () => {
    const notice = { disclosure: { from: '2026-11-20', until: '2026-11-24', daysLeft: 5 } };
    assert.equal(recount(notice, noon).disclosure.daysLeft, 3);
    assert.equal(recount(notice, noon + 30 * day).disclosure.daysLeft, 0);
    assert.equal(recount(notice, undefined).disclosure.daysLeft, unknownDays);
    assert.equal(daysLeft('2026-11-24', Date.parse('2026-11-24T23:59:59+08:00')), 1);
    assert.equal(daysLeft('2026-11-24', Date.parse('2026-11-25T00:00:00+08:00')), 0);
  });
});
