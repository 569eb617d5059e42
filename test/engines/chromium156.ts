import { startBrowser } from '../e2e/browser.ts';
import { isFaultyAnswer, remoteKeys, type Driver } from './driver.ts';

/** The system's Chromium; WebGL is drawn in software. */
export async function openChromium(): Promise<Driver> {
  const browser = await startBrowser(['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']);
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    const words = message.text();
    // Which resource it was is told below.
    if (/^(error|warning)$/.test(message.type()) && !/^Failed to load resource|GPU stall/.test(words)) faults.push(words);
  });
  page.on('response', (response) => {
    if (isFaultyAnswer(response.status())) faults.push(`${response.status()} ${response.url()}`);
  });
  return {
    version: `Chromium/${browser.version()}`,
    async open(address) {
      await page.goto(address);
    },
    press: (key) => page.keyboard.press(remoteKeys[key][0]),
    evaluate: <T>(expression: string) => page.evaluate<T>(expression),
    screenshot: () => page.screenshot(),
    faults: () => Promise.resolve(faults),
    close: () => browser.close(),
  };
}
