import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Frame, Page } from 'playwright-core';
import type { Draft, DraftContent } from '../../src/contract/admin/index.ts';
import type { FromTelevision, ToTelevision } from '../../src/contract/admin/preview.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { createConsoleApp, type Client, type ConsoleApp } from '../server/console/consoleApp.ts';
import { accounts, saved, written } from '../server/publishing/desk.ts';

declare global {
  interface Window {
    /** What the television said. */
    told?: FromTelevision[];
  }
}

/** A page of the console's origin with a field that is being typed into, and the frame. */
const deskPage = `<!doctype html><textarea autofocus></textarea><iframe src="/tv/?preview=1" width="1280" height="720"></iframe>`;

const paragraphs = (count: number, words = '村里修路的钱一笔一笔记在账上，谁都可以到村委会来查。') =>
  Array.from({ length: count }, (_, i) => ({ key: `words${String(i).padStart(2, '0')}`, kind: 'paragraph' as const, text: `第 ${i + 1} 段。${words.repeat(4)}` }));

/** The console's side of the frame. */
class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get television(): Frame {
    return this.page.frames().find((frame) => frame.url().includes('/tv/'))!;
  }

  send(message: ToTelevision): Promise<void> {
    return this.page.evaluate((sent) => document.querySelector('iframe')!.contentWindow!.postMessage(sent, location.origin), message);
  }

  /** Sends, and waits until the television says what it should. */
  async sendAndHear(message: ToTelevision, wanted: Partial<Record<string, unknown>>): Promise<void> {
    await this.page.evaluate(() => (window.told = []));
    await this.send(message);
    await this.hears(wanted);
  }

  async hears(wanted: Partial<Record<string, unknown>>): Promise<void> {
    const said = (expected: object) => window.told?.some((message) =>
      Object.entries(expected).every(([name, value]) => (message as Record<string, unknown>)[name] === value));
    await this.page.waitForFunction(said, wanted, { timeout: 20_000 }).catch(async () => {
      assert.fail(`wanted ${JSON.stringify(wanted)}, heard ${JSON.stringify(await this.page.evaluate(() => window.told))}`);
    });
  }

  async text(): Promise<string> {
    await this.television.waitForFunction(() => window.fawu?.settled() === true);
    return (await this.television.evaluate(() => window.fawu!.visibleText())).join('\n');
  }

  async sees(words: string): Promise<void> {
    const visible = (wanted: string) => window.fawu?.visibleText().join('\n').includes(wanted) === true;
    await this.television.waitForFunction(visible, words, { timeout: 20_000 }).catch(async () => assert.fail(`no 「${words}」 in:\n${await this.text()}`));
  }
}

