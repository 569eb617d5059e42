import type { DraftBlock, DraftContent } from '../../contract/admin/index.ts';
import { isEmpty } from '../../contract/admin/emptyBlocks.ts';
import { spliced } from './spliced.ts';

export type BlockKind = DraftBlock['kind'];
export type BlockOf<Kind extends BlockKind> = Extract<DraftBlock, { kind: Kind }>;

const letters = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A key for a new block: 10 of 36 characters, so that two people adding blocks do not meet. */
export function newKey(random: (max: number) => number = among): string {
  return Array.from({ length: 10 }, () => letters[random(letters.length)]).join('');
}

function among(max: number): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! % max;
}

export function emptyBlock(kind: Exclude<BlockKind, 'picture'>, key = newKey()): DraftBlock {
  switch (kind) {
    case 'heading':
      return { key, kind, level: 2, text: '' };
    case 'paragraph':
      return { key, kind, text: '' };
    case 'list':
      return { key, kind, ordered: false, items: [''] };
    case 'table':
      return { key, kind, header: ['', ''], rows: [['', ''], ['', '']] };
    case 'law':
      return { key, kind, law: '', article: '', text: '' };
  }
}

export const blockNames: Record<BlockKind, string> = {
  heading: '小标题',
  paragraph: '文字',
  list: '列表',
  table: '表格',
  picture: '图片',
  law: '法条',
};

const indexOf = (blocks: DraftBlock[], key: string) => blocks.findIndex((block) => block.key === key);

export const replaced = (blocks: DraftBlock[], block: DraftBlock): DraftBlock[] =>
  blocks.map((each) => (each.key === block.key ? block : each));

export const removed = (blocks: DraftBlock[], key: string): DraftBlock[] => blocks.filter((block) => block.key !== key);

/** After a block, or at the end. An empty paragraph there makes room. */
export function inserted(blocks: DraftBlock[], after: string | undefined, added: DraftBlock[]): DraftBlock[] {
  const at = after === undefined ? blocks.length - 1 : indexOf(blocks, after);
  const here = blocks[at];
  const room = here?.kind === 'paragraph' && here.text.trim() === '' ? 1 : 0;
  return spliced(blocks, at + 1 - room, room, ...added);
}

export function moved(blocks: DraftBlock[], key: string, by: -1 | 1): DraftBlock[] {
  const at = indexOf(blocks, key);
  const to = at + by;
  if (at < 0 || to < 0 || to >= blocks.length) return blocks;
  return spliced(spliced(blocks, at, 1), to, 0, blocks[at]!);
}

/** Enter within a text: what stands behind the caret goes on in a paragraph of its own. */
export function split(blocks: DraftBlock[], key: string, caret: number, added: string): DraftBlock[] {
  const block = blocks[indexOf(blocks, key)];
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return blocks;
  const rest: DraftBlock = { key: added, kind: 'paragraph', text: block.text.slice(caret) };
  return blocks.flatMap((each) => (each.key === key ? [{ ...block, text: block.text.slice(0, caret) }, rest] : [each]));
}

/** Backspace at the beginning of a text: it joins the text before it. `caret` is where they meet. */
export function joined(blocks: DraftBlock[], key: string): { blocks: DraftBlock[]; key: string; caret: number } | undefined {
  const at = indexOf(blocks, key);
  const block = blocks[at];
  const before = blocks[at - 1];
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return undefined;
  if (before?.kind !== 'paragraph' && before?.kind !== 'heading') return undefined;
  const one = { ...before, text: before.text + block.text };
  return { blocks: spliced(blocks, at - 1, 2, one), key: one.key, caret: before.text.length };
}

/** Without the tables that were only proposed, once a table came that somebody filled elsewhere. */
export function withoutProposed(blocks: DraftBlock[], added: DraftBlock[]): DraftBlock[] {
  if (!added.some(({ kind }) => kind === 'table')) return blocks;
  return blocks.filter((block) => block.kind !== 'table' || block.rows.some((row) => row.some((cell) => cell.trim() !== '')));
}

/** A document pasted within a text: the words before the caret, the document, the words behind it. */
export function pastedInto(blocks: DraftBlock[], key: string, caret: { start: number; end: number }, added: DraftBlock[]): DraftBlock[] {
  const block = blocks[indexOf(blocks, key)];
  if (block?.kind !== 'paragraph' && block?.kind !== 'heading') return inserted(blocks, key, added);
  const before = { ...block, text: block.text.slice(0, caret.start) };
  const behind: DraftBlock = { key: newKey(), kind: 'paragraph', text: block.text.slice(caret.end) };
  const parts = [...(isEmpty(before) ? [] : [before]), ...added, ...(isEmpty(behind) ? [] : [behind])];
  return blocks.flatMap((each) => (each.key === key ? parts : [each]));
}

/** Text, heading and list turn into one another without losing a word. */
export function turned(block: DraftBlock, kind: 'paragraph' | 'heading' | 'list'): DraftBlock {
  const text = block.kind === 'list' ? block.items.join('\n') : block.kind === 'paragraph' || block.kind === 'heading' ? block.text : '';
  switch (kind) {
    case 'paragraph':
      return { key: block.key, kind, text };
    case 'heading':
      return text.length <= 200 ? { key: block.key, kind, level: 2, text: text.replace(/\n/g, ' ') } : block;
    case 'list':
      return { key: block.key, kind, ordered: false, items: text.split('\n') };
  }
}

/** The content with another picture wherever one stands, in the text or as the poster. */
export function withPicture(content: DraftContent, old: string, next: string): DraftContent {
  const blocks = content.blocks.map((block) => (block.kind === 'picture' && block.upload === old ? { ...block, upload: next } : block));
  return { ...content, blocks, ...(content.poster === old && { poster: next }) };
}
