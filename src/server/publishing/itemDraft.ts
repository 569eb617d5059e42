import type { Attachment, Disclosure, Picture } from '../../contract/index.ts';
import { isEmpty, outgoingUploads, type DraftBlock, type DraftContent, type DraftDisclosure } from '../../contract/admin/index.ts';
import type { ItemDraft } from '../content/draft.ts';
import { blocksOf, wordsOf, type Part } from '../content/parts.ts';
import { minutesToRead, summaryOf } from '../content/summary.ts';
import type { Query } from '../db/open.ts';

/** Names the item of a draft, whichever of its revisions. No folder's name begins so: an import never takes it back. */
export const sourceKeyOf = (draftId: string) => `/console/${draftId}`;

/**
 * A draft as families will get it, for publication and preview alike. What is not filled in yet is
 * left out; the times of publishing are the caller's to set. Throws when the draft is not there.
 */
export async function itemDraftOf(query: Query, draftId: string, content: DraftContent): Promise<ItemDraft> {
  const draft = await query
    .selectFrom('draft')
    .innerJoin('region', 'region.code', 'draft.region')
    .select(['draft.column', 'draft.region', 'draft.template', 'region.name as regionName'])
    .where('draft.id', '=', draftId)
    .executeTakeFirstOrThrow();
  const files = await filesOf(query, draftId, outgoingUploads(content));
  const parts = content.blocks.flatMap((block) => partsOf(block)).filter((part) => part.kind !== 'picture' || files.pictures.has(part.file));
  const title = line(content.title);
  const subtitle = line(content.subtitle ?? '');
  const summary = line(content.summary ?? '');
  const poster = content.poster === undefined ? undefined : files.pictures.get(content.poster);
  const attachments = content.attachments.flatMap((id) => files.documents.get(id) ?? []);
  const disclosure = draft.column === 'notices' ? disclosureOf(content.disclosure ?? {}, draft.regionName) : undefined;
  const source = line(content.source ?? '') || disclosure?.signature || draft.regionName;
  return {
    sourceKey: sourceKeyOf(draftId),
    column: draft.column,
    kind: 'article',
    region: draft.region,
    topics: [...new Set(content.topics)],
    title,
    ...(subtitle !== '' && { subtitle }),
    summary: summary !== '' ? summary : summaryOf(parts, title),
    minutes: minutesToRead(parts.reduce((sum, part) => sum + wordsOf(part).length, 0)),
    ...(content.expiresAt !== undefined && { expiresAt: Date.parse(content.expiresAt) }),
    ...(disclosure && { disclosure }),
    provenance: { source, notes: [] },
    ...(poster && { poster: { ...poster, alt: title } }),
    ...(draft.template === 'emergency' && { urgent: true as const }),
    ...(attachments.length > 0 && { attachments }),
    body: blocksOf(parts, files.pictures),
  };
}

const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const lines = (text: string) => text.split('\n').map(line).filter((each) => each !== '');

/** A line is a block, as with texts that are imported; what is empty is left out. */
function partsOf(block: DraftBlock): Part[] {
  if (isEmpty(block)) return [];
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: line(block.text) }];
    case 'paragraph':
      return lines(block.text).map((text) => ({ kind: 'paragraph', text }));
    case 'list':
      return [{ kind: 'list', ordered: block.ordered, start: 1, items: block.items.map(line).filter((item) => item !== '') }];
    case 'table':
      return [tableOf(block.header, block.rows)];
    case 'picture':
      return [{ kind: 'picture', alt: line(block.alt), file: block.upload }];
    case 'law':
      return [{ kind: 'law', law: line(block.law).replaceAll(/[《》]/g, ''), article: line(block.article), text: lines(block.text).join('\n') }];
  }
}

/** Every row gets as many cells as the widest one; empty rows, and empty columns at the end, go. */
function tableOf(header: string[], rows: string[][]): Part {
  const all = [header, ...rows].map((row) => row.map(line));
  const filled = all.filter((row, at) => at === 0 || row.some((cell) => cell !== ''));
  const width = Math.max(1, ...filled.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  const [first = [], ...rest] = filled.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
  return { kind: 'table', header: first, rows: rest };
}

/** Undefined while its period is not known. */
function disclosureOf(written: DraftDisclosure, regionName: string): Omit<Disclosure, 'daysLeft'> | undefined {
  const { from, until, signedOn } = written;
  if (from === undefined || until === undefined) return undefined;
  const words = {
    basis: line(written.basis ?? ''),
    responsible: line(written.responsible ?? ''),
    supervisionPhone: line(written.supervisionPhone ?? ''),
    objections: line(written.objections ?? ''),
    signature: line(written.signature ?? '') || regionName,
    seal: line(written.seal ?? ''),
  };
  return {
    from,
    until,
    ...Object.fromEntries(Object.entries(words).filter(([, text]) => text !== '')),
    ...(signedOn !== undefined && { signedOn }),
  };
}

/** Files of this draft alone: another draft's are not to be reached by naming them. */
async function filesOf(query: Query, draftId: string, ids: string[]) {
  const pictures = new Map<string, Omit<Picture, 'alt'>>();
  const documents = new Map<string, Attachment>();
  if (ids.length === 0) return { pictures, documents };
  const rows = await query
    .selectFrom('upload')
    .select(['id', 'kind', 'name', 'file', 'bytes', 'width', 'height', 'text'])
    .where('draft', '=', draftId)
    .where('id', 'in', ids)
    .execute();
  for (const { id, kind, name, file, bytes, width, height, text } of rows) {
    const src = `/media/${file}`;
    if (kind === 'document') documents.set(id, { src, name, bytes, ...(text !== null && text !== '' && { text }) });
    else if (width !== null && height !== null) pictures.set(id, { src, width, height });
  }
  return { pictures, documents };
}
