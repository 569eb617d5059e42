/**
 * Formats that Excel keeps by number alone. 14 and its like depend on the machine: we write the day
 * as everybody reads it. 27 to 58 are those of Chinese Excel.
 */
const builtIn: Record<number, string> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 5: '"¥"#,##0', 6: '"¥"#,##0', 7: '"¥"#,##0.00', 8: '"¥"#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00',
  14: 'yyyy-mm-dd', 15: 'yyyy-mm-dd', 16: 'm"月"d"日"', 17: 'yyyy"年"m"月"', 18: 'h:mm', 19: 'h:mm:ss', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm',
  27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'yyyy-mm-dd', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"', 35: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: '#,##0', 38: '#,##0', 39: '#,##0.00', 40: '#,##0.00', 41: '#,##0', 42: '"¥"#,##0',
  43: '#,##0.00', 44: '"¥"#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss', 49: '@', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'h"时"mm"分"', 56: 'h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

export const builtInFormat = (id: number): string => builtIn[id] ?? 'General';

/** A part of a format: a placeholder of digits, a letter of a date, or words that stand as they are. */
type Piece = { words: string } | { code: string };

/** A number of a cell as its sheet shows it: 1,234.50; 2026-09-30. `raw` is what the file holds. */
export function formatted(raw: string, format: string, since1904: boolean): string {
  const number = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(number)) return raw;
  const sections = sectionsOf(format);
  const hasOwnNegative = sections.length > 1 && number < 0;
  const section = (number < 0 ? sections[1] : number === 0 ? sections[2] : undefined) ?? sections[0] ?? 'General';
  const pieces = piecesOf(section);
  const codes = pieces.map((piece) => ('code' in piece ? piece.code : '')).join('');
  if (/[ymdhs年月日]/i.test(codes.replace(/general|e[+-]/gi, ''))) return number < 0 ? general(raw) : dated(number, pieces, codes, since1904);
  if (!/[0#?]/.test(codes)) {
    const words = pieces.map((piece) => ('words' in piece ? piece.words : '')).join('');
    // A section of words alone says them in place of the number: - for nothing.
    return /general|@/i.test(codes) || words.trim() === '' ? general(raw) : words.trim();
  }
  if (/[eE/]/.test(codes)) return general(raw);
  return written(hasOwnNegative ? Math.abs(number) : number, raw, pieces, codes);
}

/** All digits, and none that only the way in which computers count has added. */
export function general(raw: string): string {
  if (/^-?\d{1,20}$/.test(raw)) return raw;
  const number = Number(Number(raw).toPrecision(15));
  const text = String(number);
  return /e/.test(text) ? new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 15 }).format(number) : text;
}

function sectionsOf(format: string): string[] {
  const sections = [''];
  let quoted = false;
  for (let at = 0; at < format.length && at < 300; at += 1) {
    const sign = format[at] as string;
    if (sign === '"') quoted = !quoted;
    if (sign === ';' && !quoted) sections.push('');
    else {
      sections[sections.length - 1] += sign;
      if (sign === '\\' && !quoted) sections[sections.length - 1] += format[(at += 1)] ?? '';
    }
  }
  return sections;
}

