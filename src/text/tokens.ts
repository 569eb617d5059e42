import { isHan, isWordCharacter } from './punctuation.ts';
import { synonymsAt } from './synonyms.ts';

/**
 * A token of a query. `prefix`: it matches every token of a document that begins with it (a single
 * Han character, which a document holds as the first half of a pair or alone at a run's end).
 */
export interface QueryToken {
  text: string;
  prefix: boolean;
}

/** One meaning of a query: any of the alternatives will do, and all the tokens of that one. */
export interface QueryTerm {
  alternatives: QueryToken[][];
}

/** Said around a question without meaning; longest first, so that each is taken whole. */
const STOP_PHRASES = (
  '应该怎么办 能不能要回来 是怎么回事 有什么规定 怎么回事 可不可以 能不能够 有没有用 怎么处理 怎么解决 请问一下 ' +
  '怎么办 怎么样 为什么 是什么 有没有 能不能 会不会 是不是 要不要 该不该 怎么算 怎么要 怎么写 怎么签 多少钱 ' +
  '怎么 怎样 如何 什么 请问 可以 是否 应该 应当 能否 可否 哪些 哪里 多少 我的 我们 他们 人家 一下 有关 关于 ' +
  '我 的 了 吗 呢 吧 啊 嘛 呀'
).split(' ');

/** Words that a stop phrase must not be cut out of. */
const WHOLE_WORDS = '目的 标的 的确 了解 了结 终了 自我'.split(' ');

/**
 * Tokens of a document: pairs of neighbouring Han characters, the last character of each run alone
 * (so that one character can be searched), lower-case words and numbers. In order, repeats kept.
 */
export function documentTokens(text: string): string[] {
  const tokens: string[] = [];
  for (const run of readRuns(fold(text))) {
    if (!run.han) {
      tokens.push(run.text);
      continue;
    }
    const characters = Array.from(run.text);
    for (let i = 0; i + 1 < characters.length; i++) tokens.push(characters[i]! + characters[i + 1]!);
    tokens.push(characters[characters.length - 1]!);
  }
  return tokens;
}

/**
 * What a query asks for, without stop phrases, with synonyms as alternatives, each term once.
 * Empty when there is nothing to search for. A store finds best what matches all terms, and next
 * best what matches any.
 */
export function queryTerms(query: string): QueryTerm[] {
  const seen = new Set<string>();
  const terms: QueryTerm[] = [];
  for (const words of queryWords(query)) {
    if (seen.has(words[0]!)) continue;
    seen.add(words[0]!);
    terms.push({ alternatives: words.map(wordTokens) });
  }
  return terms;
}

/**
 * Tokens for a search that takes any of them: those of the words as asked, and synonyms of one token.
 * Of 最低生活保障, which 低保 means too, a piece such as 生活 says nothing.
 */
export function queryTokens(query: string): QueryToken[] {
  const all = new Map<string, QueryToken>();
  for (const { alternatives } of queryTerms(query)) {
    alternatives.forEach((tokens, index) => {
      if (index > 0 && tokens.length > 1) return;
      for (const token of tokens) all.set(token.text, token);
    });
  }
  return Array.from(all.values());
}

/**
 * Places of a text that a query matches: start and end in UTF-16 units, in order, apart from one
 * another. Words and synonyms are marked whole; of a longer phrase that the text does not hold,
 * its pairs are.
 */
export function marks(text: string, query: string): [number, number][] {
  const folded = fold(text);
  const found: [number, number][] = [];
  for (const words of queryWords(query)) {
    for (const word of words.join('+').split('+')) {
      if (find(folded, word, found) || isWordCharacter(word.charCodeAt(0))) continue;
      for (const token of wordTokens(word)) find(folded, token.text, found);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [start, end] of found) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Adds every place of a word; whether there was one. Latin words count only when whole. */
function find(text: string, word: string, found: [number, number][]): boolean {
  const whole = isWordCharacter(word.charCodeAt(0));
  const before = found.length;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const cut = isWordCharacter(text.charCodeAt(at - 1)) || isWordCharacter(text.charCodeAt(end));
    if (!whole || !cut) found.push([at, end]);
  }
  return found.length > before;
}

/** The query's words, each with its synonyms behind it. */
function queryWords(query: string): string[][] {
  const folded = fold(query);
  const asked = splitWords(withoutStopPhrases(folded));
  return asked.length > 0 ? asked : splitWords(folded);
}

function splitWords(text: string): string[][] {
  const words: string[][] = [];
  for (const run of readRuns(text)) {
    if (!run.han) {
      words.push([run.text]);
      continue;
    }
    let from = 0;
    let at = 0;
    while (at < run.text.length) {
      const synonyms = synonymsAt(run.text, at);
      if (!synonyms) {
        at++;
        continue;
      }
      if (at > from) words.push([run.text.slice(from, at)]);
      words.push(synonyms);
      at += synonyms[0]!.length;
      from = at;
    }
    if (from < run.text.length) words.push([run.text.slice(from)]);
  }
  // 离婚孩: a lone character beside words says little and would hide what they find.
  const longer = words.filter((word) => Array.from(word[0]!).length > 1);
  return longer.length > 0 ? longer : words;
}

function withoutStopPhrases(text: string): string {
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const word = synonymsAt(text, at)?.[0] ?? wordAt(WHOLE_WORDS, text, at);
    const stop = word === undefined ? wordAt(STOP_PHRASES, text, at) : undefined;
    rest += stop === undefined ? (word ?? text.charAt(at)) : ' ';
    at += (word ?? stop ?? ' ').length;
  }
  return rest;
}

function wordAt(words: readonly string[], text: string, at: number): string | undefined {
  return words.find((word) => text.slice(at, at + word.length) === word);
}

/** Pairs of a Han word; a single character is a prefix; other words are one token; `+` parts words. */
function wordTokens(word: string): QueryToken[] {
  const parts = word.split('+');
  if (parts.length > 1) return parts.reduce<QueryToken[]>((all, part) => all.concat(wordTokens(part)), []);
  if (isWordCharacter(word.charCodeAt(0))) return [{ text: word, prefix: false }];
  const characters = Array.from(word);
  if (characters.length === 1) return [{ text: word, prefix: true }];
  return characters.slice(1).map((second, i) => ({ text: characters[i]! + second, prefix: false }));
}

interface Run {
  text: string;
  han: boolean;
}

/** Runs of Han characters and of word characters; everything else parts them. */
function readRuns(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const character of text.replace(/([0-9]),(?=[0-9]{3})/g, '$1')) {
    const point = character.codePointAt(0)!;
    const han = isHanPoint(point);
    if (!han && (character.length > 1 || !isTokenCharacter(point))) {
      run = undefined;
      continue;
    }
    if (run && run.han === han) run.text += character;
    else runs.push((run = { text: character, han }));
  }
  return runs;
}

function isHanPoint(point: number): boolean {
  return (
    isHan(point) || point === 0x3005 || point === 0x3007 || (point >= 0xf900 && point <= 0xfaff) ||
    (point >= 0x20000 && point <= 0x3ffff)
  );
}

function isTokenCharacter(code: number): boolean {
  return isWordCharacter(code) && code !== 0xa0 && code !== 0x2007 && code !== 0x202f && code !== 0x2060 &&
    code !== 0xfeff;
}

/** Full width to half, capitals to small; every character keeps its place. */
function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
    const small = String.fromCharCode(half).toLowerCase();
    folded += small.length === 1 ? small : text.charAt(i);
  }
  return folded;
}
