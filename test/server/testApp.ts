import { buildApp } from '../../src/server/app.ts';
import { readConfig, type Config } from '../../src/server/config.ts';
import { publishAll, type ItemDraft } from '../../src/server/content/content.ts';
import { openDatabase, type Database } from '../../src/server/db/open.ts';
import { saveRegions, type NamedRegion } from '../../src/server/regions/regions.ts';
import type { App } from '../../src/server/services.ts';
import { newDatabase, type Dialect } from './databases.ts';

/** 2026-11-22 19:05 in Asia/Shanghai: the time of a test app until its clock is set. */
export const evening = Date.parse('2026-11-22T19:05:00+08:00');

export const city = '420583000000';
export const town = '420583901000';
export const village = '420583901001';
export const otherVillage = '420583901002';
/** Not among `someRegions`: added where a test is about two towns. */
export const otherTown = '420583902000';

export const someRegions: NamedRegion[] = [
  { code: city, name: '枝江市' },
  { code: town, name: '示例镇' },
  { code: village, name: '示例一村' },
  { code: otherVillage, name: '示例二村' },
];

let drafts = 0;

/** A draft that could be published; what a test is about is named by it. */
export function draft(changes: Partial<ItemDraft> = {}): ItemDraft {
  const number = ++drafts;
  return {
    sourceKey: `test/${number}.md`,
    column: 'cases',
    kind: 'article',
    region: city,
    topics: ['marriage'],
    title: `案例之${number}`,
    summary: '两句话的摘要。',
    minutes: 3,
    provenance: { notes: [] },
    body: [{ id: 'A00001', kind: 'paragraph', text: '夫妻离婚后，财产怎么分。' }],
    ...changes,
  };
}

export interface TestAppOptions {
  items?: ItemDraft[];
  regions?: NamedRegion[];
  /** Epoch ms. */
  now?: number;
  dialect?: Dialect;
  /** Options as an operator sets them: `{ METRICS: 'public' }`. */
  env?: Record<string, string>;
  /** What the first-run page asks for. */
  setupCode?: string;
}

export interface TestApp {
  app: App;
  db: Database;
  config: Config;
  /** Set `clock.now` to let time pass. */
  clock: { now: number };
  /** GET, with the parsed reply. */
  get<T = never>(url: string, headers?: Record<string, string>): Promise<{
    status: number;
    headers: Record<string, unknown>;
    text: string;
    body: T;
  }>;
  close(): Promise<void>;
}

/** A built server over a database of its own, without a port. Close it after use. */
export async function createTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { items = [], regions = someRegions, now = evening, dialect = 'sqlite', env = {}, setupCode } = options;
  const database = await newDatabase(dialect);
  const { dataDir, databaseUrl } = database.settings;
  const config = readConfig(
    {
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '0',
      PUBLIC_URL: 'http://192.168.1.5:8080',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...env,
    },
    [],
  );
  const db = await openDatabase(config);
  await saveRegions(db, regions);
  if (items.length > 0) await publishAll(db, items, now);
  const clock = { now };
  const app = await buildApp({ config, db, now: () => clock.now, ...(setupCode !== undefined && { setupCode }) });
  return {
    app,
    db,
    config,
    clock,
    async get<T>(url: string, headers: Record<string, string> = {}) {
      const reply = await app.inject({ url, headers });
      const json = String(reply.headers['content-type']).startsWith('application/json');
      return {
        status: reply.statusCode,
        headers: reply.headers,
        text: reply.body,
        body: (json && reply.body !== '' ? reply.json() : undefined) as T,
      };
    },
    async close() {
      await app.close();
      await db.close();
      await database.remove();
    },
  };
}