function piecesOf(section: string): Piece[] {
  const pieces: Piece[] = [];
  // Words in quotation marks, one word behind a stroke, what only makes room, what stands in brackets.
  const pattern = /"([^"]*)"?|\\(.)|[_*].|\[([^\]]*)\]?|general|am\/pm|a\/p|上午\/下午|([ymdhs]+|[0#?,.]+|[eE][+-]|.)/gisu;
  for (const [whole, quoted, escaped, bracket, code] of section.matchAll(pattern)) {
    if (quoted !== undefined) pieces.push({ words: quoted });
    else if (escaped !== undefined) pieces.push({ words: escaped });
    else if (bracket !== undefined) {
      const currency = /^\$([^-]*)/.exec(bracket)?.[1];
      if (currency !== undefined) pieces.push({ words: currency });
      else if (/^[hms]+$/i.test(bracket)) pieces.push({ code: `[${bracket}]` });
    } else if (code === undefined) {
      if (/^general$/i.test(whole)) pieces.push({ code: whole });
    } else if (/[ymdhs0#?,.%@eE/]/i.test(code)) pieces.push({ code });
    else pieces.push({ words: code });
  }
  return pieces;
}

function written(number: number, raw: string, pieces: Piece[], codes: string): string {
  const percent = (codes.match(/%/g) ?? []).length;
  const digits = codes.replace(/[^0#?,.]/g, '');
  const [whole = '', fraction = ''] = digits.split('.', 2);
  const thousands = /,+$/.exec(digits)?.[0].length ?? 0;
  const scaled = number * 100 ** percent / 1000 ** thousands;
  // A long number of an account or a card keeps the digits that the file has.
  const plain = percent + thousands === 0 && fraction === '' && /^\d{16,20}$/.test(raw) && !/,/.test(whole) ? raw : undefined;
  const text = plain ?? new Intl.NumberFormat('en-US', {
    minimumIntegerDigits: Math.min(21, Math.max(1, (whole.match(/0/g) ?? []).length)),
    minimumFractionDigits: Math.min(20, (fraction.match(/[0]/g) ?? []).length),
    maximumFractionDigits: Math.min(20, fraction.replace(/,/g, '').length),
    useGrouping: /[0#?],+[0#?]/.test(whole),
    // As written down, not as the computer holds it: 1.005 is 1.01.
  }).format(scaled.toPrecision(15) as never);
  let isWritten = false;
  const shown = pieces.map((piece) => {
    if ('words' in piece) return piece.words;
    if (/^%$/.test(piece.code)) return '%';
    if (!/[0#?]/.test(piece.code) || isWritten) return '';
    isWritten = true;
    return text;
  });
  const joined = shown.join('').replace(/^([^\d-]*)-(?=\d)/, '-$1');
  return joined.replace(/\s+/g, ' ').trim();
}

const dayMs = 24 * 3600_000;

/** The moment that Excel counts in days since 1900, or since 1904. Excel believes that there was a 29 February 1900. */
function momentOf(days: number, since1904: boolean): Date {
  const counted = since1904 ? days + 1462 : days < 60 ? days + 1 : days;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(counted * dayMs / 1000) * 1000);
}

function dated(days: number, pieces: Piece[], codes: string, since1904: boolean): string {
  const moment = momentOf(days, since1904);
  if (Number.isNaN(moment.getTime()) || days > 2_958_466) return general(String(days));
  const elapsed = /\[(h|m|s)+\]/i.exec(codes)?.[1]?.toLowerCase();
  const two = (value: number) => String(value).padStart(2, '0');
  const [year, month, day] = [moment.getUTCFullYear(), moment.getUTCMonth() + 1, moment.getUTCDate()];
  const [hour, minute, second] = [moment.getUTCHours(), moment.getUTCMinutes(), moment.getUTCSeconds()];
  const clock = elapsed === 'h'
    ? `${Math.floor(days * 24 + 1e-9)}:${two(minute)}${/s/i.test(codes) ? `:${two(second)}` : ''}`
    : /h/i.test(codes) ? `${two(hour)}:${two(minute)}${/s/i.test(codes) ? `:${two(second)}` : ''}` : '';
  const words = pieces.map((piece) => ('words' in piece ? piece.words : '')).join('');
  if (!/[年月日时分秒]/.test(words)) {
    const [hasYear, hasDay] = [/y/i.test(codes), /d/i.test(codes)];
    const date = hasYear ? `${year}-${two(month)}${hasDay ? `-${two(day)}` : ''}` : hasDay ? `${two(month)}-${two(day)}` : '';
    return [date, clock].filter((part) => part !== '').join(' ') || `${two(minute)}:${two(second)}`;
  }
  let afterHour = false;
  return pieces.map((piece) => {
    if ('words' in piece) return piece.words;
    const code = piece.code.toLowerCase();
    const isMinute = code.startsWith('m') && afterHour;
    afterHour = code.startsWith('h') || (afterHour && !/^[ymd]/.test(code));
    if (code.startsWith('y')) return code.length <= 2 ? two(year % 100) : String(year);
    if (isMinute) return two(minute);
    if (code.startsWith('m')) return code.length === 2 ? two(month) : String(month);
    if (code.startsWith('d')) return code.length === 2 ? two(day) : String(day);
    if (code.startsWith('h')) return code.length === 2 ? two(hour) : String(hour);
    return code.startsWith('s') ? two(second) : code.replace(/[^-/.,:]/g, '');
  }).join('').trim();
}
