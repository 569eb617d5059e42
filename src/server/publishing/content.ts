import { templates, type DraftBlock, type DraftContent, type NoticeTemplate, type Template } from '../../contract/admin/index.ts';
import { dayOf } from '../content/time.ts';

const dayLength = 24 * 3600_000;

/** What a new draft begins with; a notice with what its template proposes. `key` makes a block's key. */
export function newContent(template: Template | undefined, regionName: string, now: number, key: () => string): DraftContent {
  const proposal: NoticeTemplate | undefined = templates.find(({ id }) => id === template);
  if (proposal === undefined) return { title: '', topics: [], blocks: [], attachments: [] };
  const { table, days, basis } = proposal;
  const empty = (header: readonly string[]): DraftBlock => ({
    key: key(),
    kind: 'table',
    header: [...header],
    rows: [header.map(() => '')],
  });
  return {
    title: '',
    topics: ['village'],
    disclosure: {
      // The first day counts: seven days from the 1st end on the 7th.
      from: dayOf(now),
      until: dayOf(now + (days - 1) * dayLength),
      ...(basis !== undefined && { basis }),
      signature: regionName,
      signedOn: dayOf(now),
    },
    blocks: table === undefined ? [{ key: key(), kind: 'paragraph', text: '' }] : [empty(table)],
    attachments: [],
  };
}

/** Words of one block, for search and counting. */
export function textOfBlock(block: DraftBlock): string {
  switch (block.kind) {
    case 'list':
      return block.items.join('\n');
    case 'table':
      return [block.header, ...block.rows].map((row) => row.join(' ')).join('\n');
    case 'picture':
      return block.alt;
    case 'law':
      return `${block.law} ${block.article}\n${block.text}`;
    default:
      return block.text;
  }
}

/** Most characters of a draft that a search over drafts looks at. */
const searchedMax = 200_000;

/** What lists and duties ask of a draft, kept beside its content. */
export function columnsOf(content: DraftContent): { content: string; title: string; words: string; period: string | null } {
  const words = [content.title, content.subtitle ?? '', content.summary ?? '', ...content.blocks.map(textOfBlock)].join('\n');
  return {
    content: JSON.stringify(content),
    title: content.title.trim(),
    words: words.toLowerCase().slice(0, searchedMax),
    period: content.disclosure?.period ?? null,
  };
}

/**
 * The same without what no text holds and no database keeps: control characters and halves of
 * characters, which come with words from broken files; and without what nobody sees, which turns the
 * reading direction or parts the digits of a number so that the gate does not know it.
 */
export function cleaned(content: DraftContent): DraftContent {
  const control =
    /(?<=\p{Nd})[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]+(?=\p{Nd})|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|(?![\u200c\u200d])\p{Cf}/gu;
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(/\r\n?/g, '\n').replaceAll(control, '').toWellFormed();
    if (Array.isArray(value)) return value.map(clean);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, clean(each)]));
    }
    return value;
  };
  return clean(content) as DraftContent;
}

/** The content with other files in place of those that it names. */
export const withUploads = (content: DraftContent, of: (id: string) => string): DraftContent => ({
  ...content,
  blocks: content.blocks.map((block) => (block.kind === 'picture' ? { ...block, upload: of(block.upload) } : block)),
  attachments: content.attachments.map(of),
  ...(content.poster !== undefined && { poster: of(content.poster) }),
});

/** For the audit: the fields and blocks that differ, as they were and as they are. */
export function differences(before: DraftContent, after: DraftContent) {
  const fields = (content: DraftContent): [string, unknown][] => [
    ...Object.entries(content).filter(([name]) => name !== 'blocks' && name !== 'disclosure'),
    ...Object.entries(content.disclosure ?? {}).map(([name, value]): [string, unknown] => [`disclosure.${name}`, value]),
    ...content.blocks.map((block): [string, unknown] => [`blocks.${block.key}`, block]),
    ['blocks', content.blocks.map(({ key }) => key)],
  ];
  const old = new Map(fields(before));
  const current = new Map(fields(after));
  const changed = [...new Set([...old.keys(), ...current.keys()])].filter(
    (name) => JSON.stringify(old.get(name)) !== JSON.stringify(current.get(name)),
  );
  const pick = (from: Map<string, unknown>) =>
    Object.fromEntries(changed.filter((name) => from.has(name)).map((name) => [name, from.get(name)]));
  return { before: pick(old), after: pick(current) };
}
