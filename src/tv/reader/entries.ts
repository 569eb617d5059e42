import type { ReadBlock, ReadItem } from '../content/read.ts';
import type { Pictures } from '../paint/pictures.ts';
import { isPicture, layBlock, layHeading, layParagraph, layPicture } from './blocks.ts';
import { disclosureFacts, metaLine } from './facts.ts';
import { layFact, laySignature, noticeSlip } from './notice.ts';
import { headRows, type LaidBlock, type Sheet } from './rows.ts';
import type { Picture } from '../../contract/index.ts';

/** A piece of an item as its pages show it. */
export interface Entry {
  /** Undefined for what is not in the body: title, facts. */
  block: ReadBlock | undefined;
  picture?: Picture;
  /** Characters, for the estimate of pages. */
  size: number;
  lay(): LaidBlock;
}

/** An item from its title to its history. */
export function entriesOf(item: ReadItem, sheet: Sheet, pictures: Pictures): Entry[] {
  const { disclosure } = item;
  const head: Entry = {
    block: undefined,
    size: item.title.length * 2,
    lay: () => {
      const slip = disclosure ? [noticeSlip(disclosure, sheet)] : [];
      return { rows: headRows(item.title, item.subtitle, metaLine(item), slip, sheet), spaceBefore: 0 };
    },
  };
  const body = item.body.map((block, i): Entry => isPicture(block)
    ? { block, picture: block.picture, size: block.text.length, lay: () => layPicture(block.picture, sheet, pictures, i === 0 ? roomBelow(head, sheet) : undefined) }
    : { block, size: block.text.length, lay: () => layBlock(block, sheet, pictures) });
  return [head, ...posterEntries(item, sheet, pictures), ...body, ...attachmentEntries(item, sheet), ...disclosureEntries(item, sheet), ...noteEntries(item, sheet)];
}

/** Least share of a page in which a picture is shown beside the title. */
const leastShare = 0.5;

/** Room for a picture with which a text begins, px: beside its title, or a page of its own. */
function roomBelow(head: Entry, { height }: Sheet): number {
  const left = height - head.lay().rows.reduce((sum, row) => sum + row.height, 0) - 14;
  return left >= height * leastShare ? left : height;
}

/** What is to be seen or heard on the phone shows its picture here; a text begins with its words. */
function posterEntries({ kind, poster, body }: ReadItem, sheet: Sheet, pictures: Pictures): Entry[] {
  const first = body[0];
  if (kind === 'article' || !poster || (first && isPicture(first) && first.picture.src === poster.src)) return [];
  return [{ block: undefined, picture: poster, size: 20, lay: () => layPicture({ ...poster, alt: '' }, sheet, pictures, sheet.height * 0.42) }];
}

/** Documents are read on the phone; here they are named. */
function attachmentEntries({ attachments = [] }: ReadItem, sheet: Sheet): Entry[] {
  if (attachments.length === 0) return [];
  const names = attachments.map(({ name }) => plain(name.length, () => layParagraph(name, sheet)));
  return [plain(16, () => layHeading(`附件 ${attachments.length} 份，扫码在手机上看`, 3, sheet)), ...names];
}

/** What stands behind a notice: who publishes it and why, whom to call, who signed. */
function disclosureEntries(item: ReadItem, sheet: Sheet): Entry[] {
  const { disclosure } = item;
  if (!disclosure) return [];
  const facts = disclosureFacts(item).map(({ name, words }) => plain(words.length, () => layFact(name, words, sheet)));
  const heading = plain(8, () => layHeading('公示说明', 3, sheet));
  const signed = laySignature(disclosure, sheet);
  return [...(facts.length > 0 ? [heading] : []), ...facts, ...(signed ? [plain(20, () => signed)] : [])];
}

/** Where a text comes from and how it changed, line by line as it stood. */
function noteEntries({ provenance: { notes } }: ReadItem, sheet: Sheet): Entry[] {
  if (notes.length === 0) return [];
  const lines = notes.map((text) => plain(text.length, () => layParagraph(text, sheet)));
  return [plain(8, () => layHeading('出处', 3, sheet)), ...lines];
}

function plain(size: number, lay: () => LaidBlock): Entry {
  return { block: undefined, size, lay };
}
