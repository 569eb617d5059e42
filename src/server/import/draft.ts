import path from 'node:path';
import type { ItemKind, Media, Picture, Provenance } from '../../contract/index.ts';
import type { ItemDraft } from '../content/draft.ts';
import { blocksOf, wordsOf, type Part } from '../content/parts.ts';
import { minutesToRead, summaryOf } from '../content/summary.ts';
import { dayOf } from '../content/time.ts';
import { decodeText } from './decode.ts';
import { readDisclosure } from './disclosure.ts';
import { readSeries } from './episodes.ts';
import { splitFrontMatter, type FrontMatter } from './frontMatter.ts';
import { readMarkdown, type Manuscript } from './markdown.ts';
import { personalNumberIn } from './personalNumbers.ts';
import { readProvenance } from './provenance.ts';
import { Refusal } from './refusal.ts';
import { topicNamed, topicsOf, type Named, type TopicTable } from './topics.ts';
import { dayAfter, dayWritten, startOf, timeWritten } from './writtenTime.ts';

/** Takes the files that a text names, by their path as written there. */
export interface MediaSource {
  picture(file: string): Promise<Omit<Picture, 'alt'>>;
  /** A video or audio file with its captions. */
  media(kind: 'video' | 'audio', file: string, captions: string | undefined): Promise<Media>;
}

/** What a text is read with. */
export interface DraftContext {
  /** Names the folder that is imported: first part of every source key. */
  source: string;
  /** For all files, but those that name another one themselves. */
  column?: string;
  /** Where a text belongs that names no region itself. */
  region: string;
  columns: Named[];
  topics: Named[];
  hasRegion(code: string): Promise<boolean>;
  table: TopicTable;
  media: MediaSource;
  /** Epoch ms. */
  now: number;
  /** When this source was first published, if it was. Epoch ms. */
  firstPublished(sourceKey: string): Promise<number | undefined>;
}

const summaryMax = 200;
const kinds = new Map<string, ItemKind>([
  ['文章', 'article'], ['视频', 'video'], ['音频', 'audio'], ['图集', 'gallery'],
]);

