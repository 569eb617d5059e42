import { pinyin } from 'pinyin-pro';
import { isHan } from './punctuation.ts';
import { insideWords } from './words.ts';

/** How good a place a match begins at: the text's start, a word's start, anywhere else. */
export const ranks = { start: 0, word: 1, inside: 2 } as const;
type Rank = (typeof ranks)[keyof typeof ranks];

/** A character of a text that somebody may type. Offsets are UTF-16 units. */
interface Typed {
  start: number;
  end: number;
  rank: Rank;
  /** Letters, any of which stands for it; or one digit. */
  letters: string;
}

/** Where keys match a text: marks run in order and do not touch. */
export interface InitialsMatch {
  rank: Rank;
  marks: [number, number][];
}

/**
 * Characters that people type by either of two readings; the one that the words around ask for is
 * always taken, these are taken besides.
 */
const either: Record<string, string> = {};
(
  '行xh 长cz 重cz 调td 传cz 曾cz 朝cz 单ds 仇cq 解jx 降jx 校xj 系xj 会hk 给gj 卡kq 省sx 种zc 藏cz 弹td 乐ly 率ls ' +
  '便bp 参cs 泊bp 屏pb 曝pb 召zs 折zs 缴jz 吓xh 巷xh 畜xc 粘zn 圈qj 券qx 伺sc 盛sc 厦sx 恶ew 秘mb'
).split(' ').forEach((entry) => (either[entry.charAt(0)] = entry.slice(1)));

const keyOfLetter: Record<string, string> = {};
['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'].forEach((letters, at) => {
  for (const letter of letters) keyOfLetter[letter] = String(at + 2);
});

/** Keys that one token of the index holds at most. */
const gramMax = 3;
/** First letters of the tokens, by the rank of the place that the keys match there. */
export const tiers = ['s', 'w', 'a'] as const;
export type Tier = (typeof tiers)[number];

/**
 * Tokens that an index keeps of an item: for one to three keys, as letters and as digits, those that
 * match at the title's start (`s`), at a word's (`w`) and anywhere (`a`). What stands beside the
 * title is found anywhere only.
 */
export function initialsTokens(title: string, beside: readonly string[] = []): string[] {
  const tokens = new Set<string>();
  [title, ...beside].forEach((text, index) => {
    const typed = readTyped(text);
    for (const choices of [choicesOf(typed, 'letters'), choicesOf(typed, 'digits')]) {
      choices.forEach(({ typed: { rank } }, at) => {
        for (const gram of gramsAt(choices, at)) {
          for (const tier of index > 0 ? tiers.slice(2) : tiers.slice(at === 0 ? 0 : Math.max(rank, 1))) {
            tokens.add(tier + gram);
          }
        }
      });
    }
  });
  return [...tokens];
}

/** Tokens that an item must hold, all of them, to match keys at a tier's places. */
export function tokensOfKeys(keys: string, tier: Tier): string[] {
  const tokens = [tier + keys.slice(0, gramMax)];
  for (let at = 1; at + gramMax <= keys.length; at++) tokens.push(`a${keys.slice(at, at + gramMax)}`);
  return tokens;
}

/** The best and first place of a text that keys (letters or digits 2 to 9) match; undefined where none does. */
export function matchInitials(text: string, keys: string): InitialsMatch | undefined {
  const choices = choicesOf(readTyped(text), /[a-z]/.test(keys) ? 'letters' : 'digits');
  let best: InitialsMatch | undefined;
  for (let at = 0; at + keys.length <= choices.length; at++) {
    const rank = at === 0 ? ranks.start : Math.max(choices[at]!.typed.rank, ranks.word) as Rank;
    if (best !== undefined && best.rank <= rank) continue;
    const part = choices.slice(at, at + keys.length);
    if (part.every(({ keys: choice }, index) => choice.includes(keys.charAt(index)))) {
      best = { rank, marks: marksOf(part.map(({ typed }) => typed)) };
    }
  }
  return best;
}

interface Choice {
  typed: Typed;
  /** Keys that stand for it. */
  keys: string;
}

/** What of a text can be typed with letters (digits are passed over) or with the keys 2 to 9. */
function choicesOf(typed: Typed[], mode: 'letters' | 'digits'): Choice[] {
  const choices: Choice[] = [];
  typed.forEach((each) => {
    const letters = Array.from(each.letters);
    const keys = mode === 'letters'
      ? letters.filter((letter) => letter > '9')
      : letters.map((letter) => keyOfLetter[letter] ?? letter).filter((key) => key >= '2');
    if (keys.length > 0) choices.push({ typed: each, keys: [...new Set(keys)].join('') });
  });
  return choices;
}

function gramsAt(choices: Choice[], at: number): string[] {
  const all: string[] = [];
  let grams = [''];
  for (const { keys } of choices.slice(at, at + gramMax)) {
    grams = grams.reduce<string[]>((longer, gram) => longer.concat(Array.from(keys, (key) => gram + key)), []);
    all.push(...grams);
  }
  return all;
}

function marksOf(typed: Typed[]): [number, number][] {
  const marks: [number, number][] = [];
  for (const { start, end } of typed) {
    const last = marks[marks.length - 1];
    if (last?.[1] === start) last[1] = end;
    else marks.push([start, end]);
  }
  return marks;
}

/** Reads whole runs of Han characters, so that those of several readings are read in context. */
function readTyped(text: string): Typed[] {
  const inside = insideWords(text);
  const typed: Typed[] = [];
  let at = 0;
  for (const run of text.match(/[\u3007\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+|./gsu) ?? []) {
    const characters = Array.from(run);
    const han = isHan(run.codePointAt(0)!) || run.codePointAt(0)! >= 0x20000;
    const read = han ? pinyin(run, { pattern: 'first', toneType: 'none', type: 'array' }) : [plain(run)];
    characters.forEach((character, index) => {
      const letter = plain(read[index] ?? '');
      const others = Array.from(either[character] ?? '').filter((other) => other !== letter);
      const known = /^[a-z0-9]$/.test(letter);
      const start = at;
      at += character.length;
      if (!known && others.length === 0) return;
      const first = typed.length === 0 || typed[typed.length - 1]!.end !== start;
      const word = first || (!inside[start] && (inside[at] === true || inside[start - 1] === true));
      const rank = typed.length === 0 ? ranks.start : word && !continues(text, start) ? ranks.word : ranks.inside;
      typed.push({ start, end: at, rank, letters: (known ? letter : '') + others.join('') });
    });
  }
  return typed;
}

/** Whether a Latin word or a number goes on at `at`: only its first sign begins a word. */
const continues = (text: string, at: number) => /^[a-z0-9][a-z0-9]$/i.test(text.slice(at - 1, at + 1));

/** Full width to half, capitals to small, accents away. */
const plain = (text: string) => text.normalize('NFKD').charAt(0).toLowerCase();
