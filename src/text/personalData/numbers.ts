import { isIdentityNumber, isLuhn, isOldIdentityNumber } from './checkDigits.ts';
import { candidates, digitGroups, narrow, type Candidate, type Joint } from './digitGroups.ts';
import { isAmount, isPaper, isSaid, isThing } from './surroundings.ts';

/** A number of a person in a text; UTF-16 units. `digits` is what it says, however it is written. */
export interface PersonalNumber {
  kind: 'identity' | 'bankCard' | 'phone';
  start: number;
  end: number;
  digits: string;
}

/** A mobile number's digits. */
const shortest = 11;
/** Bank cards have at most 19 digits (ISO/IEC 7812), and no number here has more. */
export const longest = 19;

/** A number's text: narrowed, as it is written, and what stands over the column it is in. */
interface Place {
  text: string;
  written: string;
  header: string;
}

/** Numbers of persons in a text, in reading order. `header` is what stands over the column it is in. */
export function personalNumbers(written: string, header = ''): PersonalNumber[] {
  const text = narrow(written);
  const place = { text, written, header };
  const taken: boolean[] = [];
  const found: PersonalNumber[] = [];
  const take = (kind: PersonalNumber['kind'], { start, end, digits }: { start: number; end: number; digits: string }) => {
    for (let at = start; at < end; at += 1) if (taken[at]) return;
    for (let at = start; at < end; at += 1) taken[at] = true;
    found.push({ kind, start, end, digits });
  };
  for (const each of disabilityCards(text)) take('identity', each);
  // The longest first: the first digits of a card may be a card by chance.
  const all = candidates(text, digitGroups(text), { min: shortest, max: longest })
    .filter((each) => standsAlone(text, each))
    .sort((a, b) => b.digits.length - a.digits.length);
  for (const each of all) if (isIdentity(place, each)) take('identity', each);
  for (const each of all) if (isCard(place, each)) take('bankCard', each);
  for (const each of all) {
    const phone = phoneIn(place, each);
    if (phone !== undefined) take('phone', phone);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Written right before a number without a space, and yet not a part of it: Tel138… */
const leadingLetters = /(?:^|[^A-Za-z])(?:tel|phone|mobile|mob|wx|vx|wechat|qq|v|t|id|no|sfz|card)$/i;

/** Not a piece of something longer: of a code with letters, of a number that is masked already. */
function standsAlone(text: string, { start, end }: Candidate): boolean {
  if (/[0-9A-Za-z*]/.test(text.charAt(end))) return false;
  const before = text.charAt(start - 1);
  return !/[0-9A-Za-z*]/.test(before) || leadingLetters.test(text.slice(Math.max(0, start - 9), start));
}

/** Eighteen signs with a province, a birthday and a check digit are one however they are parted. */
function isIdentity({ text, header }: Place, candidate: Candidate): boolean {
  const { digits, start } = candidate;
  if (digits.length === 18) return isIdentityNumber(digits) && !isPaper(text, candidate) && !/信用代码\D{0,3}$/.test(text.slice(Math.max(0, start - 8), start));
  return digits.length === 15 && isOldIdentityNumber(digits) && isSaid('identity', text, candidate, header);
}

/** The number of a disabled person's card: the identity number, then kind and grade (GB/T 26341). What they are is nobody's business either, but is masked by hand. */
function disabilityCards(text: string): { start: number; end: number; digits: string }[] {
  const found: { start: number; end: number; digits: string }[] = [];
  const card = /\d{17}[\dXx][1-7][1-4]/g;
  for (let match = card.exec(text); match !== null; match = card.exec(text)) {
    const { index } = match;
    const digits = match[0].slice(0, 18).toUpperCase();
    const alone = !/[0-9A-Za-z]/.test(text.charAt(index - 1)) && !/[0-9]/.test(text.charAt(index + 20));
    if (alone && isIdentityNumber(digits)) found.push({ start: index, end: index + 18, digits });
  }
  return found;
}

/** Cards issued in China begin with 62; older ones that are still in use by their issuers' first digits. */
const cardBegins = /^(?:62|9558|9559|436742|4563|601382)/;

function isCard({ text, written, header }: Place, candidate: Candidate): boolean {
  const { digits, lengths, joint, longer } = candidate;
  if (digits.length < 15 || (digits.length === 15 && !/^3[47]/.test(digits)) || !/^\d+$/.test(digits) || !isLuhn(digits)) return false;
  const inFours = /^4,4,4,4(?:,[123])?$/.test(lengths.join());
  const plain = inFours || lengths.length === 1 || lengths.every((each) => each === 1);
  const usual = plain || isBrokenLine(text, candidate) || lengths.every((each, at) => each >= 3 || at === lengths.length - 1);
  if (!usual || (!plain && joint === 'strange')) return false;
  const said = isSaid('bankCard', text, candidate, header);
  if (!said && (longer || (!plain && joint === 'mixed'))) return false;
  const begins = said ? /^[1-9]/ : inFours ? /^(?:[3-6]|95)/ : cardBegins;
  if (!begins.test(digits)) return false;
  return !isAmount(text, written, candidate, header) && !isThing(text, candidate, header);
}

const isBrokenLine = (text: string, { lengths, start, end }: Candidate) =>
  lengths.length === 2 && /[\r\n]/.test(text.slice(start, end));

/** How people group a mobile number. */
const phoneGroups = ['3,4,4', '4,4,3', '4,3,4', '3,3,5', '3,5,3', '5,6', '6,5', '3,8', '7,4', '4,7', '3,2,2,2,2', '3,4,2,2', '1,1,1,1,1,1,1,1,1,1,1'];
const groupsWith: Partial<Record<Joint, string[]>> = { '.': ['3,4,4'], '(': ['3,4,4', '3,8'], mixed: ['3,4,4'], strange: ['3,4,4', '4,4,3'] };

/** One number after the other is no row of figures. */
const anotherBehind = /^\s{1,3}1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)/;
const anotherBefore = /(?:^|\D)1[3-9]\d[ -]\d{4}[ -]\d{4}\s{1,3}$/;

function phoneIn({ text, written, header }: Place, candidate: Candidate): { start: number; end: number; digits: string } | undefined {
  const { digits, lengths, joint, longer, start, end } = candidate;
  // 86, +86, 0086 before it, or the 0 that was once dialled to other places.
  const [, before = '', number] = /^(0086|86|0|)(1[3-9]\d{9})$/.exec(digits) ?? [];
  if (number === undefined || (lengths.length > 1 && before !== '')) return undefined;
  const said = isSaid('phone', text, candidate, header);
  // 13800138000.0 is what Excel makes of one that it took for a figure.
  if (!(said && /^\.0(?!\d)/.test(text.slice(end))) && isAmount(text, written, candidate, header)) return undefined;
  if (isThing(text, candidate, header)) return undefined;
  if (lengths.length > 1) {
    const another = anotherBehind.test(text.slice(end, end + 20)) || anotherBefore.test(text.slice(Math.max(0, start - 20), start));
    const fromAbroad = /(?:^|\D)(?:00)?86[ -]$/.test(text.slice(Math.max(0, start - 6), start));
    if (((longer && !another && !fromAbroad) || joint === 'strange') && !said) return undefined;
    const usual = (groupsWith[joint] ?? phoneGroups).indexOf(lengths.join()) >= 0;
    // Behind words that say so it is one however it is grouped.
    const free = said && groupsWith[joint] === undefined;
    if (!usual && !free && !isBrokenLine(text, candidate)) return undefined;
  }
  return { start: start + before.length, end, digits: number };
}
