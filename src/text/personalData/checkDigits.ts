/** GB/T 2260: the first two digits of every province, and of the residence permits of Hong Kong, Macao and Taiwan. */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/** GB 11643-1999: six digits of a region, a real birthday from 1900 on, and a weighted sum modulo 11. */
export function isIdentityNumber(number: string): boolean {
  if (!/^\d{17}[0-9X]$/.test(number) || !province.test(number) || !isDay(number.slice(6, 14))) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(number[at]) * (2 ** (17 - at) % 11);
  return '10X98765432'.charAt(sum % 11) === number.charAt(17);
}

/** The form before 1999: 15 digits, a birthday in the 20th century, nothing to check by. */
export const isOldIdentityNumber = (number: string): boolean =>
  /^\d{15}$/.test(number) && province.test(number) && isDay(`19${number.slice(6, 12)}`);

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** ISO/IEC 7812: Luhn's check digit. */
export function isLuhn(number: string): boolean {
  let sum = 0;
  for (let at = 0; at < number.length; at += 1) {
    const value = Number(number[number.length - 1 - at]) * (at % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
