import { createHash, randomBytes } from 'node:crypto';
import type { Insertable } from 'kysely';
import { makeCode } from '../../qr/codes.ts';
import { raiseCounter } from '../db/counter.ts';
import { newId } from '../db/newId.ts';
import type { Database, Query, Tables } from '../db/open.ts';
import { never } from '../db/tables.ts';
import { keepItemCode } from '../handoff/codes.ts';
import { forgetDocument, keepDocument } from '../search/documents.ts';
import type { StoredBody, StoredCard } from './cards.ts';
import type { ItemDraft } from './draft.ts';
import { endOfDay } from './time.ts';

/** 'changed' also for a withdrawn item that is published again. */
export type Outcome = 'added' | 'changed' | 'unchanged';

/**
 * Publishes one item: its revision, topics, search document, short code and the counter, in one
 * transaction. Throws when its column, region or a topic is not there.
 */
export async function publish(db: Database, draft: ItemDraft, now: number): Promise<Outcome> {
  const [outcome] = await publishAll(db, [draft], now);
  return outcome as Outcome;
}

/** The same for many at once, all or none. */
export async function publishAll(db: Database, drafts: ItemDraft[], now: number): Promise<Outcome[]> {
  const known = await standing(db.query, drafts.map((draft) => draft.sourceKey));
  if (drafts.every((draft) => known.get(draft.sourceKey) === hashOf(draft))) {
    return drafts.map(() => 'unchanged');
  }
  return retryDuplicate(db, () =>
    db.query.transaction().execute(async (query) => {
      await raiseCounter(query);
      const outcomes: Outcome[] = [];
      for (const draft of drafts) outcomes.push((await publishWithin(db, query, draft, now)).outcome);
      return outcomes;
    }),
  );
}

/** Takes an item back; false when there is none or it is withdrawn already. */
export async function withdraw(
  db: Database,
  which: { id: string } | { sourceKey: string },
  now: number,
): Promise<boolean> {
  const [name, value] = 'id' in which ? (['id', which.id] as const) : (['source_key', which.sourceKey] as const);
  // Answers that are kept stay good when there is nothing to take back.
  const standing = db.query.selectFrom('item').select('key').where(name, '=', value).where('withdrawn_at', 'is', null);
  if ((await standing.executeTakeFirst()) === undefined) return false;
  return db.query.transaction().execute(async (query) => {
    await raiseCounter(query);
    return withdrawWithin(db, query, which, now);
  });
}

/**
 * The same inside a transaction that does more. `raiseCounter` must have been called in it: a lock
 * that is taken later could wait for one that waits for us.
 */
export async function withdrawWithin(
  db: Database,
  query: Query,
  which: { id: string } | { sourceKey: string },
  now: number,
): Promise<boolean> {
  const [name, value] = 'id' in which ? (['id', which.id] as const) : (['source_key', which.sourceKey] as const);
  const row = await query
    .updateTable('item')
    .set({ withdrawn_at: now })
    .where('withdrawn_at', 'is', null)
    .where(name, '=', value)
    .returning(['key', 'region'])
    .executeTakeFirst();
  if (row === undefined) return false;
  await query.deleteFrom('item_topic').where('item', '=', row.key).execute();
  await forgetDocument(db, query, row.key);
  await query
    .insertInto('withdrawal')
    .values({ item: row.key, region: row.region, withdrawn_at: now })
    .execute();
  return true;
}

/** Source keys of items that stand and begin with a prefix, in order. */
export async function sourceKeys(db: Database, prefix: string): Promise<string[]> {
  const rows = await db.query
    .selectFrom('item')
    .select('source_key')
    .where('withdrawn_at', 'is', null)
    .where('source_key', '>=', prefix)
    .orderBy('source_key')
    .execute();
  return rows.map((row) => row.source_key).filter((key) => key.startsWith(prefix));
}

/** When a source was first published (epoch ms), also when it is withdrawn now. */
export async function firstPublished(db: Database, sourceKey: string): Promise<number | undefined> {
  const row = await db.query
    .selectFrom('item')
    .select('published_at')
    .where('source_key', '=', sourceKey)
    .executeTakeFirst();
  return row?.published_at;
}

