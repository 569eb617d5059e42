/** Digits that stand together, however they are written. Places are UTF-16 units of the text. */
export interface DigitGroup {
  digits: string;
  start: number;
  end: number;
  /** An identity number's last sign stands right behind. */
  x: boolean;
}

/** Some groups, one behind the other, that may be one number. */
export interface Candidate {
  digits: string;
  lengths: number[];
  start: number;
  end: number;
  /** What stands between the groups, without spaces; '' between two lines or words. */
  between: string;
}

const chinese = '零一二三四五六七八九';
const alike: Record<string, string> = { 〇: '0', 幺: '1', 两: '2', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' };
/** Letters that are read or typed for a digit, inside a number. */
const letters: Record<string, string> = { O: '0', o: '0', l: '1', I: '1' };
/** Fewer spoken digits than a phone number has are words: 二〇二六年. */
const spokenMin = 11;

/** Full-width signs as plain ones; the text keeps its length. */
export const narrow = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0\u2002-\u200a\u202f]/g, ' ');

const spoken = (sign: string): string | undefined => {
  const at = sign === '' ? -1 : chinese.indexOf(sign);
  return at >= 0 ? String(at) : alike[sign];
};

/** All groups of digits of a text that went through `narrow`. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at;
    let digits = '';
    if (/[0-9]/.test(text.charAt(at))) {
      for (; at < text.length; at += 1) {
        const sign = text.charAt(at);
        const digit = /[0-9]/.test(sign) ? sign : letters[sign];
        if (digit === undefined) break;
        digits += digit;
      }
    } else if (spoken(text.charAt(at)) !== undefined) {
      for (let digit; (digit = spoken(text.charAt(at))) !== undefined; at += 1) digits += digit;
      if (digits.length < spokenMin || /[十百千万亿]/.test(text.charAt(at) + text.charAt(start - 1))) continue;
    } else {
      at += 1;
      continue;
    }
    groups.push({ digits, start, end: at, x: /^[Xx×Хх](?![0-9A-Za-z])/.test(text.slice(at, at + 2)) });
  }
  return groups;
}

const joint = /^(?:[\s\u200b-\u200d\u2060\ufeff]{1,3}|\s?[-‐‑–—―_·・.]\s?)$/;

/** Every run of groups that holds at most `max` digits and is joined by signs that join numbers. */
export function candidates(text: string, groups: DigitGroup[], max: number): Candidate[] {
  const found: Candidate[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    let digits = '';
    const lengths: number[] = [];
    let between: string | undefined;
    for (let last = first; last < groups.length; last += 1) {
      const group = groups[last]!;
      if (last > first) {
        const gap = text.slice(groups[last - 1]!.end, group.start);
        if (!joint.test(gap)) break;
        const sign = gap.replace(/[\s\u200b-\u200d\u2060\ufeff]/g, '');
        if (between !== undefined && between !== sign) break;
        between = sign;
      }
      digits += group.digits;
      lengths.push(group.digits.length);
      if (digits.length > max) break;
      const start = groups[first]!.start;
      found.push({ digits, lengths: [...lengths], start, end: group.end, between: between ?? '' });
      if (group.x) found.push({ digits: `${digits}X`, lengths: [...lengths], start, end: group.end + 1, between: between ?? '' });
    }
  }
  return found;
}
