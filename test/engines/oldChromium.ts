import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { launch } from 'puppeteer-1.7';
import { isFaultyAnswer, remoteKeys, type Driver } from './driver.ts';

/** Starts an old Chromium by the puppeteer of its time; the first launch on a machine takes up to 14 seconds. */
export async function openOldChromium(
  puppeteer: { launch: typeof launch }, executablePath: string, flags: string[], before?: string,
): Promise<Driver> {
  const userDataDir = mkdtempSync(join(tmpdir(), 'old-chromium-'));
  const browser = await puppeteer.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', ...flags],
    timeout: 60_000,
    userDataDir,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  if (before) await page.evaluateOnNewDocument(before);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // Which resource it was is told below.
    if (/^(error|warning)$/.test(message.type()) && !/^Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  page.on('response', (response) => {
    if (isFaultyAnswer(response.status())) faults.push(`${response.status()} ${response.url()}`);
  });
  return {
    version: await browser.version(),
    async open(address) {
      await page.goto(address, { timeout: 60_000 });
    },
    press: (key) => page.keyboard.press(remoteKeys[key][0]),
    evaluate: <T>(expression: string) => page.evaluate<T>(expression),
    screenshot: () => page.screenshot({}),
    faults: () => Promise.resolve(faults),
    async close() {
      await browser.close();
      rmSync(userDataDir, { recursive: true, force: true });
    },
  };
}
