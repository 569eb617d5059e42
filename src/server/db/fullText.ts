import { sql } from 'kysely';
import type { QueryTerm, QueryToken } from '../../text/tokens.ts';
import type { Query } from './open.ts';

/** What is searched of an item: tokens parted by spaces, made by text/tokens. */
export interface SearchDocument {
  title: string;
  body: string;
  region: string;
}

export interface FullTextQuestion {
  /** Every term must be matched, by all the tokens of one of its alternatives. */
  terms: QueryTerm[];
  /** Where it must be matched. */
  part: 'title' | 'anywhere';
  regions: string[];
  limit: number;
}

export interface FullTextHit {
  item: number;
  score: number;
}

/** The full-text index of one dialect; tokens are letters and digits only. */
export interface FullText {
  create(query: Query): Promise<void>;
  put(query: Query, item: number, document: SearchDocument): Promise<void>;
  remove(query: Query, item: number): Promise<void>;
  /** What matches every term, best first. */
  find(query: Query, question: FullTextQuestion): Promise<FullTextHit[]>;
  /** What matches any token: most of them, and the rare ones, first. */
  findAny(query: Query, question: AnyQuestion): Promise<FullTextHit[]>;
}

export interface AnyQuestion {
  tokens: QueryToken[];
  regions: string[];
  limit: number;
}

/** Newest matches of one token that are looked at when any token will do. */
const matchesPerToken = 500;
/** Tokens of a question that are looked at then. */
const tokensMax = 12;

/** A hit in the title counts this many times one in the text. */
const titleWeight = 8;
/** Newest matches that are ranked at most, so that the time does not grow with the collection. */
const rankedMatches = 2000;

/** (a and b or c) and (d): the terms in a dialect's signs. */
function expression(terms: QueryTerm[], and: string, or: string, sign: (token: QueryToken) => string) {
  const oneOf = (term: QueryTerm) =>
    term.alternatives.map((tokens) => `(${tokens.map(sign).join(and)})`).join(or);
  return terms.map((term) => `(${oneOf(term)})`).join(and);
}

const quoted = (text: string) => `"${text.replaceAll('"', '')}"`;
const lexeme = (text: string) => `'${text.replaceAll(/['\\]/g, '')}'`;

/**
 * Before every token of a region's items, so that a search walks its own regions' items alone.
 * Of one length: no mark with a token behind it reads like another.
 */
export const regionMark = (region: string) => Number(region).toString(36).padStart(8, '0');
const marked = (tokens: string, region: string) =>
  tokens.replaceAll(/\S+/g, (token) => regionMark(region) + token);

/** A token in any of the regions. */
const inRegions = ({ text, prefix }: QueryToken, regions: string[]) =>
  `(${regions.map((region) => quoted(regionMark(region) + text) + (prefix ? '*' : '')).join(' OR ')})`;

export const sqliteFullText: FullText = {
  async create(query) {
    await sql`create virtual table search_document using fts5(
      title, body, content='', contentless_delete=1,
      tokenize='unicode61 remove_diacritics 0')`.execute(query);
  },
  async put(query, item, document) {
    await this.remove(query, item);
    const { title, body, region } = document;
    await sql`insert into search_document (rowid, title, body)
      values (${item}, ${marked(title, region)}, ${marked(body, region)})`.execute(query);
  },
  async remove(query, item) {
    await sql`delete from search_document where rowid = ${item}`.execute(query);
  },
  async find(query, { terms, part, regions, limit }) {
    const words = expression(terms, ' AND ', ' OR ', (token) => inRegions(token, regions));
    const question = part === 'title' ? `{title} : (${words})` : words;
    const reply = await sql<FullTextHit>`select item, -score as score from (
        select rowid as item, bm25(search_document, ${titleWeight}, 1) as score
        from search_document where search_document match ${question}
        order by rowid desc limit ${rankedMatches})
      order by score desc, item desc limit ${limit}`.execute(query);
    return reply.rows;
  },
  // Not by bm25: to weigh a token it counts all its matches, and a long question has many tokens.
  async findAny(query, { tokens, regions, limit }) {
    const parts = tokens.slice(0, tokensMax).flatMap((token, at) =>
      [['{title body}', 1] as const, ['{title}', titleWeight] as const].map(
        ([columns, weight]) => sql`select * from (
          select ${at} as token, ${weight} as weight, rowid as item from search_document
          where search_document match ${`${columns} : ${inRegions(token, regions)}`}
          order by rowid desc limit ${matchesPerToken})`,
      ),
    );
    const reply = await sql<FullTextHit>`with hit as materialized (${sql.join(parts, sql` union all `)}),
      rarity as (select token, 1000.0 / (50 + count(*)) as worth from hit where weight = 1 group by token)
      select item, sum(weight * worth) as score from hit join rarity using (token)
      group by item order by score desc, item desc limit ${limit}`.execute(query);
    return reply.rows;
  },
};

export const postgresFullText: FullText = {
  async create(query) {
    await sql`create table search_document (
      item bigint primary key references item (key) on delete cascade,
      document tsvector not null)`.execute(query);
    await sql`create index search_document_words on search_document using gin (document)`.execute(query);
  },
  async put(query, item, document) {
    await sql`insert into search_document (item, document) values (${item},
        setweight(to_tsvector('simple', ${document.title}), 'A')
        || setweight(to_tsvector('simple', ${document.body}), 'B')
        || setweight(to_tsvector('simple', ${document.region}), 'D'))
      on conflict (item) do update set document = excluded.document`.execute(query);
  },
  async remove(query, item) {
    await sql`delete from search_document where item = ${item}`.execute(query);
  },
  async find(query, { terms, part, regions, limit }) {
    const weights = part === 'title' ? 'A' : 'AB';
    const sign = ({ text, prefix }: QueryToken) => `${lexeme(text)}:${prefix ? '*' : ''}${weights}`;
    const words = expression(terms, ' & ', ' | ', sign);
    const places = regions.map((region) => `${lexeme(region)}:D`).join(' | ');
    const reply = await sql<FullTextHit>`select item,
        ts_rank(array[0, 0, 0.1, 1]::real[], document, ${words}::tsquery, 1) as score
      from (select item, document from search_document
        where document @@ ${`(${words}) & (${places})`}::tsquery
        order by item desc limit ${rankedMatches}) as matching
      order by score desc, item desc limit ${limit}`.execute(query);
    return reply.rows;
  },
  findAny(query, { tokens, regions, limit }) {
    const any = { alternatives: tokens.slice(0, tokensMax).map((token) => [token]) };
    return this.find(query, { terms: [any], part: 'anywhere', regions, limit });
  },
};
