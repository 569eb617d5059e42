import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { Driver, RemoteKey } from './driver.ts';

/** The app takes quicker repeats of one key for one press of a trembling hand, ms. */
const thumb = 600;
/** Nothing on a slow engine takes longer, ms. */
const patience = 45_000;

interface Seen {
  settled: boolean;
  focus: string[];
  fault: string | null;
  words: string[];
}

const look = `window.fawu
  ? { settled: fawu.settled(), focus: fawu.focusPath(), fault: fawu.focusFault() || null, words: fawu.visibleText() }
  : { settled: false, focus: [], fault: null, words: [] }`;

/** A box before which somebody sits with the remote: after every key all has come to rest, and one thing has the focus. */
export class Box {
  readonly driver: Driver;
  /** `http://…/tv/?renderer=…` */
  private readonly address: string;
  private last: { key: RemoteKey; at: number } | undefined;
  private seen: Seen = { settled: false, focus: [], fault: null, words: [] };

  constructor(driver: Driver, address: string) {
    this.driver = driver;
    this.address = address;
  }

  /** Switches on, as a portal does with more parameters (`&page=contacts`). */
  async open(more = ''): Promise<void> {
    await this.driver.open(this.address + more);
    await this.settle();
  }

  async press(...keys: RemoteKey[]): Promise<void> {
    for (const key of keys) {
      const { last } = this;
      if (last?.key === key) await delay(Math.max(0, last.at + thumb - Date.now()));
      await this.driver.press(key);
      this.last = { key, at: Date.now() };
      await this.settle();
      assert.equal(this.seen.fault, null, `after ${key}`);
    }
  }

  /** Until nothing moves, loads or waits to be drawn. */
  settle(): Promise<void> {
    return this.until('it is settled', ({ settled }) => settled);
  }

  /** Until these words can be read, wherever lines break. */
  async sees(words: string): Promise<void> {
    await this.until(`「${words}」 is on the screen`, (seen) => seen.settled && wordsOf(seen).includes(squeezed(words)));
  }

  /** Until words are gone that were there, without a key. */
  async goesAway(words: string): Promise<void> {
    await this.until(`「${words}」 is gone`, (seen) => seen.settled && !wordsOf(seen).includes(squeezed(words)));
  }

  /** Until something has the focus, by the names from page to card. */
  async has(focus: RegExp): Promise<void> {
    await this.until(`${focus} has the focus`, (seen) => seen.settled && focus.test(seen.focus.join(' ')));
  }

  /** Until an ES5 expression in the page has a value. */
  async tells(expression: string, value: string): Promise<void> {
    const last = Date.now() + patience;
    let told = await this.driver.evaluate(expression);
    while (told !== value && Date.now() < last) {
      await delay(30);
      told = await this.driver.evaluate(expression);
    }
    assert.equal(told, value, expression);
  }

  /** Names of what had the focus at the last look, from page to card. */
  get focus(): string[] {
    return this.seen.focus;
  }

  /** Name of the innermost part that had the focus at the last look, such as an item's id. */
  get card(): string {
    return this.focus[this.focus.length - 1] as string;
  }

  /** What was on the screen at the last look, without spaces. */
  get text(): string {
    return wordsOf(this.seen);
  }

  /** Presses a key until something is so; it must come true within `most` presses. */
  async pressUntil(key: RemoteKey, isSo: () => boolean, most = 60): Promise<void> {
    for (let i = 0; !isSo(); i++) {
      assert.ok(i < most, `${most} times ${key} lead to ${this.focus.join(' > ')}: ${this.text}`);
      await this.press(key);
    }
  }

  /** To a card by its name in the focus path: down to its row, then along it. */
  async walkTo(row: string, card: string): Promise<void> {
    await this.pressUntil('down', () => this.focus.includes(row));
    await this.pressUntil('right', () => this.card === card);
  }

  private async until(what: string, isSo: (seen: Seen) => boolean): Promise<void> {
    const last = Date.now() + patience;
    for (;;) {
      this.seen = await this.driver.evaluate<Seen>(look);
      if (isSo(this.seen)) return;
      if (Date.now() > last) break;
      await delay(30);
    }
    const faults = await this.driver.faults();
    throw new Error([
      `never: ${what}`, `focus: ${this.seen.focus.join(' > ')}`, `screen: ${this.seen.words.join(' | ')}`, ...faults,
    ].join('\n'));
  }
}

/** Without spaces: lines and pages break where the engine's font wants it. */
export function squeezed(words: string): string {
  return words.replace(/\s+/g, '');
}

function wordsOf({ words }: Seen): string {
  return squeezed(words.join(''));
}
