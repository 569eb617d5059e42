import type { HomeAddress } from './addresses.ts';

/** 4205**********1234, 6228***********0123, 138****5678. */
export function maskedNumber(kind: 'identity' | 'bankCard' | 'phone', digits: string): string {
  const shown = kind === 'phone' ? 3 : 4;
  return digits.slice(0, shown) + '*'.repeat(digits.length - shown - 4) + digits.slice(-4);
}

/** The village may stand, the numbers of the house not: 柳溪村三组**号. */
export const maskedAddress = (text: string, { start, house, end }: HomeAddress): string =>
  text.slice(start, house) + text.slice(house, end).replace(/[0-9０-９A-ZＡ-Ｚ一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾佰甲乙丙丁]/g, '*');

/** 张*三, 李*, 欧阳** . */
export function maskedName(name: string): string {
  const signs = [...name];
  if (signs.length === 2) return `${signs[0]}*`;
  return signs[0] + '*'.repeat(signs.length - 2) + signs[signs.length - 1];
}
