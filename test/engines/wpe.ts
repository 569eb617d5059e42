import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { remoteKeys, type Driver } from './driver.ts';

const browser = {
  binary: '/usr/lib/x86_64-linux-gnu/wpe-webkit-1.1/MiniBrowser',
  args: ['--headless', '--automation'],
};

/** Kept in the page, since the protocol tells nothing of what goes wrong there. */
const keepFaults = `
  window.engineFaults = window.engineFaults || [];
  window.addEventListener('error', function (event) { if (event.message) engineFaults.push(event.message); });
  window.addEventListener('unhandledrejection', function (event) { engineFaults.push(String(event.reason)); });
  ['error', 'warn'].forEach(function (level) {
    console[level] = function () { engineFaults.push([].slice.call(arguments).join(' ')); };
  });`;

/** Films never begin: to play one ends this build of the engine, whatever page asks for it. */
const stubFilms = `
  Object.defineProperty(HTMLMediaElement.prototype, 'src', { get: function () { return ''; }, set: function () {} });
  HTMLMediaElement.prototype.load = function () {};
  HTMLMediaElement.prototype.play = function () { return new Promise(function () {}); };`;

/**
 * Draws the same picture once more, and answers when it is there. A screenshot of WebGL is read from
 * the buffer that is drawn next, of three in turn: it shows the picture of two frames ago.
 */
const drawAgain = `
  var done = arguments[arguments.length - 1];
  window.fawu.app.stage.ctx.root._parent._hasRenderUpdates = 3;
  requestAnimationFrame(function () { requestAnimationFrame(function () { done(null); }); });`;

/** WPE WebKit, the engine of many set-top boxes, over the W3C WebDriver protocol. */
export async function openWpe(): Promise<Driver> {
  const home = mkdtempSync(join(tmpdir(), 'wpe-'));
  const port = await freePort();
  // A group of its own: with the driver end the browser and its children.
  const driver = spawn('WPEWebDriver', [`--port=${port}`], {
    detached: true,
    stdio: 'ignore',
    env: {
      ...process.env,
      HOME: home,
      XDG_RUNTIME_DIR: home,
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const end = () => {
    kill(driver);
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  process.once('exit', end);
  const close = () => {
    process.off('exit', end);
    end();
  };
  try {
    const session = await startSession(`http://127.0.0.1:${port}`, driver);
    return { ...session, close: () => Promise.resolve(close()) };
  } catch (fault) {
    close();
    throw fault;
  }
}

async function startSession(origin: string, driver: ChildProcess): Promise<Omit<Driver, 'close'>> {
  const call = <T>(path: string, body?: object) => command<T>(`${origin}${path}`, body);
  await untilReady(call, driver);
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: { browserVersion: string } }>('/session', {
    capabilities: { alwaysMatch: { 'wpe:browserOptions': browser } },
  });
  const at = `/session/${sessionId}`;
  const run = <T>(script: string) => call<T>(`${at}/execute/sync`, { script, args: [] });
  const old: string[] = [];
  const faults = async () => [...old, ...(await run<string[] | null>('return window.engineFaults || null')) ?? []];
  return {
    version: `WPE WebKit/${capabilities.browserVersion}`,
    async open(address) {
      old.splice(0, old.length, ...(await faults()));
      await call(`${at}/url`, { url: address });
      await run(keepFaults + stubFilms);
    },
    async press(key) {
      const value = remoteKeys[key][1];
      const actions = [{ type: 'keyDown', value }, { type: 'keyUp', value }];
      await call(`${at}/actions`, { actions: [{ type: 'key', id: 'remote', actions }] });
    },
    film: 'loading',
    evaluate: (expression) => run(`return (${expression})`),
    async screenshot() {
      for (let i = 0; i < 3; i++) await call(`${at}/execute/async`, { script: drawAgain, args: [] });
      return Buffer.from(await call<string>(`${at}/screenshot`), 'base64');
    },
    faults,
  };
}

/** GET without a body, else POST; a command on software graphics takes its time. */
async function command<T>(url: string, body?: object): Promise<T> {
  const reply = await fetch(url, {
    signal: AbortSignal.timeout(90_000),
    ...(body && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const { value } = (await reply.json()) as { value: T };
  if (!reply.ok) throw new Error(`WPEWebDriver: ${JSON.stringify(value).slice(0, 500)}`);
  return value;
}

async function untilReady(call: (path: string) => Promise<unknown>, driver: ChildProcess): Promise<void> {
  let broken: Error | undefined;
  driver.once('error', (fault) => (broken = fault));
  const last = Date.now() + 60_000;
  for (;;) {
    try {
      await call('/status');
      return;
    } catch (fault) {
      if (broken) throw broken;
      if (Date.now() > last) throw fault;
    }
    await delay(100);
  }
}

function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ESRCH') throw fault;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
