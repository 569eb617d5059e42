/** Fills a database with generated items and ends, so that who serves it afterwards is as fresh as any server. */
import { setImmediate } from 'node:timers/promises';
import { readConfig } from '../../src/server/config.ts';
import { publishAll } from '../../src/server/content/content.ts';
import { openDatabase } from '../../src/server/db/open.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import { draft, regions } from './corpus.ts';

export interface Filling {
  dataDir: string;
  items: number;
}

const batch = 200;
const { dataDir, items } = JSON.parse(process.argv[2] ?? '{}') as Filling;
const db = await openDatabase(readConfig({ DATA_DIR: dataDir }, []));
await saveRegions(db, regions);
for (let from = 0; from < items; from += batch) {
  const count = Math.min(batch, items - from);
  await publishAll(db, Array.from({ length: count }, (_, index) => draft(from + index)), Date.now());
  // Statements are given back only when the event loop turns.
  await setImmediate();
}
await db.close();
