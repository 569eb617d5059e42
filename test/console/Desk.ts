import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../src/contract/admin/index.ts';
import { password, type ConsoleApp } from '../server/console/consoleApp.ts';

export const screens = { office: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;
export type Screen = keyof typeof screens;

/** An official at a screen: a browser of their own at the real console over a server of the test's own. */
export class Desk {
  readonly page: Page;
  readonly userName: string;
  private readonly context: BrowserContext;
  private readonly origin: string;
  private readonly test: ConsoleApp;
  /** What no official may ever cause: errors of scripts, and what the Content-Security-Policy forbade. */
  private readonly faults: string[];

  private constructor(page: Page, context: BrowserContext, test: ConsoleApp, origin: string, userName: string) {
    this.page = page;
    this.context = context;
    this.origin = origin;
    this.test = test;
    this.userName = userName;
    this.faults = [];
    page.on('pageerror', (error) => this.faults.push(String(error)));
    page.on('console', (message) => {
      // A refused request is the server's word, and shown to the official; the browser repeats it here.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.faults.push(message.text());
    });
  }

  /** A browser at the login page. */
  static async at(browser: Browser, test: ConsoleApp, userName: string, screen: Screen = 'office'): Promise<Desk> {
    const origin = await originOf(test);
    const context = await browser.newContext({ viewport: screens[screen], locale: 'zh-CN', timezoneId: 'America/New_York' });
    const page = await context.newPage();
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample} ${event.sourceFile}:${event.lineNumber}`),
      );
    });
    const desk = new Desk(page, context, test, origin, userName);
    await desk.go('/login');
    return desk;
  }

  /** Somebody of that role who has logged in. */
  static async of(browser: Browser, test: ConsoleApp, role: Role, { region, screen }: { region?: string; screen?: Screen } = {}): Promise<Desk> {
    const desk = await Desk.at(browser, test, await test.add(role, region), screen);
    await desk.logIn();
    await desk.sees('，您好');
    return desk;
  }

  /** Opens a page of the console by its path below /console. */
  async go(path: string): Promise<void> {
    await this.page.goto(`${this.origin}/console${path}`);
  }

  async logIn(secret = password): Promise<void> {
    await this.page.getByLabel('登录名', { exact: true }).fill(this.userName);
    await this.page.getByLabel('密码', { exact: true }).fill(secret);
    await this.press('登录');
  }

  fill(field: string, words: string): Promise<void> {
    return this.page.getByLabel(field, { exact: true }).fill(words);
  }

  press(button: string): Promise<void> {
    return this.page.getByRole('button', { name: button, exact: true }).click();
  }

  /** Until words stand on the page; fails with what is there instead. */
  async sees(words: string): Promise<void> {
    try {
      await this.page.getByText(words).filter({ visible: true }).first().waitFor({ timeout: 15_000 });
    } catch {
      throw new Error(`「${words}」 is not on ${this.page.url()}; there is:\n${await this.page.locator('body').innerText()}`);
    }
  }

  /** What stands beside a field as wrong with it; undefined when nothing does. */
  async problemOf(field: string): Promise<string | undefined> {
    const id = await this.page.getByLabel(field, { exact: true }).getAttribute('aria-describedby');
    const problem = this.page.locator(`#${String(id).split(' ')[1]}`);
    return (await problem.count()) === 0 ? undefined : problem.innerText();
  }

  /**
   * Pulls the server's cable; answers how to plug it in again. The browser's own switch for no network holds
   * only as long as a page: what a closing page still sends would arrive.
   */
  unplug(): () => void {
    const { server } = this.test.app;
    const refuse = (socket: Socket) => socket.destroy();
    server.on('connection', refuse);
    server.closeAllConnections();
    return () => void server.off('connection', refuse);
  }

  /** Nothing went wrong that an official does not see; then the browser closes. */
  async leave(): Promise<void> {
    await this.context.close();
    assert.deepEqual(this.faults, []);
  }
}

async function originOf(test: ConsoleApp): Promise<string> {
  const address = test.app.server.address();
  if (address !== null && typeof address === 'object') return `http://127.0.0.1:${address.port}`;
  return test.app.listen({ port: 0, host: '127.0.0.1' });
}
