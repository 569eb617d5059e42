import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../http/errors.ts';
import { sizeInWords } from '../import/decode.ts';
import { whilePassing } from '../media/mediaTarget.ts';
import { cleanName } from './names.ts';

/** A file as it came: nothing about it is known yet but its size. */
export interface Received {
  /** As the person called it, cleaned. */
  name: string;
  /** Where it lies until it is dealt with. */
  path: string;
}

/** Files that are worked on at once; the others wait on the disk, so that memory is bounded. */
const atOnce = 3;
let busy = 0;
const queue: (() => void)[] = [];

/** Does the work when it is its turn. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
  else busy += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next === undefined) busy -= 1;
    else next();
  }
}

/**
 * Takes the one file of a form onto the disk and, when it is its turn, does with it what is to be
 * done; nothing of it is left afterwards. A byte more than `bytesMax` ends it.
 */
export async function withFile<T>(
  request: FastifyRequest,
  { folder, bytesMax }: { folder: string; bytesMax: number },
  work: (received: Received) => Promise<T>,
): Promise<T> {
  if (!request.isMultipart()) throw new Refusal(415, 'unsupported_type', '请用选文件的按钮上传');
  if (Number(request.headers['content-length'] ?? 0) > bytesMax + formBytes) throw tooLarge(bytesMax);
  await mkdir(folder, { recursive: true });
  return whilePassing(folder, async (passing) => {
    const name = await receive(request, passing, bytesMax);
    return inTurn(() => work({ name, path: passing }));
  });
}

/** Bytes that a form takes beside its file. */
const formBytes = 64 * 1024;
const tooLarge = (bytesMax: number) => new Refusal(413, 'too_large', `文件太大，最多 ${sizeInWords(bytesMax)}`);
const oneOnly = () => new Refusal(400, 'bad_request', '一次只能上传一个文件');

async function receive(request: FastifyRequest, target: string, bytesMax: number): Promise<string> {
  const limits = { fileSize: bytesMax, files: 1, fields: 1, fieldSize: 100, parts: 2, headerPairs: 20 };
  let name: string | undefined;
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type !== 'file' || part.fieldname !== 'file' || name !== undefined) throw oneOnly();
      name = cleanName(asWritten(part.filename));
      await pipeline(part.file, createWriteStream(target));
      if (part.file.truncated) throw tooLarge(bytesMax);
    }
  } catch (error) {
    throw refusalFor(error, bytesMax);
  }
  if (name === undefined) throw new Refusal(400, 'bad_request', '没有收到文件，请重新选');
  return name;
}

/** Browsers write three characters of a name otherwise in a form. */
const asWritten = (name: string) => name.replace(/%22/g, '"').replace(/%0[AD]/gi, ' ');

function refusalFor(error: unknown, bytesMax: number): unknown {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(bytesMax);
  if (/^FST_(FILES|PARTS|FIELDS)_LIMIT$/.test(code)) return oneOnly();
  // Of the form itself: cut off, or written wrongly. A full disk is not the sender's fault.
  if (/^(ENOSPC|EDQUOT|EIO|EACCES|EROFS)$/.test(code)) return error;
  return new Refusal(400, 'bad_request', '文件没有传完整，请重新上传');
}
