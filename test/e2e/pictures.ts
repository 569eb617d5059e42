/**
 * Takes pictures of the running product with the sample content.
 * `npm run pictures`: those of README and docs, and the ones that the tests compare the main screens with.
 * `npm run pictures -- OUTDIR [LOOK …]`: every screen in every look, and sheets of them, for a person to look at;
 * a look is SIZE-CONTRAST-HEIGHT as in `extra-normal-720`, or `phone`, or `console`: the officials' console.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { keep } from '../seen/compare.ts';
import { keptPictures, mainPictures } from '../seen/mainPictures.ts';
import { serveSample } from '../seen/sampleServer.ts';
import { takePhone, takeTelevision } from '../seen/takeAll.ts';
import { TelevisionSet } from '../seen/TelevisionSet.ts';
import { views } from '../seen/televisionViews.ts';
import { startBrowser } from './browser.ts';
import { takeConsole } from './consolePictures.ts';
import { readSymbol } from './qr.ts';

const docs = path.resolve(import.meta.dirname, '../../docs/pictures');
/** Pictures of docs, and the screens they show. */
const ofDocs: Record<string, string> = {
  'television-home': 'home-card', 'television-notice': 'notice', 'television-story': 'story-2', 'television-scan': 'story-scan',
  'television-search': 'search-found', 'television-contacts': 'contacts', 'television-player': 'player-paused',
};

/** A third of the bytes, to the eye the same. */
const small = (picture: Buffer) => sharp(picture).png({ palette: true, compressionLevel: 9 }).toBuffer();

async function takeAll(out: string, looks: string[]): Promise<void> {
  const server = await serveSample();
  await takeTelevision(browser, server, out, looks);
  if (looks.length === 0 || looks.includes('phone')) await takePhone(browser, server, out);
  await server.close();
}

async function takeMain(): Promise<void> {
  mkdirSync(keptPictures, { recursive: true });
  const server = await serveSample();
  for await (const { name, picture } of mainPictures(browser, server)) {
    writeFileSync(path.join(keptPictures, `${name}.png`), await keep(picture));
  }
  await server.close();
}

async function takeDocs(): Promise<void> {
  mkdirSync(docs, { recursive: true });
  const server = await serveSample();
  const set = await TelevisionSet.open(browser, server, { size: 'standard', contrast: 'normal' });
  for (const [name, screen] of Object.entries(ofDocs)) {
    await views.find((view) => view.name === screen)!.reach(set);
    const picture = await set.tv.screenshot();
    writeFileSync(path.join(docs, `${name}.png`), await small(picture));
    if (screen !== 'story-scan') continue;
    const link = readSymbol(picture);
    if (link === undefined) throw new Error('the symbol on the television cannot be read');
    const phone = await browser.newPage({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
    await phone.goto(server.origin + new URL(link).pathname);
    await phone.locator('[data-stop]').waitFor();
    writeFileSync(path.join(docs, 'phone.png'), await small(await phone.screenshot()));
    await phone.close();
  }
  await server.close();
}

/** As an office in China has it: fields for a day are written in Chinese where Debian's chromium-l10n is installed. */
async function takeConsoleInto(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  process.env['LANGUAGE'] = 'zh_CN';
  const chinese = await startBrowser(['--lang=zh-CN']);
  await takeConsole(chinese, async (name, picture) => writeFileSync(path.join(folder, `${name}.png`), await small(picture)));
  await chinese.close();
}

const [out, ...looks] = process.argv.slice(2);
const browser = await startBrowser();
const ofScreens = looks.filter((look) => look !== 'console');
if (out === undefined) {
  await takeMain();
  await takeDocs();
} else if (looks.length === 0 || ofScreens.length > 0) await takeAll(out, ofScreens);
await browser.close();
if (out === undefined) await takeConsoleInto(docs);
else if (looks.length === 0 || looks.includes('console')) await takeConsoleInto(out);
