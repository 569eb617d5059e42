/**
 * What may not stand at a line's start or end (避头尾), from GB/T 15834-2011 §5 and the tables of
 * W3C "Requirements for Chinese Text Layout" (CLREQ) §3.1.6, with the ASCII forms that Chinese
 * texts mix in.
 */

/** May not start a line: pause and stop marks, closing marks, joiners, and units behind numbers. */
export const NOT_AT_START =
  '。．，、；：？！' + // 点号
  '’”」』﹂﹄）〕］｝】〗〉》〙〛〞' + // closing half of quotation marks, brackets, titles
  '·‧・•／～〜–‐—―…⋯‥' + // 间隔号, 分隔号, 连接号, 破折号, 省略号
  '％‰℃℉°′″￠々〻' +
  '!%),.:;?]}-/~' +
  '﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞';

/** May not end a line: the opening half of quotation marks, brackets and title marks. */
export const NOT_AT_END = '‘“「『﹁﹃（〔［｛【〖〈《〘〚〝([{﹙﹛﹝';

/** Signs that stay with the number behind them. */
const BEFORE_NUMBERS = '¥￥$＄€£￡₩№＃#§±+-−≥≤＞＜><≈';

/** Dashes and ellipses are written as two characters that are one mark. */
const IN_PAIRS = '—―…⋯';

const NO_START = 1;
const NO_END = 2;
const BEFORE_NUMBER = 4;
const PAIRED = 8;

const marks: Record<number, number> = {};
function mark(characters: string, flag: number): void {
  for (let i = 0; i < characters.length; i++) {
    const code = characters.charCodeAt(i);
    marks[code] = (marks[code] ?? 0) | flag;
  }
}
mark(NOT_AT_START, NO_START);
mark(NOT_AT_END, NO_END);
mark(BEFORE_NUMBERS, BEFORE_NUMBER);
mark(IN_PAIRS, PAIRED);

function has(code: number, flag: number): boolean {
  return ((marks[code] ?? 0) & flag) !== 0;
}

export function mayStartLine(code: number): boolean {
  return !has(code, NO_START);
}

export function mayEndLine(code: number): boolean {
  return !has(code, NO_END);
}

export function isBeforeNumber(code: number): boolean {
  return has(code, BEFORE_NUMBER);
}

export function isPaired(code: number): boolean {
  return has(code, PAIRED);
}

/** CJK ideographs of the basic plane: all of one width in every font. */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf);
}

export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19);
}

/** White space that a line may break after and that hangs at its end; not the no-break space. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x3000 || code === 0x200b ||
    (code >= 0x2000 && code <= 0x2006) || (code >= 0x2008 && code <= 0x200a) || code === 0x1680 ||
    code === 0x85 || code === 0x2028 || code === 0x2029 || code === 0x205f
  );
}

/** White space after which the line always ends. */
export function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x2028 || code === 0x2029;
}

/** Letters and digits of scripts written with words, and what glues: no-break space, word joiner. */
export function isWordCharacter(code: number): boolean {
  return (
    isDigit(code) ||
    (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x2af && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x1fff && code !== 0x1680) ||
    (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a) ||
    code === 0xa0 || code === 0xaa || code === 0xb5 || code === 0xba ||
    code === 0x2007 || code === 0x202f || code === 0x2060 || code === 0xfeff
  );
}

const WORD_JOINERS = "._-@&/:=?+#%~\\'";

/** Marks inside addresses, file names and numbers: `fw.example.cn/s`, `10:30`, `GB/T`. */
export function isWordJoiner(code: number): boolean {
  return code < 0x80 && WORD_JOINERS.indexOf(String.fromCharCode(code)) >= 0;
}

function isExtending(point: number): boolean {
  return (
    (point >= 0x300 && point <= 0x36f) || (point >= 0x483 && point <= 0x489) ||
    (point >= 0x591 && point <= 0x5bd) || (point >= 0x64b && point <= 0x65f) ||
    (point >= 0x1ab0 && point <= 0x1aff) || (point >= 0x1dc0 && point <= 0x1dff) ||
    (point >= 0x20d0 && point <= 0x20ff) || (point >= 0x302a && point <= 0x302f) ||
    point === 0x3099 || point === 0x309a || point === 0x200c || point === 0x200d ||
    (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xfe20 && point <= 0xfe2f) ||
    (point >= 0x1f3fb && point <= 0x1f3ff) || (point >= 0xe0020 && point <= 0xe007f) ||
    (point >= 0xe0100 && point <= 0xe01ef)
  );
}

function isRegionalIndicator(point: number): boolean {
  return point >= 0x1f1e6 && point <= 0x1f1ff;
}

/** The code point at `at`; a lone surrogate is itself. */
function pointAt(text: string, at: number): number {
  const high = text.charCodeAt(at);
  if (high < 0xd800 || high > 0xdbff || at + 1 >= text.length) return high;
  const low = text.charCodeAt(at + 1);
  if (low < 0xdc00 || low > 0xdfff) return high;
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}

/**
 * Where the character that begins at `at` ends, as a reader sees characters: surrogate pairs,
 * combining marks, joined emoji and flags are one.
 */
export function characterEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  // Nearly every character of a Chinese text leaves here.
  if (isHan(code) && (next !== next || (next < 0xd800 && next >= 0x2e80))) return at + 1;
  const point = pointAt(text, at);
  let end = at + (point > 0xffff ? 2 : 1);
  if (isSpace(point)) return end;
  if (isRegionalIndicator(point) && isRegionalIndicator(pointAt(text, end))) end += 2;
  while (end < text.length) {
    const following = pointAt(text, end);
    if (!isExtending(following)) break;
    end += following > 0xffff ? 2 : 1;
    if (following === 0x200d && end < text.length && !isSpace(text.charCodeAt(end))) {
      end += pointAt(text, end) > 0xffff ? 2 : 1;
    }
  }
  return end;
}
