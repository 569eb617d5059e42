import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeText } from './decode.ts';
import { Refusal } from './refusal.ts';
import { readTopicTable, type Named, type TopicTable } from './topics.ts';

/** The table that a release carries; it lies beside the code, built or not. */
const shipped = fileURLToPath(new URL('./topics.yaml', import.meta.url));

/**
 * The operator's table: `topicsFile` where one is named, else DATA_DIR/topics.yaml, which begins as
 * a copy of ours (only looked for when nothing may be written). A Refusal tells what is wrong with it.
 */
export async function openTopicTable(
  { topicsFile, dataDir, write }: { topicsFile?: string; dataDir: string; write: boolean },
  topics: Named[],
): Promise<TopicTable> {
  const own = path.join(dataDir, 'topics.yaml');
  if (topicsFile === undefined && write) await copyOnce(own);
  const file = topicsFile ?? (write || existsSync(own) ? own : shipped);
  try {
    return readTopicTable(decodeText(await readFile(file)), topics);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`专题对照表 ${file}：${error.message}`);
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Refusal(`专题对照表 ${file} 读不了（${String(error.code)}）`);
  }
}

async function copyOnce(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  try {
    await copyFile(shipped, file, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
