import { readFileSync } from 'node:fs';
import { personalDataIn, personalDataInTable, type PersonalKind } from '../../../src/text/personalData/index.ts';

/** What stands in an entry; in a table with its cell, row -1 being the header. */
interface Label {
  kind: PersonalKind;
  words: string;
  row?: number;
  cell?: number;
}

interface Entry {
  text?: string;
  header?: string[];
  rows?: string[][];
  find: Label[];
}

interface LabelledSet {
  positives: Entry[];
  negatives: Entry[];
}

export const measuredKinds = ['identity', 'bankCard', 'phone', 'address'] as const;

/** Findings of one kind: rightly found, not found, found where nothing is. */
export interface Score {
  right: number;
  missed: number;
  wrong: number;
  recall: number;
  precision: number;
}

export interface Measured {
  overall: Score;
  byKind: Record<(typeof measuredKinds)[number], Score>;
  /** The label or finding with the entry it is about, to read. */
  faults: string[];
}

/** labelled: frozen before the first rule was written; the others: by other hands, before their first measurement. */
export const setNames = ['labelled', 'second', 'third', 'fourth', 'fifth'] as const;
export type SetName = (typeof setNames)[number];
export const setFile = (name: SetName) => new URL(`./${name}.json`, import.meta.url);
const readSet = (name: SetName) => JSON.parse(readFileSync(setFile(name), 'utf8')) as LabelledSet;

export function entriesOf(name: SetName): Entry[] {
  const { positives, negatives } = readSet(name);
  return [...positives, ...negatives];
}

/**
 * A number is found when exactly its signs are, an address when its house is within what was found. Everything else
 * that was found is wrong, in the positive entries as well. Names in lists are advice and not measured.
 */
export function measure(name: SetName): Measured {
  const counts = Object.fromEntries(measuredKinds.map((kind) => [kind, { right: 0, missed: 0, wrong: 0 }]));
  const faults: string[] = [];
  for (const entry of entriesOf(name)) {
    const found = findingsIn(entry);
    for (const label of entry.find) {
      const at = found.findIndex((each) => isSame(label, each));
      if (at >= 0) found.splice(at, 1);
      else faults.push(`missed ${label.kind} ${label.words} | ${JSON.stringify(entry.text ?? [entry.header, ...entry.rows!])}`);
      counts[label.kind]![at >= 0 ? 'right' : 'missed'] += 1;
    }
    for (const { kind, words } of found) {
      faults.push(`wrong ${kind} ${words} | ${JSON.stringify(entry.text ?? [entry.header, ...entry.rows!])}`);
      counts[kind]!.wrong += 1;
    }
  }
  const sum = (part: 'right' | 'missed' | 'wrong') => measuredKinds.reduce((all, kind) => all + counts[kind]![part], 0);
  return {
    overall: score({ right: sum('right'), missed: sum('missed'), wrong: sum('wrong') }),
    byKind: Object.fromEntries(measuredKinds.map((kind) => [kind, score(counts[kind]!)])) as Measured['byKind'],
    faults,
  };
}

function findingsIn({ text, header, rows }: Entry): Label[] {
  if (text !== undefined) return personalDataIn(text).map(({ kind, start, end }) => ({ kind, words: text.slice(start, end) }));
  return personalDataInTable(header!, rows!)
    .filter(({ kind }) => kind !== 'name')
    .map(({ kind, row, cell, start, end }) => {
      const words = (row < 0 ? header! : rows![row]!)[cell]!.slice(start, end);
      return { kind, words, row, cell };
    });
}

function isSame(label: Label, found: Label): boolean {
  if (label.kind !== found.kind || label.row !== found.row || label.cell !== found.cell) return false;
  return label.kind === 'address' ? found.words.includes(label.words.slice(-3)) : found.words === label.words;
}

function score({ right, missed, wrong }: { right: number; missed: number; wrong: number }): Score {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000);
  return { right, missed, wrong, recall: share(right, right + missed), precision: share(right, right + wrong) };
}
