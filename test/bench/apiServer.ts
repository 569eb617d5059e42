/** Our API with a database of generated items, in a process of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, listeningPort } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { openDatabase } from '../../src/server/db/open.ts';
import { announce } from './child.ts';
import type { Filling } from './fillDatabase.ts';

const settings = JSON.parse(process.argv[2] ?? '{}') as Omit<Filling, 'dataDir'>;
const dataDir = mkdtempSync(join(tmpdir(), 'fawu-bench-'));
const filling: Filling = { ...settings, dataDir };
const filler = join(import.meta.dirname, 'fillDatabase.ts');
const { status } = spawnSync(process.execPath, ['--import', 'tsx', filler, JSON.stringify(filling)], { stdio: 'inherit' });
if (status !== 0) throw new Error('the database could not be filled');
const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', RATE_LIMIT: '0' }, ['--port', '0']);
const db = await openDatabase(config);
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
