import type { Browser, CDPSession, Page } from 'playwright-core';

/** A fresh page, throttled, that tells when its first frame with focus was drawn. */
export interface Subject {
  page: Page;
  session: CDPSession;
  /** Navigation start → first frame with focus, ms. */
  firstFrame: number;
  close(): Promise<void>;
}

/** What is looked at, by expressions that are evaluated in the page. */
export interface Looks {
  address: string;
  /** Turns true when a frame with focus was drawn. */
  ready: string;
  /** Names what has the focus. */
  focus?: string;
  /** What the page finds in its storage. */
  storage?: Record<string, string>;
}

export async function open(
  browser: Browser,
  { address, ready, focus = 'null', storage = {} }: Looks,
  slowdown: number,
): Promise<Subject> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, bypassCSP: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await session.send('Performance.enable');
  // The loader of these tests names functions by a function that a page does not have.
  await page.addInitScript({ content: 'window.__name = (named) => named;' });
  await page.addInitScript(watch, { ready, focus, storage, patience });
  await page.goto(address, { waitUntil: 'commit' });
  return { page, session, firstFrame: await firstFrame(page, address), close: () => context.close() };
}

/** The same page loaded anew in the same browser: navigation start → first frame with focus, ms. */
export async function openAgain({ page }: Subject): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  return firstFrame(page, page.url());
}

async function firstFrame(page: Page, address: string): Promise<number> {
  try {
    const handle = await page.waitForFunction(
      () => (window as unknown as Watched).benchFirstFrame, undefined, { timeout: patience });
    return (await handle.jsonValue()) as number;
  } catch (fault) {
    const why = await page.evaluate(() => (window as unknown as Watched).benchFault);
    throw new Error(`${address} never was ready: ${why ?? 'what is waited for is not so'}`, { cause: fault });
  }
}

/** Longer than anything that is measured, ms. */
const patience = 60_000;

interface Watched {
  /** Why the last expression could not be evaluated: at first for want of the app, later because the app has changed. */
  benchFault?: string;
  benchFirstFrame?: number;
  benchKeys: number[];
  benchFocus: string[];
  benchUntil?: (ready: string) => Promise<number>;
}

/** Runs in the page before anything of its own. */
function watch(
  { ready, focus, storage, patience: most }: { ready: string; focus: string; storage: Record<string, string>; patience: number },
): void {
  for (const key of Object.keys(storage)) localStorage.setItem(key, storage[key] as string);
  const watched = window as unknown as Watched;
  const compile = (expression: string) => {
    const evaluate = new Function(`return ${expression}`) as () => unknown;
    return () => {
      try {
        return evaluate();
      } catch (fault) {
        watched.benchFault = String(fault);
        return false;
      }
    };
  };
  const isReady = compile(ready);
  const focusOf = compile(focus);
  const afterFrame = (done: () => void) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  };
  const look = () => {
    if (isReady()) afterFrame(() => (watched.benchFirstFrame = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  watched.benchKeys = [];
  watched.benchFocus = [];
  window.addEventListener(
    'keydown',
    (event) => {
      const pressed = event.timeStamp;
      const taken = () => {
        watched.benchKeys.push(performance.now() - pressed);
        watched.benchFocus.push(String(focusOf()));
      };
      requestAnimationFrame(() => afterFrame(taken));
    },
    true,
  );
  watched.benchUntil = (expression) => {
    const isTrue = compile(expression);
    return new Promise((done, failed) => {
      const listen = (event: Event) => {
        window.removeEventListener('keydown', listen, true);
        const until = () => {
          const waited = performance.now() - event.timeStamp;
          if (isTrue()) afterFrame(() => done(performance.now() - event.timeStamp));
          else if (waited > most) failed(new Error(`${expression} never was so: ${watched.benchFault ?? ''}`));
          else requestAnimationFrame(until);
        };
        requestAnimationFrame(until);
      };
      window.addEventListener('keydown', listen, true);
    });
  };
}

const codes: Record<string, number> = { ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Enter: 13 };

/** One press and release; answers when the browser has taken it, not when it is drawn. */
export async function press(session: CDPSession, key: string): Promise<void> {
  const event = { key, code: key, windowsVirtualKeyCode: codes[key] ?? 0 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
}

/** Presses `keys` every `interval` ms, whether or not the page keeps up; answers key → frame in ms, one a key. */
export async function burst(subject: Subject, keys: readonly string[], interval: number): Promise<number[]> {
  await subject.page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.benchKeys = [];
    watched.benchFocus = [];
  });
  const sent: Promise<void>[] = [];
  await new Promise<void>((done) => {
    let index = 0;
    const timer = setInterval(() => {
      const key = keys[index++];
      if (key === undefined) {
        clearInterval(timer);
        done();
      } else {
        sent.push(press(subject.session, key));
      }
    }, interval);
  });
  await Promise.all(sent);
  await subject.page.waitForFunction(
    (count) => (window as unknown as Watched).benchKeys.length >= count,
    keys.length,
    { timeout: 60_000 },
  );
  return subject.page.evaluate(() => (window as unknown as Watched).benchKeys);
}

/** What had the focus after each key of the last burst. */
export function focusTrail(subject: Subject): Promise<string[]> {
  return subject.page.evaluate(() => (window as unknown as Watched).benchFocus);
}

/** One press: ms until an expression in the page is true in a drawn frame. */
export async function pressUntil(subject: Subject, key: string, expression: string): Promise<number> {
  const handle = await subject.page.evaluateHandle(
    (until) => ({ time: (window as unknown as Required<Watched>).benchUntil(until) }), expression);
  await press(subject.session, key);
  return handle.evaluate(({ time }) => time);
}

/** Main-thread milliseconds used per second while nobody touches anything. */
export async function idle(subject: Subject, seconds: number): Promise<number> {
  const before = await metrics(subject.session);
  await new Promise((done) => setTimeout(done, seconds * 1000));
  const after = await metrics(subject.session);
  const elapsed = (after.Timestamp as number) - (before.Timestamp as number);
  return (((after.TaskDuration as number) - (before.TaskDuration as number)) * 1000) / elapsed;
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const { metrics: list } = await session.send('Performance.getMetrics');
  return Object.fromEntries(list.map(({ name, value }) => [name, value]));
}
