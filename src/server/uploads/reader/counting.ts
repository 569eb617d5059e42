const digits = '〇一二三四五六七八九';
const formal = '零壹贰叁肆伍陆柒捌玖';

/** 12 → 十二, 105 → 一百〇五. */
export function inChinese(number: number, by: 'common' | 'formal' = 'common'): string {
  const figures = by === 'common' ? digits : formal;
  const units = by === 'common' ? ['', '十', '百', '千'] : ['', '拾', '佰', '仟'];
  if (number <= 0 || number > 9_999) return String(number);
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const figure = Math.floor(number / 10 ** place) % 10;
    if (figure === 0) {
      gap ||= text !== '';
      continue;
    }
    if (gap) text += figures[0];
    gap = false;
    text += `${figures[figure]}${units[place]}`;
  }
  return by === 'common' ? text.replace(/^一十/, '十') : text;
}

function inRoman(number: number): string {
  const signs: [number, string][] = [
    [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
  ];
  let rest = Math.min(number, 3_999);
  let text = '';
  for (const [value, sign] of signs) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}

const inLetters = (number: number) => String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.min(10, Math.ceil(number / 26)));

/** A number as a format of Word's numbering writes it. */
export function counted(number: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'taiwaneseDigital':
      return inChinese(number);
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return inChinese(number, 'formal');
    case 'upperRoman':
      return inRoman(number);
    case 'lowerRoman':
      return inRoman(number).toLowerCase();
    case 'upperLetter':
      return number < 1 ? '' : inLetters(number);
    case 'lowerLetter':
      return number < 1 ? '' : inLetters(number).toLowerCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number >= 1 && number <= 20 ? String.fromCodePoint(0x245f + number) : String(number);
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'[(number - 1) % 10] ?? '';
    default:
      return String(number);
  }
}