describe('a draft on the television of the console', function () {
  this.timeout(120_000);
  let server: ConsoleApp;
  let clerk: Client;
  const room = livingRoom({ serve: async () => (server = await createConsoleApp()) });
  const asked: string[] = [];

  async function open(): Promise<Desk> {
    const { page } = await room.prepare({ remembered: {} });
    asked.length = 0;
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(() => {
      if (window.parent !== window) return;
      window.told = [];
      window.addEventListener('message', ({ data }) => window.told!.push(data as FromTelevision));
    });
    const address = new URL('/desk', room.address).href;
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: deskPage }));
    await page.goto(address);
    const desk = new Desk(page);
    await desk.hears({ kind: 'ready' });
    return desk;
  }

  async function draftOf(changes: Partial<DraftContent>): Promise<Draft> {
    clerk = await server.as('editor');
    return written(clerk, (content) => accounts(content, changes));
  }

  const tokenFor = async (draft: Draft) => (await clerk.post<{ token: string }>(`/drafts/${draft.id}/preview`)).body.token;

  it('is paged as families will see it, in each text size, by the keys of their remote', async () => {
    const draft = await draftOf({ blocks: paragraphs(9) });
    const desk = await open();
    const token = await tokenFor(draft);
    await desk.sendAndHear({ kind: 'preview', token, size: 'standard' }, { kind: 'shown', page: 1 });
    await desk.sees('公示还剩');
    assert.match(await desk.text(), /2026 年第三季度财务收支公开/);
    const pages = async () => Number(/^1 \/ (\d+) 页$/m.exec(await desk.text())?.[1]);
    const counts = [await pages()];
    for (const size of ['large', 'extra'] as const) {
      await desk.sendAndHear({ kind: 'preview', token, size }, { kind: 'shown', page: 1 });
      counts.push(await pages());
    }
    assert.ok(counts[0]! < counts[1]! && counts[1]! < counts[2]!, `pages in the three sizes: ${counts}`);
    await desk.sendAndHear({ kind: 'key', key: 'Right' }, { kind: 'shown', page: 2, of: counts[2] });
    await desk.sendAndHear({ kind: 'key', key: 'Up' }, { kind: 'shown', page: 1, of: counts[2] });
    await desk.send({ kind: 'key', key: 'Back' });
    assert.match(await desk.text(), /^1 \/ \d+ 页$/m, 'nothing lies behind the first page');
  });

  it('shows what was saved last, on the page where one was, also when its words were changed', async () => {
    const draft = await draftOf({ blocks: paragraphs(12) });
    const desk = await open();
    const token = await tokenFor(draft);
    await desk.sendAndHear({ kind: 'preview', token, size: 'large' }, { kind: 'shown', page: 1 });
    for (const page of [2, 3]) await desk.sendAndHear({ kind: 'key', key: 'Right' }, { kind: 'shown', page });
    const next = await saved(clerk, draft, (content) => ({ ...content, blocks: paragraphs(12, '改过的字写在这里，一段一段都不一样了。') }));
    await desk.sendAndHear({ kind: 'preview', token, size: 'large' }, { kind: 'shown', page: 3 });
    await desk.sees('改过的字');
    await saved(clerk, next, (content) => ({ ...content, blocks: paragraphs(1, '只剩一段。') }));
    await desk.sendAndHear({ kind: 'preview', token, size: 'large' }, { kind: 'shown', page: 2, of: 2 });
    await desk.send({ kind: 'key', key: 'Up' });
    await desk.sees('只剩一段');
  });

  it('leaves the keyboard to whoever is typing beside it', async () => {
    const desk = await open();
    await desk.sendAndHear({ kind: 'preview', token: await tokenFor(await draftOf({})), size: 'standard' }, { kind: 'shown', page: 1 });
    await desk.page.keyboard.type('今天村里开会');
    assert.equal(await desk.page.inputValue('textarea'), '今天村里开会');
  });

  it('keeps nothing, counts nothing, and asks no pulse', async () => {
    const desk = await open();
    await desk.sendAndHear({ kind: 'preview', token: await tokenFor(await draftOf({})), size: 'extra' }, { kind: 'shown', page: 1 });
    await desk.sendAndHear({ kind: 'key', key: 'Right' }, { kind: 'shown', page: 2 });
    await desk.page.evaluate(() => document.querySelector('iframe')!.remove());
    assert.deepEqual(await desk.page.evaluate(() => Object.keys(localStorage)), []);
    assert.equal(await desk.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(asked.filter((url) => /pulse|displayed|sw\.js|token/.test(url)), []);
  });

  it('hears its own console alone, and goes nowhere else', async () => {
    const draft = await draftOf({ blocks: paragraphs(1) });
    const desk = await open();
    const token = await tokenFor(draft);
    await desk.television.evaluate((sent) => new Promise((resolve) => {
      window.addEventListener('message', resolve, { once: true });
      window.postMessage(sent, location.origin);
    }).then(() => undefined), { kind: 'preview', token, size: 'standard' });
    assert.doesNotMatch(await desk.text(), /财务收支公开/);
    assert.deepEqual(asked.filter((url) => url.includes('/preview/')), []);
    await desk.sendAndHear({ kind: 'preview', token, size: 'standard' }, { kind: 'shown', page: 1 });
    for (const key of ['Right', 'Right', 'Right', 'Down', 'Down', 'Down', 'Right', 'Right', 'Right', 'Right', 'Enter'] as const) await desk.send({ kind: 'key', key });
    await desk.sees('这里是预览');
    assert.equal((await desk.television.evaluate(() => window.fawu!.focusPath()))[0], 'story');
  });

  it('says in words when the token has ended, and leaves what it showed', async () => {
    const draft = await draftOf({});
    const desk = await open();
    await desk.sendAndHear({ kind: 'preview', token: await tokenFor(draft), size: 'standard' }, { kind: 'shown', page: 1 });
    await desk.sendAndHear({ kind: 'preview', token: 'x'.repeat(43), size: 'standard' }, { kind: 'failed', message: '预览已经过期，请重新打开' });
    assert.match(await desk.text(), /财务收支公开/);
  });
});
