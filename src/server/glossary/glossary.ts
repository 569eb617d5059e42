import type { Block, Term } from '../../contract/index.ts';
import { reading } from '../../text/pinyin.ts';
import { raiseCounter } from '../db/counter.ts';
import type { Database, Query, Tables } from '../db/open.ts';
import { createFinder, type TermFinder } from './finder.ts';
import * as store from './store.ts';

/** What the column `term.explanation` holds. */
type Explanation = Omit<Term, 'word'>;

interface Glossary {
  /** In the order of their pinyin. */
  terms: Term[];
  find: TermFinder;
}

/** The glossary as last read from each database, and the state of the database at that time. */
const kept = new WeakMap<Database, { state: string; glossary: Promise<Glossary> }>();

/** Read again after any change of the content; otherwise from memory, with its finder ready. */
async function glossaryOf(db: Database): Promise<Glossary> {
  const { epoch, counter } = await db.readState();
  const state = `${epoch}${counter}`;
  const known = kept.get(db);
  if (known?.state === state) return known.glossary;
  const glossary = readGlossary(db);
  kept.set(db, { state, glossary });
  glossary.catch(() => kept.delete(db));
  return glossary;
}

async function readGlossary(db: Database): Promise<Glossary> {
  const rows = await store.allTerms(db.query);
  const terms = rows
    .map(({ word, explanation }) => ({
      order: reading(word),
      term: { word, ...(JSON.parse(explanation) as Explanation) },
    }))
    .sort((a, b) => compare(a.order, b.order) || compare(a.term.word, b.term.word))
    .map(({ term }) => term);
  return { terms, find: createFinder(terms) };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** All terms in the order of their pinyin. */
export const listTerms = async (db: Database): Promise<Term[]> => (await glossaryOf(db)).terms;

/** Terms that occur in a text; see TermFinder. */
export const termsIn = async (db: Database, body: Block[]): Promise<Term[]> =>
  (await glossaryOf(db)).find(body);

/**
 * Puts the terms of a source in place of what it explained before. A word that another source
 * explained is taken over. False when nothing changed: answers that are kept stay good then.
 */
export async function saveTerms(db: Database, sourceKey: string, terms: Term[]): Promise<boolean> {
  const differences = async (query: Query) => differencesOf(await store.allTerms(query), sourceKey, terms);
  const { gone, changed } = await differences(db.query);
  if (gone.length + changed.length === 0) return false;
  await db.query.transaction().execute(async (query) => {
    await raiseCounter(query);
    // Once more, now that nobody else can write.
    const { gone, changed } = await differences(query);
    for (const word of gone) await store.removeTerm(query, word);
    for (const row of changed) await store.putTerm(query, row);
  });
  return true;
}

function differencesOf(rows: Tables['term'][], sourceKey: string, terms: Term[]) {
  const before = new Map(rows.map((row) => [row.word, row]));
  const words = new Set(terms.map(({ word }) => word));
  const gone = rows.filter((row) => row.source_key === sourceKey && !words.has(row.word));
  const wanted = terms.map(({ word, ...explanation }) => {
    return { word, source_key: sourceKey, explanation: JSON.stringify(explanation) };
  });
  const changed = wanted.filter((row) => {
    const known = before.get(row.word);
    return known?.source_key !== sourceKey || known.explanation !== row.explanation;
  });
  return { gone: gone.map(({ word }) => word), changed };
}

/** Source keys that explain anything and begin with a prefix, in order. */
export async function termSources(db: Database, prefix: string): Promise<string[]> {
  const keys = new Set((await store.allTerms(db.query)).map((row) => row.source_key));
  return [...keys].filter((key) => key.startsWith(prefix)).sort();
}
