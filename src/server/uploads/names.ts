/** Characters of a file's name; a longer one loses its middle, never its ending. */
const longest = 80;

/** Control characters, marks that turn the reading direction, characters of no width, halves of characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/**
 * The name that a person gave a file, fit to be shown and to be saved under anywhere: without
 * folders, without what cannot be seen, never empty.
 */
export function cleanName(given: string): string {
  const last = given.normalize('NFC').split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const name = last
    .replace(unseen, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const characters = [...name];
  if (characters.length === 0) return '未命名';
  if (characters.length <= longest) return name;
  const ending = /\.[0-9A-Za-z]{1,8}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, longest - ending.length - 1).join('')}…${ending}`;
}

/** The same, ending as its content is: what is handed out as a PDF is called one. */
export function pdfName(name: string): string {
  return /\.pdf$/i.test(name) ? name : `${name.replace(/\.[0-9A-Za-z]{1,8}$/, '')}.pdf`;
}

/** `Content-Disposition` of a file that is to be saved, not opened. */
export function attachmentHeader(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