/** Content hashes of items that stand, by source key. */
async function standing(query: Query, keys: string[]): Promise<Map<string, string>> {
  const rows = await query
    .selectFrom('item')
    .select(['source_key', 'content_hash'])
    .where('source_key', 'in', keys)
    .where('withdrawn_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.source_key, row.content_hash]));
}

/**
 * Publishes one item inside a transaction that does more; `raiseCounter` must have been called in it.
 * Answers the item's key inside the database, too.
 */
export async function publishWithin(
  db: Database,
  query: Query,
  draft: ItemDraft,
  now: number,
): Promise<{ outcome: Outcome; key: number }> {
  const hash = hashOf(draft);
  const existing = await query
    .selectFrom('item')
    .select(['key', 'content_hash', 'withdrawn_at', 'revision', 'published_at'])
    .where('source_key', '=', draft.sourceKey)
    .executeTakeFirst();
  if (existing?.content_hash === hash && existing.withdrawn_at === null) return { outcome: 'unchanged', key: existing.key };

  const values = {
    column: draft.column,
    kind: draft.kind,
    region: draft.region,
    published_at: draft.publishAt ?? existing?.published_at ?? now,
    expires_at: draft.expiresAt ?? never,
    withdrawn_at: null,
    revision: (existing?.revision ?? 0) + 1,
    content_hash: hash,
    card: storedOf(draft).card,
    series: draft.series?.name ?? null,
    episode: draft.series?.episode ?? null,
    disclosed_until: draft.disclosure === undefined ? null : endOfDay(draft.disclosure.until),
    urgent: draft.urgent === true ? (1 as const) : (0 as const),
  };
  const key =
    existing === undefined
      ? await addItem(query, draft.sourceKey, values)
      : await changeItem(query, existing.key, values);
  await query
    .insertInto('item_revision')
    .values({ item: key, revision: values.revision, created_at: now, body: storedOf(draft).body })
    .execute();
  await query.deleteFrom('item_topic').where('item', '=', key).execute();
  const topics = [...new Set(draft.topics)];
  if (topics.length > 0) {
    const { region, column, published_at, expires_at } = values;
    await query
      .insertInto('item_topic')
      .values(topics.map((topic) => ({ item: key, topic, region, column, published_at, expires_at })))
      .execute();
  }
  await keepDocument(db, query, key, draft);
  return { outcome: existing === undefined ? 'added' : 'changed', key };
}

type ItemValues = Omit<Insertable<Tables['item']>, 'key' | 'id' | 'code' | 'source_key'>;

async function addItem(query: Query, sourceKey: string, values: ItemValues): Promise<number> {
  const code = makeCode(randomBytes(5));
  const id = newId();
  const { key } = await query
    .insertInto('item')
    .values({ ...values, id, code, source_key: sourceKey })
    .returning('key')
    .executeTakeFirstOrThrow();
  await keepItemCode(query, code, key);
  return key;
}

async function changeItem(query: Query, key: number, values: ItemValues): Promise<number> {
  await query.updateTable('item').set(values).where('key', '=', key).execute();
  return key;
}

/** A draft as the database keeps it: for lists, and the whole. */
export const storedOf = (draft: ItemDraft) => ({ card: JSON.stringify(cardOf(draft)), body: JSON.stringify(bodyOf(draft)) });

function cardOf(draft: ItemDraft): StoredCard {
  const { title, subtitle, summary, minutes, topics, poster, series, urgent, disclosure } = draft;
  return {
    title,
    ...(subtitle !== undefined && { subtitle }),
    summary,
    minutes,
    topics,
    ...(poster && { poster }),
    ...(series && { series }),
    ...(urgent && { urgent }),
    ...(disclosure && { disclosure: { from: disclosure.from, until: disclosure.until } }),
  };
}

function bodyOf({ provenance, media, attachments, body, disclosure }: ItemDraft): StoredBody {
  return { provenance, ...(media && { media }), ...(attachments && { attachments }), body, ...(disclosure && { disclosure }) };
}

/** The same for drafts that say the same, whatever the order of their fields. */
function hashOf(draft: ItemDraft): string {
  const text = JSON.stringify(draft, (_name, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('base64url');
}

/** A random id that is taken, or the same source published elsewhere at this moment: once more. */
async function retryDuplicate<T>(db: Database, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!db.isDuplicate(error)) throw error;
    return work();
  }
}
