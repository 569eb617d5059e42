import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import puppeteer from 'puppeteer-1.7';
import { installChromium64 } from './chromium64Install.ts';

/** A page on the oldest engine that the television app is run on, driven as by a remote. */
export interface OldPage {
  /** The browser's own name, such as `HeadlessChrome/64.0.3264.0`. */
  version: string;
  /** Faults that nobody caught and errors written to the console, in order. */
  faults: string[];
  open(url: string): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Value of an ES5 expression in the page, as JSON carries it. */
  evaluate<T>(expression: string): Promise<T>;
  /** Resolves when the ES5 expression is true; fails after 20 seconds with what the page shows. */
  until(expression: string): Promise<void>;
  screenshot(path: string): Promise<void>;
  close(): Promise<void>;
}

/** No thumb presses faster, ms; the app takes quicker repeats of one key for a bouncing contact. */
const thumb = 150;

export interface OldPageOptions {
  /** Whether the engine gives WebGL contexts; without, the app must help itself. */
  webgl: boolean;
  /** ES5 source to run before any script of the page. */
  before?: string;
  width?: number;
  height?: number;
}

/** Starts Chromium 64; the first launch on a machine takes up to 14 seconds. */
export async function openChromium64(options: OldPageOptions): Promise<OldPage> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'chromium-64-'));
  const gl = options.webgl ? ['--use-gl=osmesa', '--ignore-gpu-blacklist'] : ['--disable-gpu', '--disable-3d-apis'];
  const browser = await puppeteer.launch({
    executablePath: installChromium64(),
    args: ['--headless', '--no-sandbox', ...gl],
    timeout: 60_000,
    userDataDir,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: options.width ?? 1280, height: options.height ?? 720 });
  if (options.before) await page.evaluateOnNewDocument(options.before);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // Which resource it was is told below.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  const whatIsSeen = async (expression: string) => {
    const shown = await evaluate<string>(
      'window.fawu ? [fawu.focusPath().join(" > ")].concat(fawu.visibleText()).join(" | ") : document.body.innerText',
    );
    return `never came true: ${expression}\nthe page says: ${shown}\nfaults: ${faults.join('\n')}`;
  };
  const evaluate = <T>(expression: string) => page.evaluate<T>(expression);
  return {
    version: await browser.version(),
    faults,
    evaluate,
    async open(url) {
      await page.goto(url, { timeout: 60_000 });
    },
    async press(...keys) {
      for (const key of keys) {
        await delay(thumb);
        await page.keyboard.press(key);
      }
    },
    async until(expression) {
      const end = Date.now() + 20_000;
      // puppeteer's own waiting makes code from text in the page, which a strict page forbids.
      while (!(await evaluate<boolean>(`!!(${expression})`))) {
        if (Date.now() > end) throw new Error(await whatIsSeen(expression));
        await delay(50);
      }
    },
    async screenshot(path) {
      await page.screenshot({ path });
    },
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}
