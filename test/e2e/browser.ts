import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { evening } from '../server/testApp.ts';

/** What a film does: its state, and seconds. */
export interface FilmTold {
  state: string;
  second: number;
  length: number;
  mode: string;
}

/** What the television shows of itself (src/tv/exposed.ts). */
interface Exposed {
  renderer: string;
  focusPath(): string[];
  focusFault(): string | undefined;
  settled(): boolean;
  visibleText(): string[];
  film(): FilmTold | undefined;
  texturePixels(): number;
}

declare global {
  interface Window {
    fawu?: Exposed;
  }
}

const flags = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Debian's Chromium, or the one that CHROMIUM names. */
export function startBrowser(more: string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}

export const keys = {
  up: 'ArrowUp', down: 'ArrowDown', left: 'ArrowLeft', right: 'ArrowRight', ok: 'Enter', back: 'Escape',
  pageUp: 'PageUp', pageDown: 'PageDown', red: 'F1', yellow: 'F3', blue: 'F4',
  1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9',
} as const;
export type KeyName = keyof typeof keys;
/** Codes of the keys that tests press twice. */
const trembled = { ok: 13, back: 27, red: 112, 1: 49 } as const;

export interface TelevisionOptions {
  /** Address of the app, `…/tv/`. */
  address: string;
  width?: number;
  height?: number;
  /** What the box remembers from before, by the app's own names (`place`, `size`, `contrast`). */
  remembered?: Record<string, unknown>;
}

/** A television with its remote. Nothing but keys goes in; focus path and visible text come out. */
export class Television {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly errors: string[] = [];
  private lastKey: KeyName | undefined;
  /** When the last press had done its work, on the page's clock. */
  private lastDone = 0;

  constructor(page: Page, context: BrowserContext) {
    this.page = page;
    this.context = context;
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  static async open(browser: Browser, options: TelevisionOptions): Promise<Television> {
    const television = await Television.prepare(browser, options);
    await television.page.goto(options.address);
    await television.settle();
    return television;
  }

  /** A television that is plugged in but shows nothing yet, so that a test can break its network first. */
  static async prepare(browser: Browser, options: TelevisionOptions): Promise<Television> {
    const { width = 1280, height = 720, remembered = {} } = options;
    const context = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    if (Object.keys(remembered).length > 0) await page.addInitScript((values) => {
      for (const name of Object.keys(values)) {
        if (localStorage.getItem(`fawu.${name}`) === null) {
          localStorage.setItem(`fawu.${name}`, JSON.stringify(values[name]));
        }
      }
    }, remembered);
    // The box's clock goes with the test server's: which day it really is must not change what a test sees.
    await page.addInitScript((ahead) => {
      const { now } = Date;
      Date.now = () => now() + ahead;
    }, evening - Date.now());
    return new Television(page, context);
  }

  /** Presses keys one after the other and waits after each until nothing moves. */
  async press(...names: KeyName[]): Promise<void> {
    for (const name of names) {
      await this.liftFinger(name);
      await this.page.keyboard.press(keys[name]);
      this.lastDone = await this.page.evaluate(() => performance.now());
      await this.settle();
    }
  }

  /** Presses a key twice as a trembling hand does: the second before anyone has seen what the first did. */
  async pressTwice(name: keyof typeof trembled): Promise<void> {
    await this.liftFinger(name);
    const hand = await this.context.newCDPSession(this.page);
    const first = Date.now();
    await this.page.keyboard.press(keys[name]);
    await this.pageIsOlderBy(150);
    // Stamped as the hand did it, however long a busy machine takes to bring it.
    const key = { windowsVirtualKeyCode: trembled[name], timestamp: (first + 150) / 1000 };
    await hand.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
    await hand.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    await hand.detach();
    this.lastDone = await this.page.evaluate(() => performance.now());
    await this.settle();
  }

  /** A key pressed again sooner than a person sees what it did counts as the same press to the television. */
  private async liftFinger(name: KeyName): Promise<void> {
    const again = name === this.lastKey;
    this.lastKey = name;
    if (!again || /^(up|down|left|right)$/.test(String(name))) return;
    const since = this.lastDone;
    await this.page.waitForFunction((done) => performance.now() - done > 500 || performance.now() < done, since, { polling: 'raf' });
  }

  private async pageIsOlderBy(ms: number): Promise<void> {
    const until = (await this.page.evaluate(() => performance.now())) + ms;
    await this.page.waitForFunction((time) => performance.now() > time, until, { polling: 'raf' });
  }

  /** Until nothing moves, loads or waits to be drawn. */
  async settle(): Promise<void> {
    await this.page.waitForFunction(() => window.fawu?.settled() === true, undefined, { polling: 'raf' });
  }

  focusPath(): Promise<string[]> {
    return this.page.evaluate(() => window.fawu!.focusPath());
  }

  /**
   * What is wrong with the focus; undefined when exactly one visible part has it. A fault counts when
   * nothing moves: a card that an answer brought has its ring a frame later.
   */
  async focusFault(): Promise<string | undefined> {
    const look = () => {
      const fault = window.fawu!.focusFault();
      return (fault === undefined || window.fawu!.settled()) && { fault };
    };
    const seen = await (await this.page.waitForFunction(look, undefined, { polling: 'raf' })).jsonValue();
    return seen === false ? undefined : seen.fault;
  }

  async text(): Promise<string> {
    return (await this.page.evaluate(() => window.fawu!.visibleText())).join('\n');
  }

  /** Until a text is on the screen; fails with what is there instead. */
  async sees(text: string, timeout = 20_000): Promise<void> {
    const visible = (wanted: string) => window.fawu?.visibleText().join('\n').includes(wanted) === true;
    try {
      await this.page.waitForFunction(visible, text, { timeout, polling: 100 });
    } catch {
      throw new Error(`「${text}」 is not on the screen; there is:\n${await this.text()}`);
    }
    await this.settle();
  }

  film(): Promise<FilmTold | undefined> {
    return this.page.evaluate(() => window.fawu!.film());
  }

  /** Until the film on the screen is in a state, and at a second where one is named. */
  async plays(state: string, second = 0): Promise<void> {
    const is = ([wanted, from]: [string, number]) => {
      const film = window.fawu?.film();
      return film?.state === wanted && film.second >= from;
    };
    try {
      await this.page.waitForFunction(is, [state, second] as [string, number], { timeout: 20_000, polling: 50 });
    } catch {
      throw new Error(`the film is not ${state} at ${second}: ${JSON.stringify(await this.film())}
${await this.text()}`);
    }
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
