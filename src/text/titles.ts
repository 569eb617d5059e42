import { NUMERALS } from './figures.ts';
import { isDigit, isHan, mayEndLine, mayStartLine } from './punctuation.ts';
import { INSIDE_FIGURE, INSIDE_WORD, readCharacters, type Measure } from './lines.ts';
import { insideWords } from './words.ts';

export interface TitleOptions {
  /** Room for a line, px. */
  width: number;
  /** Lines at most, at least 1. */
  lines: number;
  measure: Measure;
}

export interface TitleLine {
  text: string;
  /** px */
  width: number;
}

/** What a break costs, against lines of uneven width: 1 is a line off by the mean width. */
const COST = { afterMark: 0, beforeMark: 0.02, afterParticle: 0.03, between: 0.12, inside: 0.8 };
/** What one line more than needed costs. */
const EXTRA_LINE = 0.4;

const PARTICLES = '的了着过与和及或诉并而但则后前时等省市县区镇乡局';
/** Belong to what stands before them. */
const TAILS = '的了着过们吗呢吧啊地得等者性员案费权罪法款金书证制某省市县区镇乡局诉';
/** Belong to what stands behind them. */
const HEADS = '第不未无被把将该此本某各每应可能须怎如何是有要请让小老';

/**
 * Breaks a title into few lines of about the same width, between words where it can: one line more
 * than needed only to save a word. What does not fit ends in `…`. White space is one blank.
 */
export function breakTitle(title: string, options: TitleOptions): TitleLine[] {
  const text = title.replace(/\s+/g, ' ').trim();
  if (text === '') return [];
  const characters = readCharacters(text, options.measure);
  const count = characters.breaks.length;
  const costs = breakCosts(text, characters.starts, characters.breaks);

  const width = (from: number, to: number): number => {
    const last = to > from && text.charAt(characters.starts[to - 1]!) === ' ' ? to - 1 : to;
    return characters.before[last]! - characters.before[from]!;
  };
  const line = (from: number, to: number): TitleLine => ({
    text: text.slice(characters.starts[from]!, characters.starts[to]!).replace(/ $/, ''),
    width: width(from, to),
  });

  let best: Balance | undefined;
  for (let lines = 1; lines <= options.lines; lines++) {
    const found = balance(count, lines, width, costs, options.width);
    if (best && (!found || found.cost + EXTRA_LINE >= best.cost)) break;
    if (found && best) return toLines(found.ends);
    best = found;
  }
  return best ? toLines(best.ends) : cut();

  function toLines(ends: readonly number[]): TitleLine[] {
    return ends.map((end, i) => line(i === 0 ? 0 : ends[i - 1]!, end));
  }

  /** Full lines, the last one ending in `…`. */
  function cut(): TitleLine[] {
    const result: TitleLine[] = [];
    let from = 0;
    while (result.length < options.lines - 1 && from < count) {
      const last = furthest(from, options.width);
      let to = last;
      let least = Infinity;
      for (let i = last; i > from; i--) {
        const slack = (3 * (last - i)) / (last - from);
        const cost = costs[i]! + slack * slack;
        if (cost < least) [to, least] = [i, cost];
      }
      result.push(line(from, to));
      from = to;
    }
    if (from === count) return result;
    if (width(from, count) <= options.width) return result.concat(line(from, count));
    const dots = options.measure('…');
    let to = furthest(from, options.width - dots);
    while (to > from + 1 && !endsWell(text.charCodeAt(characters.starts[to - 1]!))) to--;
    const last = line(from, to);
    result.push({ text: last.text + '…', width: last.width + dots });
    return result;
  }

  function furthest(from: number, room: number): number {
    let to = from + 1;
    while (to < count && width(from, to + 1) <= room) to++;
    return to;
  }
}

/** Before `…` neither an opening mark nor a comma looks finished. */
function endsWell(code: number): boolean {
  return code !== 0x20 && mayEndLine(code) && (mayStartLine(code) || code === 0x300b || code === 0x201d);
}

/** What a line's end before each character costs; Infinity where none may be. */
function breakCosts(text: string, starts: readonly number[], breaks: readonly number[]): number[] {
  const inWord = insideWords(text);
  return breaks.map((rating, i) => {
    if (rating < INSIDE_WORD || i === 0) return Infinity;
    // Splitting a word or number costs more than any shape: only when there is no other way.
    if (rating <= INSIDE_FIGURE) return 20;
    const at = starts[i]!;
    const previous = text.charAt(at - 1);
    const next = text.charAt(at);
    if (previous === ' ' || !mayStartLine(previous.charCodeAt(0))) return COST.afterMark;
    if (!mayEndLine(next.charCodeAt(0))) return COST.beforeMark;
    if (inWord[at]) return COST.inside;
    if (NUMERALS.indexOf(previous) >= 0 && NUMERALS.indexOf(next) >= 0) return COST.inside;
    if (isDigit(previous.charCodeAt(0)) && isHan(next.charCodeAt(0))) return COST.inside;
    const particle = PARTICLES.indexOf(previous) >= 0;
    if (particle && next === '某') return COST.afterParticle;
    if (TAILS.indexOf(next) >= 0 || HEADS.indexOf(previous) >= 0) return COST.inside;
    return particle ? COST.afterParticle : COST.between;
  });
}

interface Balance {
  cost: number;
  /** Where each line ends, in characters. */
  ends: number[];
}

/** The lines with the least cost, or undefined when so few lines cannot hold the title. */
function balance(
  count: number, lines: number, width: (from: number, to: number) => number,
  costs: readonly number[], room: number,
): Balance | undefined {
  const mean = width(0, count) / lines;
  let best: Balance[] = [{ cost: 0, ends: [] }];
  for (let n = 1; n <= lines; n++) {
    const next: typeof best = [];
    for (let from = 0; from < count; from++) {
      const before = best[from];
      if (!before) continue;
      for (let to = from + 1; to <= count && width(from, to) <= room; to++) {
        const end = to === count ? 0 : costs[to]!;
        if (end === Infinity || (n === lines) !== (to === count)) continue;
        const uneven = (width(from, to) - mean) / mean;
        const cost = before.cost + uneven * uneven + end;
        const known = next[to];
        if (!known || cost < known.cost) next[to] = { cost, ends: before.ends.concat(to) };
      }
    }
    best = next;
  }
  return best[count];
}
