import type { Browser } from 'playwright-core';
import { startBrowser } from '../e2e/browser.ts';
import { createConsoleApp, type ConsoleApp } from '../server/console/consoleApp.ts';

/** What the tests of a suite share: one browser for all, a server of its own for each. */
export interface Office {
  browser: Browser;
  test: ConsoleApp;
}

/** Sets the suite up whose `describe` calls it; there is an administrator: else everybody is led to the first set-up. */
export function freshOffice(): Office {
  const office = {} as Office;
  before(async () => {
    office.browser = await startBrowser(['--lang=zh-CN']);
  });
  beforeEach(async () => {
    office.test = await createConsoleApp();
    await office.test.add('administrator');
  });
  afterEach(() => office.test.close());
  after(() => office.browser.close());
  return office;
}
