import { join } from 'node:path';
import { startBrowser } from '../e2e/browser.ts';
import { serve } from './child.ts';
import { village } from './corpus.ts';
import { compareHomes, turnPages } from './homes.ts';
import { Client } from './load.ts';
import { open } from './page.ts';
import { servePeers } from './peerServer.ts';
import { report } from './measure.ts';

const rounds = 3;
const turns = 40;
const chosen = { 'fawu.place': JSON.stringify({ code: village, names: ['示例市', '示例1镇', '示例1村'] }) };

/** Our home against a bare Lightning page and the same home in React; then the longest law. */
export async function run(): Promise<void> {
  const server = await serve(join(import.meta.dirname, 'apiServer.ts'), { items: 1000, longLaw: true });
  const origin = `http://127.0.0.1:${server.port}`;
  const client = new Client(server.port, 1);
  const home = await client.get({ path: `/api/v1/home?region=${village}` });
  const peers = await servePeers(home.body.toString());
  const browser = await startBrowser();
  report('script bytes, gzip', peers.bytes);
  const ready = 'fawu.focusPath().length > 0 && fawu.focusPath().join("/").indexOf("Home") >= 0 && fawu.drawn()';
  for (const slowdown of [1, 4]) {
    await compareHomes(
      browser,
      [
        { name: 'bare', address: peers.bare, ready: 'benchReady()' },
        { name: 'ours', address: `${origin}/tv/`, ready, storage: chosen },
        { name: 'react', address: peers.react, ready: 'benchReady()' },
      ],
      slowdown,
      rounds,
    );
  }
  const laws = await client.get({ path: `/api/v1/items?region=${village}&column=laws&limit=1` });
  const [law] = (JSON.parse(laws.body.toString()) as { items: { id: string }[] }).items;
  for (const slowdown of [1, 4]) {
    const address = `${origin}/tv/#item/${law?.id}`;
    const subject = await open(browser, address, 'fawu.focusPath().join("/").indexOf("Story") >= 0', slowdown, chosen);
    await turnPages(subject, slowdown, turns);
    await subject.close();
  }
  client.close();
  await browser.close();
  await peers.close();
  await server.stop();
}
