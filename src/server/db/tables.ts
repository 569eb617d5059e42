import type { Generated } from 'kysely';
import type { ItemKind, RegionLevel } from '../../contract/index.ts';
import type { ConsoleTables } from './consoleTables.ts';

/** Times are epoch milliseconds, JSON is text, on both databases. */
export interface Tables extends ConsoleTables {
  region: {
    code: string;
    name: string;
    level: RegionLevel;
    parent: string | null;
    initials: string;
  };
  column: { id: string; name: string; subtitle: string; position: number };
  topic: { id: string; name: string; position: number };
  /** One row: `counter` rises with every change that a reader could see. */
  state: { id: number; epoch: string; counter: number };
  item: {
    /** Number inside the database; orders items of the same time. Never shown. */
    key: Generated<number>;
    id: string;
    code: string;
    source_key: string;
    column: string;
    kind: ItemKind;
    region: string;
    published_at: number;
    /** Never null, so that one index answers: `never` when it does not expire. */
    expires_at: number;
    /** Null while it stands. */
    withdrawn_at: number | null;
    revision: number;
    /** Of the draft, so that an unchanged one does nothing. */
    content_hash: string;
    /** JSON: StoredCard. */
    card: string;
    /** Name and number in it; both null or neither. */
    series: string | null;
    episode: number | null;
    /** When its 公示期 is over, epoch ms; null without one. */
    disclosed_until: number | null;
    /** 应急提示: first on home while it stands. */
    urgent: Generated<0 | 1>;
  };
  /** What was ever published, never changed afterwards. */
  item_revision: {
    item: number;
    revision: number;
    created_at: number;
    /** JSON: StoredBody. */
    body: string;
  };
  /** Topics of items that stand; repeats what lists filter and order by, so that one index answers. */
  item_topic: {
    item: number;
    topic: string;
    region: string;
    column: string;
    published_at: number;
    expires_at: number;
  };
  withdrawal: { number: Generated<number>; item: number; region: string; withdrawn_at: number };
  /** Short codes: of an item, of a column's list in a region, or of a region's page; the rest is null. */
  link: {
    code: string;
    item: number | null;
    column: string | null;
    region: string | null;
    page: 'contacts' | null;
  };
  /** 便民卡, in the order of the file that they came from. */
  contact: {
    source_key: string;
    position: number;
    id: string;
    region: string;
    /** JSON: ContactCard. */
    card: string;
  };
  /** Words of the glossary; a word belongs to the source that explained it last. */
  term: {
    word: string;
    source_key: string;
    /** JSON: Explanation. */
    explanation: string;
  };
}

/** Stands for "does not expire": later than any date that can be written, exact in a double. */
export const never = 8.64e15;
