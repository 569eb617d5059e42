import { join } from 'node:path';
import { startBrowser } from '../e2e/browser.ts';
import { serve } from './child.ts';
import { village } from './corpus.ts';
import { compareHomes, pageDrawn, turnPages } from './homes.ts';
import { Client } from './load.ts';
import { open } from './page.ts';
import { servePeers } from './peerServer.ts';
import { report } from './measure.ts';

const rounds = 3;
const turns = 40;
/** What the box remembers: the village. */
export const chosen = { 'fawu.place': JSON.stringify({ code: village, names: ['示例市', '示例1镇', '示例1村'] }) };

/** Our home against a bare Lightning page and the same home in React; then the longest law. */
export async function run(): Promise<void> {
  const server = await serve(join(import.meta.dirname, 'apiServer.ts'), { items: 1000, longLaw: true });
  const origin = `http://127.0.0.1:${server.port}`;
  const client = new Client(server.port, 1);
  const home = await client.get({ path: `/api/v1/home?region=${village}` });
  const peers = await servePeers(home.body.toString());
  const browser = await startBrowser();
  report('script bytes, gzip', peers.bytes);
  const items = (JSON.parse(home.body.toString()) as { rails: { items: unknown[] }[] }).rails
    .reduce((sum, rail) => sum + rail.items.length, 0);
  const contestants = [
    { name: 'bare' as const, address: peers.bare, ready: 'benchReady()' },
    { name: 'ours' as const, address: `${origin}/tv/`, ready: homeDrawn, calm, focus, items: ourItems, storage: chosen },
    {
      // In software here, where the app would not choose it by itself.
      name: 'webgl' as const, address: `${origin}/tv/?renderer=webgl`, ready: homeDrawn, calm, focus, items: ourItems,
      storage: chosen,
    },
    { name: 'react' as const, address: peers.react, ready: 'benchReady()', focus: reactFocus, items: reactItems },
  ];
  for (const slowdown of [1, 4]) await compareHomes(browser, contestants, slowdown, rounds, items);
  const laws = await client.get({ path: `/api/v1/items?region=${village}&column=laws&limit=1` });
  const [law] = (JSON.parse(laws.body.toString()) as { items: { id: string }[] }).items;
  for (const slowdown of [1, 4]) {
    const address = `${origin}/tv/#item/${law?.id}`;
    const subject = await open(browser, { address, ready: textDrawn, storage: chosen }, slowdown);
    await subject.page.waitForFunction(calm);
    await turnPages(subject, slowdown, turns);
    await subject.close();
  }
  client.close();
  await browser.close();
  await peers.close();
  await server.stop();
}

const nothingWaits = '!fawu.app.stage.ctx.hasRenderUpdates()';
const top = 'fawu.app.focusPath.slice(-1)[0]';
/** The focused card of home and the ring around it have their textures and were drawn. */
export const homeDrawn = `fawu.focusPath()[0] === 'home' && ${nothingWaits} && ` +
  `${top}.face.texture.isLoaded() && ${top}.ring.texture.isLoaded()`;
const calm = 'fawu.settled()';
const textDrawn = `fawu.focusPath()[0] === 'story' && ${pageDrawn}`;
const focus = 'fawu.focusPath().join("/")';
const sum = 'reduce((sum, rail) => sum + rail.items.length, 0)';
const ourItems = `fawu.app.focusPath.filter((part) => part.home)[0].home.rails.${sum}`;
const reactFocus = 'document.querySelector(".card.on").textContent';
const reactItems = 'document.querySelectorAll(".card").length';
