import { isIdentityNumber, isLuhn, isOldIdentityNumber } from './checkDigits.ts';
import { candidates, digitGroups, narrow, type Candidate } from './digitGroups.ts';

/** A number of a person in a text; UTF-16 units. `digits` is what it says, however it is written. */
export interface PersonalNumber {
  kind: 'identity' | 'bankCard' | 'phone';
  start: number;
  end: number;
  digits: string;
}

/** Bank cards have at most 19 digits (ISO/IEC 7812), and no number here has more. */
const longest = 19;

const identityWords = /身份证|证件|公民身份|证号|sfz/i;
const bankWords = /卡号|银行|工资卡|账号|帐号|账户|帐户|一卡通|存折|打款|开户|[农工建中交]行|农商|信用社|邮储|card/i;
const personalWords = new RegExp(`${identityWords.source}|${bankWords.source}|电话|手机|联系|微信`, 'i');
/** What is numbered otherwise: an order, a contract, a meter. */
const thingWords =
  /(?:订单|快递|运单|合同|项目|工程|招标|投标|文件|设备|凭证|发票|流水|交易|批次|批|条形|条|二维|物料|序列|资产|登记|案|受理|许可|电表|水表|户|学籍|参考|产品|机|宗地|单元|证书|标段|校验|识别|统计|区划|信用|编|文|单)(?:证|代)?(?:编?号码?|码|代码|内容)?\s*(?:[:：为是]|no\.?)?\s*$/i;
const amountBehind = /^\s*(?:[,.]\d|元|万|亿|角|公斤|斤|吨|亩|平方|立方|米|千克|kg|%|度|户|人|个|次|年|公里|克)/i;
const amountBefore = /(?:[¥$]|人民币)\s*$|\d[.,]$/;
const amountHeader = /金额|收入|支出|[（(](?:万?元|亩|斤|户|人)|合计|面积|造价|数量|单价|原值|价|余额/;
/** Written right before a number without a space, and yet not a part of it: ID, Tel. */
const leadingLetters = /(?:^|[^A-Za-z])(?:tel|phone|mobile|mob|wx|vx|wechat|qq|v|t|id|no|sfz|card)$/i;

/** Cards issued in China begin with 62; older ones that are still in use by their issuers' first digits. */
const cardBegins = /^(?:62|9558|95599|436742|456351|601382|4563|9559)/;
const cardBeginsNearWords = /^(?:[3-6]|9[58]|81|10)/;

/** Numbers of persons in a text. `header` is what stands over the column it is in. */
export function personalNumbers(written: string, header = ''): PersonalNumber[] {
  const text = narrow(written);
  // The longest first: the first digits of a card may be a card by chance.
  const all = candidates(text, digitGroups(text), longest)
    .filter((each) => standsAlone(text, each))
    .sort((a, b) => b.digits.length - a.digits.length);
  const found: PersonalNumber[] = [];
  const take = (kind: PersonalNumber['kind'], { start, end, digits }: { start: number; end: number; digits: string }) => {
    if (found.every((other) => end <= other.start || start >= other.end)) found.push({ kind, start, end, digits });
  };
  for (const each of all) if (isIdentity(text, each, header)) take('identity', each);
  for (const each of all) if (isCard(text, each, header)) take('bankCard', each);
  for (const each of all) {
    const phone = phoneIn(text, each, header);
    if (phone !== undefined) take('phone', phone);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Not a piece of something longer: of a code with letters, of a number that is masked already. */
function standsAlone(text: string, { start, end }: Candidate): boolean {
  if (/[0-9A-Za-z*]/.test(text.charAt(end))) return false;
  const before = text.charAt(start - 1);
  return !/[0-9A-Za-z*]/.test(before) || leadingLetters.test(text.slice(Math.max(0, start - 9), start));
}

/** The words before a number that say what it is; up to the sentence's beginning. */
const wordsBefore = (text: string, start: number, length = 16) =>
  /[^。；;！!？?\n]*$/.exec(text.slice(Math.max(0, start - length), start))?.[0] ?? '';

function isIdentity(text: string, { digits, start }: Candidate, header: string): boolean {
  if (digits.length === 18) return isIdentityNumber(digits);
  if (digits.length !== 15 || !isOldIdentityNumber(digits)) return false;
  return identityWords.test(wordsBefore(text, start) + header);
}

function isAmount(text: string, { start, end }: Candidate, header: string): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  return amountBehind.test(text.slice(end, end + 4)) || amountBefore.test(before) || amountHeader.test(header);
}

function isThing(text: string, start: number, header: string): boolean {
  const before = /[^，,、。；;\n]*$/.exec(text.slice(Math.max(0, start - 12), start))?.[0] ?? '';
  const said = before.trim() === '' ? header : before;
  return thingWords.test(said) && !personalWords.test(said);
}

function isCard(text: string, candidate: Candidate, header: string): boolean {
  const { digits, lengths, start } = candidate;
  const near = bankWords.test(wordsBefore(text, start) + header);
  const length = digits.length;
  if (length < 15 || (length === 15 && !/^3[47]/.test(digits)) || !/^\d+$/.test(digits) || !isLuhn(digits)) return false;
  if (!cardBegins.test(digits) && !(near && cardBeginsNearWords.test(digits))) return false;
  if (isAmount(text, candidate, header) || isThing(text, start, header)) return false;
  const gap = text.slice(start, candidate.end);
  return lengths.length === 1 || lengths.every((each) => each === 1) || (lengths.length === 2 && (gap.includes('\n') || lengths[0] === 6)) ||
    (lengths.length >= 4 && lengths.every((each, at) => each <= 6 && (each >= 3 || at === lengths.length - 1)));
}

/** How a mobile number is grouped: by people, and by line ends. */
const phoneGroups = new Set(['11', '3,4,4', '4,4,3', '3,3,5', '5,6', '3,8', '7,4', '3,2,2,2,2', '3,4,2,2', '1,1,1,1,1,1,1,1,1,1,1']);

function phoneIn(text: string, candidate: Candidate, header: string): { start: number; end: number; digits: string } | undefined {
  const { digits, lengths, between } = candidate;
  if (isAmount(text, candidate, header) || isThing(text, candidate.start, header)) return undefined;
  if (lengths.length > 1) {
    if (!/^1[3-9]\d{9}$/.test(digits)) return undefined;
    const usual = phoneGroups.has(lengths.join());
    const broken = lengths.length === 2 && text.slice(candidate.start, candidate.end).includes('\n');
    return (usual && (between !== '.' || lengths.join() === '3,4,4')) || broken ? candidate : undefined;
  }
  // 86, +86, 0086 before it, or the 0 that was once dialled to other places.
  const [, before = '', number] = /^(0086|86|0|)(1[3-9]\d{9})$/.exec(digits) ?? [];
  if (number === undefined) return undefined;
  return { start: candidate.start + before.length, end: candidate.end, digits: number };
}
