/** Takes the pictures of README and docs from the running product with the sample content: `npm run pictures`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listeningPort } from '../../src/server/app.ts';
import { importFolder } from '../../src/server/import/importFolder.ts';
import { createTestApp } from '../server/testApp.ts';
import { startBrowser, Television } from './browser.ts';
import { readSymbol } from './qr.ts';

const root = path.resolve(import.meta.dirname, '../..');
const out = path.join(root, 'docs/pictures');

const test = await createTestApp({ regions: [], env: { PUBLIC_URL: '' } });
await importFolder(test.db, {
  folder: path.join(root, 'sample'),
  dataDir: test.config.dataDir,
  now: test.clock.now,
});
await test.app.listen({ port: 0, host: '0.0.0.0' });
const address = `http://127.0.0.1:${listeningPort(test.app)}/tv/`;
const browser = await startBrowser();
mkdirSync(out, { recursive: true });

const place = { code: '420583901001', names: ['青禾镇（示例）', '柳溪村（示例）'] };
const television = await Television.open(browser, { address, remembered: { place } });
const picture = async (name: string) => writeFileSync(path.join(out, `${name}.png`), await television.screenshot());
await television.sees('法治案例');
await television.press('down', 'right');
await picture('television-home');
await television.press('ok', 'pageDown');
await picture('television-story');
await television.press('red');
await picture('television-scan');
const link = readSymbol(await television.screenshot());
if (link === undefined) throw new Error('the symbol on the television cannot be read');

const phone = await browser.newPage({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
await phone.goto(link);
await phone.locator('[data-stop]').waitFor();
writeFileSync(path.join(out, 'phone.png'), await phone.screenshot());

await browser.close();
await test.close();
