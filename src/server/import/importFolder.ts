import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { chainOf } from '../../contract/regionCodes.ts';
import {
  firstPublished, listColumns, listTopics, publishAll, sourceKeys, withdraw,
} from '../content/content.ts';
import type { ItemDraft } from '../content/draft.ts';
import type { Database } from '../db/open.ts';
import { regionScope, saveRegions } from '../regions/regions.ts';
import { takeBesideTexts } from './besideTexts.ts';
import { decodeText } from './decode.ts';
import { makeDraft, sourceKeyOf, type DraftContext } from './draft.ts';
import { collectEpisodes } from './episodes.ts';
import { mediaOf } from './media.ts';
import { sweepPassing } from '../media/mediaTarget.ts';
import type { Progress } from './progress.ts';
import { Refusal } from './refusal.ts';
import { readRegions, type RegionEntry } from './regionsFile.ts';
import type { ImportReport } from './report.ts';
import { readBounded, taken } from './taking.ts';
import { openTopicTable } from './topicsFile.ts';
import { entryIfThere, kindObjection, walk } from './walk.ts';

export type { ImportReport } from './report.ts';

export interface ImportOptions {
  folder: string;
  /** DATA_DIR: media and the topic table live there; `:memory:` keeps neither. */
  dataDir: string;
  /** Column of all texts that do not name one themselves. */
  column?: string;
  /** Region of all texts that do not name one themselves; the city when absent. */
  region?: string;
  /** The topic table to use instead of DATA_DIR/topics.yaml. */
  topicsFile?: string;
  /** Withdraw what came from this folder and is no longer in it. */
  withdrawMissing?: boolean;
  /** Look at everything, write nothing. */
  dryRun?: boolean;
  /** Epoch ms; the present when absent. */
  now?: number;
  onProgress?: (progress: Progress) => void;
}

/** The city of the channel, for a database that knows no place yet. */
const homeCity: RegionEntry = { code: '420583000000', name: '枝江市' };
const batchItems = 100;
const batchBytes = 4 * 1024 * 1024;

/**
 * Publishes the texts of a folder, its 便民卡 and its glossary: unchanged ones do nothing, changed
 * texts become a new revision.
 * A file that cannot be taken is reported and the rest goes in. Throws a Refusal when the folder,
 * the column, the region or the topic table as a whole cannot be used.
 */
export async function importFolder(db: Database, options: ImportOptions): Promise<ImportReport> {
  const root = await openFolder(options.folder);
  const now = options.now ?? Date.now();
  const report: ImportReport = {
    added: 0, changed: 0, unchanged: 0, withdrawn: 0, checked: 0, contacts: 0, terms: 0,
    refused: [], missing: [], withoutTopic: [], sameEpisode: [],
  };
  if (writes(options)) await sweepPassing(mediaFolder(options));
  const named = await takeRegions(db, root, options.dryRun === true, report);
  const context = await openContext(db, root, options, now, named);
  await takeBesideTexts(db, {
    media: { root, target: mediaFolder(options), write: writes(options) },
    source: context.source,
    hasRegion: context.hasRegion,
    write: options.dryRun !== true,
    withdrawMissing: options.withdrawMissing === true,
  }, report);
  const seen = new Set<string>();
  const closed: string[] = [];
  const episodes = collectEpisodes();
  const batch = openBatch(db, now, options.dryRun === true, report);
  let done = 0;
  for await (const step of walk(root)) {
    if (step.kind === 'refused') {
      report.refused.push(step);
      if (step.file.endsWith(path.sep)) closed.push(sourceKeyOf(context.source, step.file));
    }
    seen.add(sourceKeyOf(context.source, step.file));
    if (step.kind === 'text') {
      const draft = await taken(report, step.file, () => readText(root, step.file, options, context));
      if (draft) {
        episodes.add(draft);
        await batch.add(draft, step.file);
      }
    }
    done += 1;
    options.onProgress?.({ done: done - batch.waiting(), refused: report.refused.length });
  }
  await batch.flush();
  options.onProgress?.({ done, refused: report.refused.length });
  report.sameEpisode = await episodes.doubles(db, context.source);
  const gone = (await sourceKeys(db, `${context.source}/`))
    .filter((key) => !seen.has(key) && !closed.some((folder) => key.startsWith(folder)));
  for (const sourceKey of gone) {
    const takeBack = options.withdrawMissing === true && options.dryRun !== true;
    if (takeBack && await withdraw(db, { sourceKey }, now)) report.withdrawn += 1;
    else report.missing.push(sourceKey.slice(context.source.length + 1));
  }
  return report;
}

