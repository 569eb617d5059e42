import { openDatabase, type Database } from '../../src/server/db/open.ts';
import { buildApp } from '../../src/server/app.ts';
import { readConfig } from '../../src/server/config.ts';
import { publish, type ItemDraft } from '../../src/server/content/content.ts';
import { saveRegions } from '../../src/server/regions/regions.ts';
import type { App } from '../../src/server/services.ts';
import { body, city, notice, town, village } from './fixtures.ts';

/** 2026-11-22 19:05 in Asia/Shanghai. */
export const evening = Date.parse('2026-11-22T19:05:00+08:00');

/** A server with one village on it, at an evening of its own. */
export interface Village {
  app: App;
  db: Database;
  /** Moves the server's clock, in ms. */
  wait(ms: number): void;
  /** Publishes a case of the village, with fields of the test's own. */
  put(fields: Partial<ItemDraft> & { sourceKey: string }): Promise<Put>;
  close(): Promise<void>;
}

/** How what was published is reached. */
export interface Put {
  id: string;
  code: string;
}

/** Options are those of the server's environment. */
export async function openVillage(options: NodeJS.ProcessEnv = {}): Promise<Village> {
  const usual = { DATA_DIR: ':memory:', LOG_LEVEL: 'silent', PUBLIC_URL: 'http://fw.test' };
  const config = readConfig({ ...usual, ...options }, []);
  const db = await openDatabase(config);
  let now = evening;
  const app = await buildApp({ config, db, now: () => now });
  const neighbour = { ...village, code: '420583901002', name: '示例二村' };
  await saveRegions(db, [city, town, village, neighbour]);
  return {
    app,
    db,
    wait: (ms) => void (now += ms),
    async put(fields) {
      await publish(db, { ...draft, ...fields }, now);
      const column = fields.column ?? draft.column;
      const list = await app.inject(`/api/v1/items?region=${village.code}&column=${column}&limit=50`);
      const { items } = list.json<{ items: (Put & { title: string })[] }>();
      const found = items.find(({ title }) => title === (fields.title ?? draft.title));
      if (!found) throw new Error(`${fields.sourceKey} is not in the list`);
      return found;
    },
    async close() {
      await app.close();
      await db.close();
    },
  };
}

const draft: ItemDraft = {
  sourceKey: 'cases/caili.md', column: 'cases', kind: 'article', region: village.code,
  topics: ['marriage'], title: '彩礼给了八万八，婚没结成', summary: '两家人谁也说服不了谁，找到了调解员。',
  minutes: 5, provenance: { notes: [] }, body,
};

const { daysLeft: _counted, ...disclosure } = notice.disclosure!;

export const noticeDraft: Partial<ItemDraft> & { sourceKey: string } = {
  sourceKey: 'notices/q3.md', column: 'notices', topics: [], title: notice.title,
  summary: notice.summary, disclosure, provenance: notice.provenance,
};
