import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ItemCard } from '../../src/contract/index.ts';
import { BoxStorage, type KeyValues } from '../../src/tv/box/storage.ts';
import { Favourites } from '../../src/tv/Favourites.ts';
import { History } from '../../src/tv/History.ts';

const noon = Date.parse('2026-11-22T12:00:00+08:00');

function card(number: number, changes: Partial<ItemCard> = {}): ItemCard {
  return {
    id: `0123456${String(number).padStart(3, '0')}`, code: '7K3M9QXW', column: 'cases', kind: 'article',
    region: '420583000000', topics: ['marriage'], title: `案例第${number}号`, summary: '', minutes: 5,
    publishedAt: '2026-11-22T08:00:00+08:00', revision: 1, ...changes,
  };
}

/** A box whose storage can be looked into. */
function newBox(values: Record<string, string> = {}): KeyValues & { values: Record<string, string> } {
  return {
    values,
    getItem: (key) => values[key] ?? null,
    setItem: (key, value) => void (values[key] = value),
    removeItem: (key) => delete values[key],
  };
}

describe('what was opened', () => {
  const open = (box: KeyValues | undefined) => {
    const storage = new BoxStorage(box);
    return { storage, history: new History(storage, () => noon), favourites: new Favourites(storage) };
  };

  it('is kept with its place, newest first, over the power switch', () => {
    const box = newBox();
    const { storage, history } = open(box);
    history.keep(card(1), { block: 'A00001', offset: 7, page: 3, size: 'large' });
    history.keep(card(2), { second: 494 });
    history.keep(card(1), { block: 'A00002', offset: 0, page: 4, size: 'large' });
    storage.writeNow();
    const again = open(box).history;
    assert.deepEqual(again.recent().map((entry) => entry.card.title), ['案例第1号', '案例第2号']);
    assert.deepEqual(again.place(card(1).id), { block: 'A00002', offset: 0, page: 4, size: 'large' });
    assert.equal(again.recent()[0]?.at, noon);
  });

  it('has no place any more when it was seen to its end, and stays in the list', () => {
    const { history } = open(undefined);
    history.keep(card(1), { block: 'A00001', offset: 7 });
    history.keep(card(1), undefined);
    assert.equal(history.place(card(1).id), undefined);
    assert.equal(history.recent().length, 1);
  });

  it('is sixty at most, and of an item the card only', () => {
    const box = newBox();
    const { storage, history, favourites } = open(box);
    for (let i = 0; i < 70; i++) {
      const item = { ...card(i), body: [{ id: 'A00001', kind: 'paragraph', text: '很长的正文。' }] };
      history.keep(item, { second: i });
      favourites.toggle(item);
    }
    storage.writeNow();
    const again = open(box);
    for (const cards of [again.history.recent().map((entry) => entry.card), again.favourites.all()]) {
      assert.equal(cards.length, 60);
      assert.equal(cards[0]?.title, '案例第69号');
      assert.equal(cards[59]?.title, '案例第10号');
    }
    assert.doesNotMatch(JSON.stringify(box.values), /正文/);
  });

  it('is forgotten when it is withdrawn, taken off the list or cleared', () => {
    const box = newBox();
    const { storage, history, favourites } = open(box);
    [1, 2, 3].forEach((number) => {
      history.keep(card(number), { second: 1 });
      favourites.toggle(card(number));
    });
    history.forget([card(2).id]);
    favourites.forget([card(2).id]);
    storage.writeNow();
    assert.doesNotMatch(JSON.stringify(box.values), /案例第2号/);
    assert.deepEqual(open(box).history.recent().map((entry) => entry.card.title), ['案例第3号', '案例第1号']);
    assert.equal(open(box).favourites.has(card(1).id), true);
    history.clear();
    favourites.clear();
    storage.writeNow();
    assert.doesNotMatch(JSON.stringify(box.values), /案例/);
  });

  it('is put aside and taken off again by the same key', () => {
    const { favourites } = open(undefined);
    assert.equal(favourites.toggle(card(1)), true);
    assert.equal(favourites.has(card(1).id), true);
    assert.equal(favourites.toggle(card(1)), false);
    assert.deepEqual(favourites.all(), []);
  });

  it('loses what is broken and nothing else', () => {
    const kept = [
      { card: card(1), place: { second: 'soon' }, at: 'yesterday' }, { card: { ...card(2), kind: 'hologram' } },
      null, 'x', { card: card(3), place: { second: 9 }, at: noon },
    ];
    const box = newBox({ 'fawu.history': JSON.stringify(kept), 'fawu.favourites': JSON.stringify([card(4), 5, {}]) });
    const { history, favourites } = open(box);
    assert.deepEqual(history.recent().map((entry) => entry.card.title), ['案例第1号', '案例第3号']);
    assert.equal(history.place(card(1).id), undefined);
    assert.deepEqual(history.place(card(3).id), { second: 9 });
    assert.deepEqual(favourites.all().map(({ title }) => title), ['案例第4号']);
    const other = open(newBox({ 'fawu.history': '{"places":7}', 'fawu.favourites': 'null' }));
    assert.deepEqual([other.history.recent().length, other.favourites.all().length], [0, 0]);
  });

  it('lasts until the app is left on a box that keeps nothing', () => {
    const broken: KeyValues = {
      getItem: () => { throw new Error('SecurityError'); },
      setItem: () => { throw new Error('QuotaExceededError'); },
      removeItem: () => { throw new Error('SecurityError'); },
    };
    for (const box of [undefined, broken]) {
      const { storage, history } = open(box);
      history.keep(card(1), { second: 5 });
      storage.writeNow();
      assert.deepEqual(new History(storage, () => undefined).place(card(1).id), { second: 5 });
    }
  });
});
