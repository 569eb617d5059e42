import { createInflate } from 'node:zlib';
import { Unreadable } from './loose.ts';

const fresh = '请用“打印”另存为一份新的 PDF';
/** Names in a PDF that make it do something, or carry something along. Long enough not to occur by chance. */
const dangers: [names: RegExp, words: string][] = [
  [/\/Encrypt(?![A-Za-z])/, `PDF 设了密码或权限，${fresh}`],
  [/\/JavaScript(?![A-Za-z])/, `PDF 里带有程序（JavaScript），${fresh}`],
  [/\/(?:Launch|SubmitForm|ImportData|GoToE|GoToR)(?![A-Za-z])/, `PDF 里有会打开别的程序或往外发送的按钮，${fresh}`],
  [/\/(?:EmbeddedFiles?|FileAttachment)(?![A-Za-z])/, `PDF 里夹带了别的文件，${fresh}`],
  [/\/(?:RichMedia|Rendition|XFA)(?![A-Za-z])/, `PDF 里有视频、动画或会变的表单，${fresh}`],
];
/** Longest name with its neighbours: kept from one piece to the next. */
const overlap = 64;
/** Bytes that all its parts unpack to: scans of a large office copier take a third. */
const unpackedMax = 600 * 1024 * 1024;

/**
 * Why a PDF is not handed out, or undefined. Every byte is looked at, also of what is packed, whatever
 * the file says about itself; names may be written with #4a for J.
 */
export async function dangerIn(data: Buffer): Promise<string | undefined> {
  const raw = data.toString('latin1');
  const found = namedIn(raw);
  if (found !== undefined) return found;
  // Objects that are packed otherwise cannot be looked through here; no program of today writes them.
  const plain = unescaped(raw);
  if (/\/(?:ObjStm|XRef)(?![A-Za-z])/.test(plain) && /\/(?:LZW|ASCII85|ASCIIHex|RunLength)Decode/.test(plain)) {
    return `PDF 的写法不常见，查不清里面有什么，${fresh}`;
  }
  const budget = { left: unpackedMax };
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at + 6)) {
    if (raw.startsWith('end', at - 3)) continue;
    const start = at + 6 + (/^\r?\n|^\r/.exec(raw.slice(at + 6, at + 8))?.[0].length ?? 0);
    const danger = ((data[start] ?? 0) & 0x0f) === 8 ? await dangerInPacked(data.subarray(start), budget) : undefined;
    if (danger !== undefined) return danger;
  }
  return undefined;
}

/** Looks through what is packed from here on; what is not packed after all is nothing. */
async function dangerInPacked(packed: Buffer, budget: { left: number }): Promise<string | undefined> {
  const inflate = createInflate({ chunkSize: 256 * 1024 });
  let before = '';
  try {
    inflate.end(packed);
    for await (const chunk of inflate) {
      const piece = before + (chunk as Buffer).toString('latin1');
      budget.left -= (chunk as Buffer).length;
      if (budget.left < 0) throw new Unreadable(`PDF 解开以后太大，没有接收，${fresh}`);
      const danger = namedIn(piece);
      if (danger !== undefined) return danger;
      before = piece.slice(-overlap);
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
  } finally {
    inflate.destroy();
  }
  return undefined;
}

function namedIn(text: string): string | undefined {
  const plain = unescaped(text);
  return dangers.find(([names]) => names.test(plain))?.[1];
}

/** /J#61vaScript → /JavaScript */
const unescaped = (text: string) =>
  text.includes('#') ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
