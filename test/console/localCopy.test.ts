import assert from 'node:assert/strict';
import { eraseCopiesOf, eraseOldCopies, hasCopiesOf, LocalCopies } from '../../src/console/writing/localCopy.ts';
import { content } from './drafts.ts';

/** What a browser keeps, here. */
class Kept {
  readonly all = new Map<string, string>();
  full = false;
  get length() {
    return this.all.size;
  }
  key = (index: number) => [...this.all.keys()][index] ?? null;
  getItem = (name: string) => this.all.get(name) ?? null;
  setItem = (name: string, value: string) => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.all.set(name, value);
  };
  removeItem = (name: string) => void this.all.delete(name);
}

const copy = { version: 3, content: content([]), at: 1_000 };

describe('copies on the device', () => {
  it('belong to one account: the next at a shared computer does not read them, and log-out erases them', () => {
    const kept = new Kept();
    kept.setItem('other', 'stays');
    const [mine, others] = [new LocalCopies(kept, 'zhang'), new LocalCopies(kept, 'wang')];
    assert.equal(mine.keep('draft1', copy), true);
    assert.deepEqual(mine.read('draft1'), copy);
    assert.equal(others.read('draft1'), undefined);
    others.keep('draft1', copy);
    assert.equal(hasCopiesOf('zhang', kept), true);
    eraseCopiesOf('zhang', kept);
    assert.equal(hasCopiesOf('zhang', kept), false);
    assert.equal(mine.read('draft1'), undefined);
    assert.deepEqual(others.read('draft1'), copy);
    assert.equal(kept.getItem('other'), 'stays');
  });

  it('go after three days, and when they cannot be read', () => {
    const kept = new Kept();
    const mine = new LocalCopies(kept, 'zhang');
    mine.keep('old', copy);
    mine.keep('new', { ...copy, at: 2 * 24 * 3_600_000 });
    kept.setItem('fawu.console.draft.zhang.broken', '{');
    eraseOldCopies(4 * 24 * 3_600_000, kept);
    assert.deepEqual([...kept.all.keys()], ['fawu.console.draft.zhang.new']);
  });

  it('say when the device does not keep them', () => {
    const kept = new Kept();
    kept.full = true;
    assert.equal(new LocalCopies(kept, 'zhang').keep('draft1', copy), false);
  });
});