/** Makes a draft of one file; `file` is its path inside the folder. Throws a Refusal. */
export async function makeDraft(
  file: string, bytes: Uint8Array, context: DraftContext,
): Promise<ItemDraft> {
  const text = decodeText(bytes);
  const number = personalNumberIn(text);
  if (number) throw new Refusal(`第 ${number.line} 行有${number.what}（${number.masked}），请遮住中间的数字再导入`);
  const { fields, rest } = splitFrontMatter(text);
  const manuscript = readMarkdown(rest);
  const { title, subtitle, parts } = manuscript;
  const sourceKey = sourceKeyOf(context.source, file);
  const column = columnOf(fields, file, context);
  const region = await regionOf(fields, context);
  const publishAt = timeField(fields, '发布');
  const first = publishAt ?? (await context.firstPublished(sourceKey)) ?? context.now;
  const disclosure = readDisclosure(fields, column === 'notices', dayOf(first));
  const kind = kindOf(fields, parts);
  const series = readSeries(fields);
  const media = await mediaOf(fields, kind, context.media);
  const expiresAt = expiryOf(fields, first);
  const summary = fields.摘要 ?? summaryOf(parts, title);
  if (summary.length > summaryMax) throw new Refusal(`“摘要”太长，最多 ${summaryMax} 个字`);
  return {
    sourceKey,
    column,
    kind,
    region,
    topics: fields.专题?.map((name) => topicNamed(name, context.topics, '“专题”'))
      ?? topicsOf(
        context.table, foldersOf(file, column, context), titlesOf(manuscript, file), context.topics,
      ),
    title,
    ...(subtitle !== undefined && { subtitle }),
    summary,
    minutes: minutesOf(fields, parts, media),
    ...(publishAt !== undefined && { publishAt }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(disclosure && { disclosure }),
    provenance: provenanceOf(fields, manuscript),
    ...(fields.封面 !== undefined && { poster: { ...(await context.media.picture(fields.封面)), alt: title } }),
    ...(media && { media }),
    ...(series && { series }),
    body: blocksOf(parts, await picturesOf(parts, context.media)),
  };
}

/** Names an item when its file comes again. */
export function sourceKeyOf(source: string, file: string): string {
  return `${source}/${file.split(path.sep).join('/')}`;
}

/** The text's own word first, then the command's, then the first folder's, then the root's. */
function columnOf(fields: FrontMatter, file: string, { column, columns, source }: DraftContext): string {
  const named = fields.栏目 ?? column;
  const folder = file.split(path.sep).length > 1 ? file.split(path.sep)[0] : undefined;
  for (const name of named === undefined ? [folder, source] : [named]) {
    const found = columns.find((each) => each.id === name || each.name === name);
    if (found) return found.id;
  }
  const all = columns.map((each) => `${each.id}（${each.name}）`).join('、');
  throw new Refusal(named === undefined
    ? `不知道放进哪个栏目：请用 --column，或放进以栏目命名的文件夹：${all}`
    : `没有“${named}”这个栏目，只有 ${all}`);
}

/** Folders below the one that names the column; the imported folder itself may name a topic. */
function foldersOf(file: string, column: string, { source, columns }: DraftContext): string[] {
  const own = columns.find((each) => each.id === column);
  return [source, ...file.split(path.sep).slice(0, -1)]
    .filter((name) => name !== own?.id && name !== own?.name);
}

function titlesOf({ title, subtitle }: Manuscript, file: string): string[] {
  return [title, subtitle ?? '', path.basename(file, path.extname(file))];
}

async function regionOf(fields: FrontMatter, context: DraftContext): Promise<string> {
  const region = fields.地区 ?? context.region;
  if (!/^\d{12}$/.test(region)) throw new Refusal(`“地区”应是 12 位区划代码，现在是“${region}”`);
  if (!(await context.hasRegion(region))) throw new Refusal(`没有代码为 ${region} 的地区，请先写进 regions.yaml`);
  return region;
}

function kindOf(fields: FrontMatter, parts: Part[]): ItemKind {
  if (fields.视频 !== undefined && fields.音频 !== undefined) throw new Refusal('“视频”和“音频”只能写一个');
  const file = fields.视频 !== undefined ? 'video' : fields.音频 !== undefined ? 'audio' : undefined;
  const kind = fields.类型 === undefined ? file ?? 'article' : kinds.get(fields.类型);
  if (kind === undefined) throw new Refusal(`没有“${fields.类型}”这个类型，只有 ${[...kinds.keys()].join('、')}`);
  if ((kind === 'video' || kind === 'audio' ? kind : undefined) !== file) {
    throw new Refusal(file === undefined ? `类型是${fields.类型}，但没有写“${fields.类型}”文件`
      : '写了“视频”或“音频”文件，类型却不是');
  }
  if (fields.字幕 !== undefined && file === undefined) throw new Refusal('“字幕”只用于视频和音频');
  if (kind === 'gallery' && !parts.some((part) => part.kind === 'picture')) throw new Refusal('图集里没有图片');
  if (file === undefined && parts.length === 0) throw new Refusal('只有标题，没有正文');
  return kind;
}

async function mediaOf(fields: FrontMatter, kind: ItemKind, source: MediaSource): Promise<Media | undefined> {
  const file = fields.视频 ?? fields.音频;
  if (file === undefined || (kind !== 'video' && kind !== 'audio')) return undefined;
  const media = await source.media(kind, file, fields.字幕);
  const minutes = minutesField(fields);
  return media.duration === undefined && minutes !== undefined ? { ...media, duration: minutes * 60 } : media;
}

async function picturesOf(parts: Part[], source: MediaSource) {
  const pictures = new Map<string, Omit<Picture, 'alt'>>();
  for (const part of parts) {
    if (part.kind === 'picture' && !pictures.has(part.file)) {
      pictures.set(part.file, await source.picture(part.file));
    }
  }
  return pictures;
}

function minutesOf(fields: FrontMatter, parts: Part[], media: Media | undefined): number {
  if (media?.duration !== undefined) return Math.max(1, Math.ceil(media.duration / 60));
  return minutesField(fields) ?? minutesToRead(parts.reduce((sum, part) => sum + wordsOf(part).length, 0));
}

function minutesField(fields: FrontMatter): number | undefined {
  if (fields.时长 === undefined) return undefined;
  const minutes = Math.ceil(Number(/^(\d{1,4}(?:\.\d+)?)\s*(?:分钟?)?$/.exec(fields.时长)?.[1]));
  if (!(minutes >= 1)) throw new Refusal(`“时长”应是分钟数，如 12，现在是“${fields.时长}”`);
  return minutes;
}

function timeField(fields: FrontMatter, key: '发布' | '到期'): number | undefined {
  const given = fields[key];
  const time = given === undefined ? undefined : timeWritten(given);
  if (given !== undefined && time === undefined) {
    throw new Refusal(`“${key}”应是日期或时间，如 2026-11-20 或 2026-11-20 08:30，现在是“${given}”`);
  }
  return time;
}

/** A day named as the last one is still shown until its end. */
function expiryOf(fields: FrontMatter, publishedAt: number): number | undefined {
  const time = timeField(fields, '到期');
  const day = dayWritten(fields.到期 ?? '');
  const expiresAt = day === undefined ? time : startOf(dayAfter(day, 1));
  if (expiresAt !== undefined && expiresAt <= publishedAt) throw new Refusal('“到期”早于发布时间');
  return expiresAt;
}

function provenanceOf(fields: FrontMatter, manuscript: Manuscript): Provenance {
  return { ...readProvenance(manuscript.info), ...(fields.来源 !== undefined && { source: fields.来源 }) };
}
