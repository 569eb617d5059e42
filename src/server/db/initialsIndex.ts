import { sql } from 'kysely';
import { regionMark } from './fullText.ts';
import type { Query } from './open.ts';

export interface InitialsQuestion {
  /** All of them must be held; made by text/titleInitials. */
  tokens: string[];
  regions: string[];
  /** Epoch ms; what cannot be seen then is left out. */
  now: number;
  limit: number;
}

/** The index of pinyin initials of one dialect; tokens are lower-case letters and digits. */
export interface InitialsIndex {
  create(query: Query): Promise<void>;
  put(query: Query, item: number, region: string, tokens: string[]): Promise<void>;
  remove(query: Query, item: number): Promise<void>;
  /** Keys of items that hold all tokens, newest first. */
  find(query: Query, question: InitialsQuestion): Promise<number[]>;
}

/** Matches put last into the index that are looked at, so that the time does not grow with the collection. */
const looked = 1000;

const marked = (region: string, tokens: string[]) =>
  tokens.map((token) => regionMark(region) + token).join(' ');

/** (a in one of the regions) and (b in one of them): the tokens in a dialect's signs. */
function expression({ tokens, regions }: InitialsQuestion, and: string, or: string, quote: string): string {
  const oneOf = (token: string) =>
    `(${regions.map((region) => quote + regionMark(region) + token + quote).join(or)})`;
  return tokens.map(oneOf).join(and);
}

export const sqliteInitials: InitialsIndex = {
  async create(query) {
    await sql`create virtual table title_initials using fts5(
      tokens, content='', contentless_delete=1, detail=none,
      tokenize='unicode61 remove_diacritics 0')`.execute(query);
  },
  async put(query, item, region, tokens) {
    await this.remove(query, item);
    await sql`insert into title_initials (rowid, tokens) values (${item}, ${marked(region, tokens)})`.execute(query);
  },
  async remove(query, item) {
    await sql`delete from title_initials where rowid = ${item}`.execute(query);
  },
  async find(query, question) {
    const held = sql`select rowid as item from title_initials
      where title_initials match ${expression(question, ' AND ', ' OR ', '"')}
      order by rowid desc limit ${looked}`;
    return newest(query, held, question);
  },
};

export const postgresInitials: InitialsIndex = {
  async create(query) {
    await sql`create table title_initials (
      item bigint primary key references item (key) on delete cascade,
      tokens tsvector not null)`.execute(query);
    await sql`create index title_initials_tokens on title_initials using gin (tokens)`.execute(query);
  },
  async put(query, item, region, tokens) {
    await sql`insert into title_initials (item, tokens) values (${item}, ${marked(region, tokens)}::tsvector)
      on conflict (item) do update set tokens = excluded.tokens`.execute(query);
  },
  async remove(query, item) {
    await sql`delete from title_initials where item = ${item}`.execute(query);
  },
  async find(query, question) {
    const held = sql`select item from title_initials
      where tokens @@ ${expression(question, ' & ', ' | ', `'`)}::tsquery
      order by item desc limit ${looked}`;
    return newest(query, held, question);
  },
};

async function newest(query: Query, held: ReturnType<typeof sql>, { now, limit }: InitialsQuestion) {
  const reply = await sql<{ key: number }>`select item.key from (${held}) as held
    join item on item.key = held.item
    where item.withdrawn_at is null and item.published_at <= ${now} and item.expires_at > ${now}
    order by item.published_at desc, item.key desc limit ${limit}`.execute(query);
  return reply.rows.map((row) => row.key);
}
