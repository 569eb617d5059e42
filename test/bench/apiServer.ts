/** Our API with a database of generated items, in a process of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { buildApp, listeningPort } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { publishAll } from '../../src/server/content/publish.ts';
import { openDatabase } from '../../src/server/db/open.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import { announce } from './child.ts';
import { draft, regions } from './corpus.ts';

const batch = 200;
const { items } = JSON.parse(process.argv[2] ?? '{}') as { items: number };
const dataDir = mkdtempSync(join(tmpdir(), 'fawu-bench-'));
const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', RATE_LIMIT: '0' }, ['--port', '0']);
const db = await openDatabase(config);
await saveRegions(db, regions.map((region) => ({ ...region, initials: 'sl' })));
for (let from = 0; from < items; from += batch) {
  const count = Math.min(batch, items - from);
  await publishAll(db, Array.from({ length: count }, (_, index) => draft(from + index)), Date.now());
  // Statements are given back only when the event loop turns.
  await setImmediate();
}
const app = await buildApp({ config, db });
await app.listen({ port: 0, host: '127.0.0.1' });
announce(listeningPort(app) ?? 0);

process.on('SIGTERM', () => {
  void (async () => {
    await app.close();
    await db.close();
    rmSync(dataDir, { recursive: true });
    process.exit(0);
  })();
});
