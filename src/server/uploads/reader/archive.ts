import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { uploadLimits } from '../../../contract/admin/uploads.ts';
import { Unreadable } from './loose.ts';

/** Parts of a .docx or .xlsx that are read, by name, as text. */
export interface OfficeFile {
  kind: 'word' | 'excel';
  parts: ReadonlyMap<string, string>;
  /** Something was put into it that is not read: another file. */
  hasEmbedded: boolean;
}

const broken = '文件打不开：已经损坏，或者没有传完整，请另存一份再试';
const macros = '文件里带有宏（会自动运行的程序），请另存为不带宏的 .docx 或 .xlsx';
const bomb = '文件解开以后太大，不像是正常的文件，没有接收';

/**
 * Opens a .docx or .xlsx and looks through all of it before anything is read: the bytes that it
 * really unpacks to are counted, not those that it says.
 */
export async function openOffice(data: Buffer): Promise<OfficeFile> {
  const { parts, hasEmbedded } = await unpack(data);
  const types = parts.get('[Content_Types].xml');
  if (types === undefined) throw new Unreadable('这是压缩包，不是 Word 或 Excel 文件，请解开后一个一个上传');
  if (/macroEnabled|vbaProject/i.test(types)) throw new Unreadable(macros);
  for (const part of parts.values()) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(part)) throw new Unreadable('文件里有不该有的内容（DOCTYPE），没有接收');
  }
  if (/wordprocessingml\.(?:document|template)\.main\+xml/.test(types)) return { kind: 'word', parts, hasEmbedded };
  if (/spreadsheetml\.(?:sheet|template)\.main\+xml/.test(types)) return { kind: 'excel', parts, hasEmbedded };
  if (/presentationml/.test(types)) throw new Unreadable('这是 PPT 文件，请复制里面的文字，粘贴到正文里');
  if (/ms-excel\.sheet\.binary/.test(types)) throw new Unreadable('这是 .xlsb 文件，请另存为 .xlsx');
  throw new Unreadable('这不是 Word 的 .docx，也不是 Excel 的 .xlsx');
}

async function unpack(data: Buffer): Promise<{ parts: Map<string, string>; hasEmbedded: boolean }> {
  const zip = await open(data);
  if (zip.entryCount > uploadLimits.unpackedFiles) throw new Unreadable(`压缩包里的文件太多，超过 ${uploadLimits.unpackedFiles} 个，没有接收`);
  const parts = new Map<string, string>();
  const names = new Set<string>();
  let room: number = uploadLimits.unpackedBytes;
  let hasEmbedded = false;
  for await (const entry of entriesOf(zip)) {
    const name = entry.fileName;
    check(entry, names);
    if (name.endsWith('/')) continue;
    if (entry.uncompressedSize > room) throw new Unreadable(bomb);
    const content = await contentOf(zip, entry, room);
    room -= content.length;
    const embedded = /(?:^|\/)embeddings\//i.test(name);
    hasEmbedded ||= embedded;
    if (!embedded && /^(?:PK\x03\x04|Rar!|7z\xbc\xaf|\xd0\xcf\x11\xe0)/.test(content.toString('latin1', 0, 4))) {
      throw new Unreadable('文件里还套着压缩包或别的文件，没有接收');
    }
    if (!embedded && /\.(?:xml|rels)$/i.test(name)) parts.set(name, textOf(content));
  }
  return { parts, hasEmbedded };
}

async function open(data: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(data, { strictFileNames: true, autoClose: false });
  } catch (error) {
    throw refusalFor(error);
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    throw refusalFor(error);
  }
}

function check(entry: Entry, names: Set<string>): void {
  const name = entry.fileName;
  if (/[\p{Cc}\p{Cf}]/u.test(name) || name.length > 300) throw new Unreadable('压缩包里有不正常的文件名，没有接收');
  if (names.has(name.toLowerCase())) throw new Unreadable('压缩包里有重名的文件，没有接收');
  names.add(name.toLowerCase());
  if (entry.isEncrypted()) throw new Unreadable('文件加了密码，请去掉密码再上传');
  if (/(?:^|\/)(?:vbaProject|vbaData|macrosheets?|activeX)/i.test(name)) throw new Unreadable(macros);
  if (/\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|jar|lnk|hta)$/i.test(name)) throw new Unreadable('文件里藏着程序，没有接收');
}

/** What an entry really unpacks to; one byte more than `room` ends it. */
async function contentOf(zip: ZipFile, entry: Entry, room: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      bytes += (chunk as Buffer).length;
      if (bytes > room) throw new Unreadable(bomb);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    throw refusalFor(error);
  }
  return Buffer.concat(chunks);
}

function refusalFor(error: unknown): Unreadable {
  if (error instanceof Unreadable) return error;
  const words = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|invalid characters in fileName/i.test(words)) {
    return new Unreadable('压缩包里的文件名想跑到别的文件夹去，没有接收');
  }
  if (/encryption/i.test(words)) return new Unreadable('文件加了密码，请去掉密码再上传');
  if (/too many bytes/i.test(words)) return new Unreadable(bomb);
  return new Unreadable(broken);
}

/** XML says how it is encoded by its first bytes; UTF-8 unless they say otherwise. */
function textOf(content: Buffer): string {
  const [first, second] = content;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : first === 0 ? 'utf-16be' : second === 0 ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}
