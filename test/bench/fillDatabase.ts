/** Fills a database with generated items and ends, so that who serves it afterwards is as fresh as any server. */
import { setImmediate } from 'node:timers/promises';
import { readConfig } from '../../src/server/config.ts';
import { publishAll } from '../../src/server/content/content.ts';
import { openDatabase } from '../../src/server/db/open.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import { draft, longLaw, regions } from './corpus.ts';

export interface Filling {
  dataDir: string;
  items: number;
  /** With a law of the longest kind, newest of its column. */
  longLaw?: boolean;
}

const batch = 200;
const { dataDir, items, longLaw: withLaw = false } = JSON.parse(process.argv[2] ?? '{}') as Filling;
const db = await openDatabase(readConfig({ DATA_DIR: dataDir }, []));
await saveRegions(db, regions);
for (let from = 0; from < items; from += batch) {
  const count = Math.min(batch, items - from);
  await publishAll(db, Array.from({ length: count }, (_, index) => draft(from + index)), Date.now());
  // Statements are given back only when the event loop turns.
  await setImmediate();
}
if (withLaw) await publishAll(db, [longLaw()], Date.now());
await db.close();
