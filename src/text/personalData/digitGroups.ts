/** Digits that stand together, however they are written. Places are UTF-16 units of the text. */
export interface DigitGroup {
  digits: string;
  start: number;
  end: number;
  /** Behind an identity number's last sign X, where one follows; 0 where none does. */
  behindX: number;
  /** Written in words: 一三八. */
  spoken: boolean;
}

/**
 * What joins the groups of one number: '' blanks or line ends, '-' dashes, '·' dots, '_', '.', '(' brackets;
 * 'strange' signs that otherwise part numbers (138/0013/8000); 'mixed'.
 */
export type Joint = '' | '-' | '·' | '_' | '.' | '(' | 'strange' | 'mixed';

/** Some groups, one behind the other, that may be one number. */
export interface Candidate {
  digits: string;
  lengths: number[];
  start: number;
  end: number;
  joint: Joint;
  /** In the midst of more digits that are joined in the same way: a row of figures. */
  longer: boolean;
}

const alike: Record<string, string> = {
  零: '0', 〇: '0', '○': '0', 一: '1', 幺: '1', 二: '2', 两: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9',
  壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9',
};
/** Letters and signs that are read or typed for a digit, inside a number. */
const letters: Record<string, string> = { O: '0', o: '0', l: '1', I: '1', 零: '0', 〇: '0', '○': '0' };
/** Where a number begins with such a letter, so many true digits must be in it. */
const trueDigitsMin = 6;
/** Fewer spoken digits in a row are words. */
const spokenMin = 3;

/** Full-width signs as plain ones, all blanks as spaces; the text keeps its length. */
export const narrow = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2000-\u200a\u202f\u205f]/g, ' ');

/** All groups of digits of a text that went through `narrow`. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (let at = 0; at < text.length; ) {
    const sign = text.charAt(at);
    const plain = /[0-9]/.test(sign) || (/[OolI]/.test(sign) && !/[A-Za-z]/.test(text.charAt(at - 1)));
    const end = runEnd(text, at, plain ? plainDigit : spokenDigit);
    if (end === at) {
      at += 1;
      continue;
    }
    const written = text.slice(at, end);
    if (plain ? isNumber(written) : end - at >= spokenMin && !/[十百千万亿]/.test(text.charAt(end) + text.charAt(at - 1))) {
      const digits = [...written].map(plain ? plainDigit : spokenDigit).join('');
      const x = /^ ?[Xx×Хх](?![0-9A-Za-z])/.exec(text.slice(end, end + 3));
      groups.push({ digits, start: at, end, behindX: x === null ? 0 : end + x[0].length, spoken: !plain });
    }
    at = end;
  }
  return groups;
}

const plainDigit = (sign: string): string | undefined => (/[0-9]/.test(sign) ? sign : letters[sign]);
const spokenDigit = (sign: string): string | undefined => alike[sign];

const isNumber = (written: string) => /^[0-9]/.test(written) || written.replace(/[^0-9]/g, '').length >= trueDigitsMin;

function runEnd(text: string, start: number, digit: (sign: string) => string | undefined): number {
  let end = start;
  while (end < text.length && digit(text.charAt(end)) !== undefined) end += 1;
  return end;
}

const blank = '[\\s\\u200b-\\u200f\\u2060\\ufeff\\u00ad]';
/** One sign, or the same one twice: 138--0013--8000. */
const gap = new RegExp(`^${blank}{0,3}(?:([-‐‑‒–—―−·•・∙⋅._/\\\\,、。~*+|…:()\\[\\]【】〔〕「」])\\1?)?${blank}{0,3}$`);

/** How two groups with this text between them are joined; undefined when they are not. */
function jointOf(between: string): Joint | undefined {
  const match = between === '' || between.length > 8 ? null : gap.exec(between);
  if (match === null) return undefined;
  const [, sign = ''] = match;
  // What was copied out of a table has a tab between one figure and the next.
  if (between.indexOf('\t') >= 0) return 'strange';
  if (sign === '' || sign === '_' || sign === '.') return sign;
  if (/[-‐‑‒–—―−]/.test(sign)) return '-';
  if (/[·•・∙⋅]/.test(sign)) return '·';
  return /[()[\]【】〔〕「」]/.test(sign) ? '(' : 'strange';
}

/** Every run of groups that are joined and hold so many digits. */
export function candidates(text: string, groups: DigitGroup[], { min, max }: { min: number; max: number }): Candidate[] {
  /** How each group is joined to the one before it. */
  const joints = groups.map((group, at) => {
    const before = groups[at - 1];
    return before === undefined || before.spoken !== group.spoken ? undefined : jointOf(text.slice(before.end, group.start));
  });
  const found: Candidate[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    let joint: Joint | undefined;
    const lengths: number[] = [];
    const { start } = groups[first]!;
    for (let last = first; last < groups.length; last += 1) {
      const group = groups[last]!;
      if (last > first) {
        const here = joints[last];
        if (here === undefined) break;
        joint = joint === undefined || joint === here ? here : 'mixed';
      }
      digits += group.digits;
      lengths.push(group.digits.length);
      if (digits.length > max) break;
      if (digits.length < min) continue;
      const before = first > 0 && joints[first] === joint && !/^(?:00?|6|0*86)$/.test(groups[first - 1]!.digits);
      const longer = lengths.length > 1 && (before || (joints[last + 1] === joint && joints[last + 2] === joint));
      found.push({ digits, lengths: [...lengths], start, end: group.end, joint: joint ?? '', longer });
      if (group.behindX > 0 && digits.length === 17) {
        found.push({ digits: `${digits}X`, lengths: [...lengths], start, end: group.behindX, joint: joint ?? '', longer: false });
      }
    }
  }
  return found;
}
