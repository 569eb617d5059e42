/** Numbers that must never be published: an identity card's, a bank card's. Both carry a check digit. */
const candidates = /(?<![0-9A-Za-z*])(?:\d{17}[0-9Xx]|62\d{14,17})(?![0-9A-Za-z*])/g;

/** The first such number in a text, and whose kind it is; masked, so that no report repeats it. */
export function personalNumberIn(text: string): { what: string; masked: string; line: number } | undefined {
  for (const { 0: number, index } of text.matchAll(candidates)) {
    const what = isIdentityNumber(number) ? '身份证号' : isBankCard(number) ? '银行卡号' : undefined;
    if (what === undefined) continue;
    return { what, masked: `${number.slice(0, 4)}****`, line: text.slice(0, index).split('\n').length };
  }
  return undefined;
}

/** GB 11643: a real birthday and a weighted sum modulo 11. */
function isIdentityNumber(number: string): boolean {
  if (number.length !== 18 || !/^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(number)) {
    return false;
  }
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(number[at]) * (2 ** (17 - at) % 11);
  return '10X98765432'.charAt(sum % 11) === number.charAt(17).toUpperCase();
}

/** UnionPay numbers begin with 62; the last digit is Luhn's. */
function isBankCard(number: string): boolean {
  if (!/^62\d{14,17}$/.test(number)) return false;
  const sum = [...number].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
