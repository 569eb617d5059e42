import { getDocumentProxy } from 'unpdf';
import type { PdfRead } from '../readApart.ts';
import { seen, Unreadable } from './loose.ts';
import { dangerIn } from './pdfDangers.ts';

const pagesMax = 500;
const textMax = 500_000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What a PDF holds, when nothing in it can do anything. Throws in plain Chinese when it is not to be handed out. */
export async function readPdfFile(data: Buffer): Promise<PdfRead> {
  const danger = await dangerIn(data);
  if (danger !== undefined) throw new Unreadable(danger);
  const pdf = await open(data);
  const pages = pdf.numPages;
  if (pages === 0) throw new Unreadable('这个 PDF 里一页也没有');
  if (pages > pagesMax) throw new Unreadable(`这个 PDF 有 ${pages} 页，最多 ${pagesMax} 页，请分成几个文件`);
  await lookInside(pdf);
  const { text, empty, isCut } = await wordsOf(pdf, pages);
  if (text === '') return { pages, text: null, problem: '这个 PDF 里没有文字，像是扫描件：里面的字搜不到，也不会检查有没有身份证号等隐私，请仔细看过再发布' };
  if (isCut) return { pages, text, problem: `文字太多，只取了前 ${textMax / 10_000} 万字` };
  if (empty > 0) return { pages, text, problem: `有 ${empty} 页没有文字，像是扫描件：请仔细看过有没有身份证号等隐私` };
  return { pages, text };
}

async function open(data: Buffer): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(data), { verbosity: 0, stopAtErrors: false, enableXfa: false });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') throw new Unreadable('PDF 设了密码或权限，请用“打印”另存为一份新的 PDF');
    throw new Unreadable('这个 PDF 打不开：已经损坏，请用“打印”另存为一份新的 PDF');
  }
}

/** What the reader itself finds, however it was hidden. */
async function lookInside(pdf: Pdf): Promise<void> {
  if (await pdf.hasJSActions()) throw new Unreadable('PDF 里带有程序（JavaScript），请用“打印”另存为一份新的 PDF');
  if ((await pdf.getAttachments()) !== null) throw new Unreadable('PDF 里夹带了别的文件，请用“打印”另存为一份新的 PDF');
}

async function wordsOf(pdf: Pdf, pages: number): Promise<{ text: string; empty: number; isCut: boolean }> {
  const found: string[] = [];
  let length = 0;
  let empty = 0;
  for (let number = 1; number <= pages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = seen(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    page.cleanup();
    if (text === '') empty += 1;
    else found.push(text);
    length += text.length;
    if (length > textMax) return { text: found.join('\n').slice(0, textMax).toWellFormed(), empty, isCut: true };
  }
  return { text: found.join('\n'), empty, isCut: false };
}
