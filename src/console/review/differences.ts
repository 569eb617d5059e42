import { diffArrays } from 'diff';
import type { DraftBlock, DraftContent } from '../../contract/admin/index.ts';
import { blockNames } from '../writing/blocks.ts';
import { periodWords, timeWords } from '../parts/time.ts';
import { fieldNames } from '../writing/findingPlaces.ts';

/** A stretch of text that both sides have, or that this side alone has. */
export interface Run {
  text: string;
  changed: boolean;
}

/** A line of a table, cell by cell; or a line of words. */
export interface Line {
  cells: Run[][];
  /** Not on the other side at all. */
  alone: boolean;
}

/** A field or a block of a draft, as it stands on both sides. Absent: that side does not have it. */
export interface Part {
  /** `field:title`, `block:KEY`, `files`. */
  name: string;
  label: string;
  change: 'same' | 'changed' | 'added' | 'removed' | 'moved';
  kind: 'words' | 'table' | 'picture';
  before: Line[];
  after: Line[];
  /** The blocks themselves, for showing a picture and for taking one side's. */
  blockBefore?: DraftBlock;
  blockAfter?: DraftBlock;
}

/** Words where the browser knows them (the oldest that the console runs on do not), else characters. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;
const words = (text: string) => (segmenter === undefined ? Array.from(text) : Array.from(segmenter.segment(text), ({ segment }) => segment));
/** Beyond this, two texts are compared as wholes: the page must not stand still. */
const longest = 20_000;

/** What differs between two texts, word by word. */
export function differing(before: string, after: string): { before: Run[]; after: Run[] } {
  if (before === after) return { before: whole(before, false), after: whole(after, false) };
  if (before.length + after.length > longest) return { before: whole(before, true), after: whole(after, true) };
  const sides = { before: [] as Run[], after: [] as Run[] };
  for (const { value, added, removed } of diffArrays(words(before), words(after))) {
    const text = value.join('');
    if (!added) sides.before.push({ text, changed: removed });
    if (!removed) sides.after.push({ text, changed: added });
  }
  return sides;
}

const whole = (text: string, changed: boolean): Run[] => (text === '' ? [] : [{ text, changed }]);

/**
 * Everything that a draft says, part by part, as it was and as it is, in the order of what is. `topicName`: what a
 * person calls a topic.
 */
export function differences(before: DraftContent, after: DraftContent, topicName = (id: string) => id): Part[] {
  return [...fieldParts(fieldsOf(before, topicName), fieldsOf(after, topicName)), ...blockParts(before.blocks, after.blocks), ...filePart(before, after)];
}

export const changedParts = (parts: readonly Part[]): Part[] => parts.filter(({ change }) => change !== 'same');

const fields = ['title', 'subtitle', 'summary', 'source'] as const;
const otherFields: Record<string, string> = { topics: '专题', poster: '封面', publishAt: '发布时间', expiresAt: '撤下时间' };

/** Fields by name with their words, `disclosure.` before those of a notice. */
function fieldsOf(content: DraftContent, topicName: (id: string) => string): Map<string, string> {
  const named = new Map<string, string>();
  for (const field of fields) named.set(field, content[field] ?? '');
  for (const [field, value] of Object.entries(content.disclosure ?? {})) named.set(`disclosure.${field}`, field === 'period' ? periodWords(value) : value);
  named.set('topics', content.topics.map(topicName).join('、'));
  named.set('poster', content.poster ?? '');
  for (const field of ['publishAt', 'expiresAt'] as const) named.set(field, timed(content[field]));
  return named;
}

const timed = (time: string | undefined) => (time === undefined ? '' : timeWords(time));

function fieldParts(was: Map<string, string>, is: Map<string, string>): Part[] {
  const names = [...new Set([...is.keys(), ...was.keys()])];
  return names.flatMap((name) => {
    const [one, other] = [was.get(name) ?? '', is.get(name) ?? ''];
    if (one === '' && other === '') return [];
    if (name === 'poster') return [posterPart(one, other)];
    return [wordsPart(`field:${name}`, fieldNames[name] ?? otherFields[name] ?? name, one, other)];
  });
}

/** Of two files nobody knows the ids: the pictures are shown. */
function posterPart(one: string, other: string): Part {
  const block = (upload: string): DraftBlock | undefined => (upload === '' ? undefined : { key: 'poster', kind: 'picture', upload, alt: '' });
  const [was, is] = [block(one), block(other)];
  return { ...blockPart(was, is), name: 'field:poster', label: otherFields['poster']!, before: [], after: [] };
}

function wordsPart(name: string, label: string, one: string, other: string): Part {
  const sides = differing(one, other);
  const side = (runs: Run[], text: string): Line[] => (text === '' ? [] : [{ cells: [runs], alone: false }]);
  const change = one === other ? 'same' : one === '' ? 'added' : other === '' ? 'removed' : 'changed';
  return { name, label, change, kind: 'words', before: side(sides.before, one), after: side(sides.after, other) };
}

function blockParts(before: DraftBlock[], after: DraftBlock[]): Part[] {
  const pairs = paired(before, after);
  const inOrder = new Set(
    diffArrays(pairs.flatMap(([was]) => (was === undefined ? [] : [was.key])), before.map(({ key }) => key)).flatMap(({ value, added, removed }) =>
      added || removed ? [] : value,
    ),
  );
  return pairs.map(([was, is]) => {
    const part = blockPart(was, is);
    return part.change === 'same' && was !== undefined && !inOrder.has(was.key) ? { ...part, change: 'moved' } : part;
  });
}

