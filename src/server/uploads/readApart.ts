import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { DraftBlock } from '../../contract/admin/index.ts';
import { Refusal } from '../http/errors.ts';

/** What was found in a PDF that may stand as an attachment. */
export interface PdfRead {
  pages: number;
  /** Words of all pages; null when there are none: a scan. */
  text: string | null;
  /** What the person should know about it, in plain Chinese. */
  problem?: string;
}

/** Blocks made of what somebody else's program wrote, and what was left out. */
export interface BlocksRead {
  blocks: DraftBlock[];
  notes: string[];
}

export type Task = 'pdf' | 'document' | 'pasted';
/** What the reader answers: what it read, or why not, in plain Chinese. */
export type Answer<T> = { value: T } | { refusal: string };

/** A reading may take so long and so much; an honest file of the largest size takes a tenth. */
const patienceMs = 30_000;
const heapMb = 512;
const answerBytesMax = 64 * 1024 * 1024;

export const readPdf = (data: Buffer) => readApart<PdfRead>('pdf', data);
/** Reads a .docx or .xlsx. */
export const readDocument = (data: Buffer) => readApart<BlocksRead>('document', data);
export const readPasted = (pasted: { html?: string; text?: string }) => readApart<BlocksRead>('pasted', Buffer.from(JSON.stringify(pasted)));

/**
 * Reads a file in a process of its own, which has a bounded time and memory, nothing of our
 * environment, and may neither write nor start anything: a hostile file harms itself alone.
 * Throws a refusal in plain Chinese.
 */
async function readApart<T>(task: Task, data: Buffer): Promise<T> {
  const answer = await answerOf<T>(task, data);
  if ('refusal' in answer) throw new Refusal(422, 'unprocessable', answer.refusal, [{ field: 'file', problem: answer.refusal }]);
  return answer.value;
}

async function answerOf<T>(task: Task, data: Buffer): Promise<Answer<T>> {
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, '--permission', '--allow-fs-read=*', '--disable-warning=ExperimentalWarning', readerFile(), task],
    { stdio: ['pipe', 'pipe', 'ignore'], env: {}, timeout: patienceMs, killSignal: 'SIGKILL', windowsHide: true },
  );
  const chunks: Buffer[] = [];
  let bytes = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > answerBytesMax) child.kill('SIGKILL');
    else chunks.push(chunk);
  });
  // It may have ended before it had read everything; how it ended says enough.
  child.stdin.on('error', () => undefined);
  child.stdin.end(data);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code === 0 && bytes <= answerBytesMax) return JSON.parse(Buffer.concat(chunks).toString()) as Answer<T>;
  return { refusal: signal === 'SIGKILL' ? '这个文件太复杂，打开太慢，请另存一份再试，或者分成几个文件' : '这个文件打不开：太大或者已经损坏，请另存一份再试' };
}

/** The reader stands beside this file, or where the build put it. */
function readerFile(): string {
  const here = import.meta.url;
  return fileURLToPath(new URL(here.endsWith('.ts') ? './reader.ts' : './uploads/reader.js', here));
}
