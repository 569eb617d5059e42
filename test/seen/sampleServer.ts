import path from 'node:path';
import type { ItemCard, ItemsReply } from '../../src/contract/index.ts';
import { listeningPort } from '../../src/server/app.ts';
import { importFolder } from '../../src/server/import/importFolder.ts';
import { createTestApp } from '../server/testApp.ts';

/** The sample's villages, from the town down. */
export const villagePlace = { code: '420583901001', names: ['青禾镇（示例）', '柳溪村（示例）'] };

export interface SampleServer {
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  /** What a title says some part of; throws when nothing does. */
  item(title: string): ItemCard;
  close(): Promise<void>;
}

/** The sample content at an evening in November, so that every picture shows the same days left. */
export async function serveSample(): Promise<SampleServer> {
  const test = await createTestApp({ regions: [] });
  const folder = path.resolve(import.meta.dirname, '../../sample');
  await importFolder(test.db, { folder, dataDir: test.config.dataDir, now: test.clock.now });
  await test.app.listen({ port: 0, host: '0.0.0.0' });
  const items: ItemCard[] = [];
  for (const column of ['notices', 'cases', 'lectures', 'films', 'tips', 'shorts', 'laws']) {
    for (const more of column === 'notices' ? ['', '&disclosure=past'] : ['']) {
      const list = `/api/v1/items?region=${villagePlace.code}&column=${column}&limit=50${more}`;
      items.push(...(await test.get<ItemsReply>(list)).body.items);
    }
  }
  return {
    origin: `http://127.0.0.1:${listeningPort(test.app)}`,
    item(title) {
      const found = items.find((item) => item.title.includes(title));
      if (!found) throw new Error(`no title of the sample says ${title}: ${items.map((item) => item.title).join(' · ')}`);
      return found;
    },
    close: test.close,
  };
}