async function openFolder(folder: string): Promise<string> {
  try {
    const root = await realpath(folder);
    if ((await stat(root)).isDirectory()) return root;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Refusal(error.code === 'ENOENT' ? `找不到文件夹“${folder}”`
      : `文件夹“${folder}”读不了（${String(error.code)}）`);
  }
  throw new Refusal(`“${folder}”不是文件夹`);
}

/** Reads regions.yaml, where there is one; a database without any place gets the city. */
async function takeRegions(
  db: Database, root: string, dryRun: boolean, report: ImportReport,
): Promise<RegionEntry[]> {
  const file = 'regions.yaml';
  const entry = await entryIfThere(path.join(root, file));
  const regions = entry && (await taken(report, file, async () => {
    const reason = await kindObjection(root, file, entry);
    if (reason !== undefined) throw new Refusal(reason);
    const entries = readRegions(decodeText(await readBounded(path.join(root, file))));
    const codes = new Set(entries.map(({ code }) => code));
    for (const { code } of entries) {
      for (const above of chainOf(code)) {
        if (codes.has(above) || (await regionScope(db, above)) !== undefined) continue;
        throw new Refusal(`${code} 的上级 ${above} 没有写`);
      }
    }
    return entries;
  }));
  const known = await regionScope(db, undefined);
  const named = regions ?? (known?.codes.length === 0 ? [homeCity] : []);
  const changed: RegionEntry[] = [];
  for (const entry of named) {
    const before = (await regionScope(db, entry.code))?.path.at(-1);
    if (before?.name !== entry.name) changed.push(entry);
  }
  // What is as it was is left alone: saving makes every answer that is kept ready stale.
  if (changed.length > 0 && !dryRun) await saveRegions(db, changed);
  return named;
}

async function openContext(
  db: Database, root: string, options: ImportOptions, now: number, named: RegionEntry[],
): Promise<Omit<DraftContext, 'media'>> {
  const columns = await listColumns(db);
  const topics = (await listTopics(db, {}, now)) ?? [];
  const known = new Map<string, boolean>(named.map(({ code }) => [code, true]));
  const hasRegion = async (code: string) => {
    const found = known.get(code) ?? (await regionScope(db, code)) !== undefined;
    known.set(code, found);
    return found;
  };
  const city = (await regionScope(db, undefined))?.codes[0] ?? named[0]?.code ?? homeCity.code;
  const column = options.column === undefined ? undefined
    : columns.find(({ id, name }) => id === options.column || name === options.column);
  if (options.column !== undefined && column === undefined) {
    const all = columns.map(({ id, name }) => `${id}（${name}）`).join('、');
    throw new Refusal(`没有“${options.column}”这个栏目，只有 ${all}`);
  }
  if (options.region !== undefined && !(await hasRegion(options.region))) {
    throw new Refusal(`没有代码为“${options.region}”的地区`);
  }
  return {
    source: path.basename(root),
    ...(column && { column: column.id }),
    region: options.region ?? city,
    columns,
    topics,
    hasRegion,
    table: await openTopicTable({ ...options, write: writes(options) }, topics),
    now,
    firstPublished: (sourceKey) => firstPublished(db, sourceKey),
  };
}

async function readText(
  root: string, file: string, options: ImportOptions, context: Omit<DraftContext, 'media'>,
): Promise<ItemDraft> {
  const media = mediaOf({ root, target: mediaFolder(options), write: writes(options) }, file);
  return makeDraft(file, await readBounded(path.join(root, file)), { ...context, media });
}

const mediaFolder = ({ dataDir }: ImportOptions) => path.join(dataDir, 'media');
const writes = (options: ImportOptions) => options.dryRun !== true && options.dataDir !== ':memory:';

/** Collects drafts and publishes them many at a time: one transaction costs one write to the disk. */
function openBatch(db: Database, now: number, dryRun: boolean, report: ImportReport) {
  let drafts: ItemDraft[] = [];
  let bytes = 0;
  const flush = async () => {
    const full = drafts;
    drafts = [];
    bytes = 0;
    if (full.length === 0) return;
    if (dryRun) report.checked += full.length;
    else for (const outcome of await publishAll(db, full, now)) report[outcome] += 1;
  };
  return {
    flush,
    /** How many are not in the database yet. */
    waiting: () => drafts.length,
    async add(draft: ItemDraft, file: string): Promise<void> {
      if (draft.topics.length === 0) report.withoutTopic.push(file);
      drafts.push(draft);
      for (const block of draft.body) bytes += block.text.length * 3;
      if (drafts.length >= batchItems || bytes >= batchBytes) await flush();
    },
  };
}