type Pair = [DraftBlock | undefined, DraftBlock | undefined];

/** Blocks that are one another's: by key, then by equal words (a copy has keys of its own), in the order of what is. */
export function paired(before: DraftBlock[], after: DraftBlock[]): Pair[] {
  const left = new Map(before.map((block) => [block.key, block]));
  const partner = new Map<string, DraftBlock>();
  for (const block of after) {
    const same = left.get(block.key);
    if (same === undefined) continue;
    partner.set(block.key, same);
    left.delete(same.key);
  }
  for (const block of after) {
    if (partner.has(block.key)) continue;
    const same = [...left.values()].find((each) => each.kind === block.kind && wordsOf(each) === wordsOf(block));
    if (same === undefined) continue;
    partner.set(block.key, same);
    left.delete(same.key);
  }
  const pairs: Pair[] = after.map((block) => [partner.get(block.key), block]);
  // What is gone stands behind what stood before it.
  before.forEach((block, index) => {
    if (!left.has(block.key)) return;
    const previous = before[index - 1];
    const at = pairs.findIndex(([was]) => was !== undefined && was === previous);
    pairs.splice(at + 1, 0, [block, undefined]);
  });
  return pairs;
}

/** All words of a block, one line a line. */
export function wordsOf(block: DraftBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.join('\t')).join('\n');
    case 'picture':
      return `${block.upload}\n${block.alt}`;
    case 'law':
      return `${block.law}\n${block.article}\n${block.text}`;
  }
}

/** Equal but for their key. */
export function sameBlock(one: DraftBlock, other: DraftBlock): boolean {
  return JSON.stringify({ ...one, key: '' }) === JSON.stringify({ ...other, key: '' });
}

function blockPart(was: DraftBlock | undefined, is: DraftBlock | undefined): Part {
  const block = (is ?? was)!;
  const change = was === undefined ? 'added' : is === undefined ? 'removed' : sameBlock(was, is) ? 'same' : 'changed';
  const one = was === undefined || is === undefined || was.kind === is.kind;
  const kind = one && block.kind === 'table' ? 'table' : one && block.kind === 'picture' ? 'picture' : 'words';
  const lines = kind === 'table' ? tableLines(was, is) : wordLines(was, is);
  return {
    name: `block:${block.key}`, label: blockNames[block.kind], change, kind, ...lines,
    ...(was === undefined ? {} : { blockBefore: was }), ...(is === undefined ? {} : { blockAfter: is }),
  };
}

function shownLines(block: DraftBlock | undefined): string[] {
  if (block === undefined) return [];
  if (block.kind === 'picture') return [block.alt];
  return wordsOf(block).split('\n');
}

function wordLines(was: DraftBlock | undefined, is: DraftBlock | undefined): Pick<Part, 'before' | 'after'> {
  return matchedLines(shownLines(was).map((line) => [line]), shownLines(is).map((line) => [line]));
}

function tableLines(was: DraftBlock | undefined, is: DraftBlock | undefined): Pick<Part, 'before' | 'after'> {
  const rows = (block: DraftBlock | undefined) => (block?.kind === 'table' ? [block.header, ...block.rows] : []);
  return matchedLines(rows(was), rows(is));
}

/** Lines that are equal meet; between them, as many as both sides have are compared cell by cell. */
function matchedLines(one: string[][], other: string[][]): Pick<Part, 'before' | 'after'> {
  const before: Line[] = [];
  const after: Line[] = [];
  let gone: string[][] = [];
  let come: string[][] = [];
  const settle = () => {
    const both = Math.min(gone.length, come.length);
    for (let index = 0; index < both; index += 1) {
      const [was, is] = [gone[index]!, come[index]!];
      const cells = Array.from({ length: Math.max(was.length, is.length) }, (_, at) => differing(was[at] ?? '', is[at] ?? ''));
      before.push({ cells: cells.map((cell) => cell.before).slice(0, was.length), alone: false });
      after.push({ cells: cells.map((cell) => cell.after).slice(0, is.length), alone: false });
    }
    before.push(...gone.slice(both).map((row) => ({ cells: row.map((cell) => whole(cell, true)), alone: true })));
    after.push(...come.slice(both).map((row) => ({ cells: row.map((cell) => whole(cell, true)), alone: true })));
    gone = [];
    come = [];
  };
  for (const { value, added, removed } of diffArrays(one, other, { comparator: (left, right) => left.join('\t') === right.join('\t') })) {
    if (removed) gone.push(...value);
    else if (added) come.push(...value);
    else {
      settle();
      for (const row of value) {
        before.push({ cells: row.map((cell) => whole(cell, false)), alone: false });
        after.push({ cells: row.map((cell) => whole(cell, false)), alone: false });
      }
    }
  }
  settle();
  return { before, after };
}

function filePart(before: DraftContent, after: DraftContent): Part[] {
  const [was, is] = [before.attachments, after.attachments];
  if (was.length + is.length === 0) return [];
  const lines = (ids: string[], others: string[]): Line[] =>
    ids.map((id) => ({ cells: [whole(id, !others.includes(id))], alone: !others.includes(id) }));
  return [{ name: 'files', label: '附件', change: was.join() === is.join() ? 'same' : 'changed', kind: 'words', before: lines(was, is), after: lines(is, was) }];
}
