import { isPicture } from '../media/picture.ts';

/** What a file is by its content. `archive`: a ZIP, as .docx and .xlsx are. */
export type Kind = 'picture' | 'pdf' | 'archive';

/** First bytes, as Latin-1, of files that officials have and that we do not take. */
const strangers: [signature: RegExp, words: string][] = [
  [/^MZ|^\x7fELF|^#!|^\xca\xfe\xba\xbe|^\xcf\xfa\xed\xfe|^dex\n/, '这是程序，不是照片或文件，不能上传'],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, '这是旧版的 Office 文件（.doc、.xls），或者加了密码。请打开后去掉密码，另存为 .docx、.xlsx 或 PDF'],
  [/^....ftyp(?:hei|hev|mif|msf)/s, '这是苹果手机的 HEIC 照片。请在手机“设置 → 相机 → 格式”里选“兼容性最佳”后重拍，或者把照片转成 JPEG'],
  [/^....ftyp(?:avi[fs])/s, '这是 AVIF 图片，请另存为 JPEG 或 PNG'],
  [/^....ftyp|^\x1aE\xdf\xa3|^ID3|^RIFF....(?:AVI |WAVE)|^FLV|^OggS|^fLaC/s, '这是视频或录音，这里只收照片和文件'],
  [/^BM/, '这是 BMP 图片，请另存为 JPEG 或 PNG'],
  [/^II\*\0|^MM\0\*/, '这是 TIFF 图片，请另存为 JPEG、PNG，或者 PDF'],
  [/^\0\0[\x01\x02]\0/, '这是图标文件，请换成 JPEG 或 PNG 图片'],
  [/^Rar!|^7z\xbc\xaf|^\x1f\x8b|^BZh|^\xfd7zXZ/, '这是压缩包，请解开后一个一个上传'],
  [/^\{\\rtf/, '这是 RTF 文件，请用 Word 或 WPS 打开，另存为 .docx'],
];

/** Markup by what it begins with; the name of the first element tells. */
const markup: [beginning: RegExp, words: string][] = [
  [/<svg[\s>]/i, '这是 SVG 图（里面可以藏程序），请另存为 PNG 或 JPEG'],
  [/<(?:!doctype\s+html|html|head|body|script|iframe|meta|table|div|p)[\s>]/i, '这是网页，不是照片或文件。请打开它，复制要用的内容，粘贴到正文里'],
  [/^\s*<\?xml|^\s*<\w/, '这是 XML 文件，不能上传'],
];

/** What a file is, or in plain Chinese why it is not taken. Its name and what the browser says count for nothing. */
export function kindOf(head: Buffer): Kind | { refusal: string } {
  if (head.length === 0) return { refusal: '文件是空的，请检查后重新选' };
  if (isPicture(head)) return 'picture';
  if (head.toString('latin1', 0, 5) === '%PDF-') return 'pdf';
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return 'archive';
  const start = head.toString('latin1', 0, 64);
  const stranger = strangers.find(([signature]) => signature.test(start));
  if (stranger !== undefined) return { refusal: stranger[1] };
  const text = textOf(head);
  if (text === undefined) return { refusal: '认不出这是什么文件。照片请用 JPEG 或 PNG，文件请用 PDF' };
  const known = markup.find(([beginning]) => beginning.test(text.slice(0, 2_000)));
  return { refusal: known?.[1] ?? '这是文字文件（如 .txt、.csv）。请打开它，复制内容，粘贴到正文里' };
}

/** The head as text when it can be one: bytes of any encoding, but none that no text holds. */
function textOf(head: Buffer): string | undefined {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(head);
  }
  const text = head.toString('latin1');
  return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
}
