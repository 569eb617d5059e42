import { counted } from './counting.ts';
import { asMarker } from './html.ts';
import { attribute, walkXml } from './xml.ts';

/** One level of a numbering as Word keeps it: 第%1条, counted in Chinese, from 1. */
interface Level {
  start: number;
  format: string;
  text: string;
  /** All numbers in figures. */
  legal: boolean;
}
interface Numbering {
  /** By `numId`: which levels, and where it starts anew. */
  levels: Map<string, Map<number, Level>>;
  counts: Map<string, string>;
  starts: Map<string, Map<number, number>>;
}
interface Place {
  number: string;
  level: number;
}

/**
 * The text of a Word document with the numbers that Word counts written out: 第一条 is no word of
 * the text there, and a list of ours could only say 1. What has bullets stays a list.
 */
export function withNumbers(document: string, numberingXml: string | undefined, styles: string | undefined): string {
  if (numberingXml === undefined) return document;
  const numbering = readNumbering(numberingXml);
  const byStyle = styles === undefined ? new Map<string, Place>() : numbersOfStyles(styles);
  const counters = new Map<string, number[]>();
  const edits: { from: number; to: number; text: string }[] = [];
  /** Paragraphs that are open: a text box stands within one. */
  const open: { numFrom: number; numTo: number; number?: string; level?: number; style?: string; isIn: boolean }[] = [];
  walkXml(document, {
    open(name, attributes, at) {
      const paragraph = open.at(-1);
      if (name === 'p') open.push({ numFrom: -1, numTo: -1, isIn: false });
      else if (paragraph === undefined) return;
      else if (name === 'pPr') paragraph.isIn = true;
      else if (!paragraph.isIn) return;
      else if (name === 'pPrChange') paragraph.isIn = false;
      else if (name === 'pStyle') paragraph.style = attribute(attributes, 'val') ?? '';
      else if (name === 'numPr') paragraph.numFrom = at;
      else if (name === 'numId' && paragraph.numFrom >= 0) paragraph.number = attribute(attributes, 'val') ?? '';
      else if (name === 'ilvl' && paragraph.numFrom >= 0) paragraph.level = Number(attribute(attributes, 'val'));
    },
    close(name, end) {
      const paragraph = open.at(-1);
      if (paragraph === undefined) return;
      if (name === 'p') open.pop();
      else if (name === 'numPr' && paragraph.isIn) paragraph.numTo = end;
      else if (name === 'pPr') {
        paragraph.isIn = false;
        const styled = byStyle.get(paragraph.style ?? '');
        const place = { number: paragraph.number ?? styled?.number ?? '', level: paragraph.level ?? styled?.level ?? 0 };
        const label = labelOf(place, numbering, counters);
        if (label === undefined) return;
        if (paragraph.numTo > 0) edits.push({ from: paragraph.numFrom, to: paragraph.numTo, text: '' });
        edits.push({ from: end, to: end, text: `<w:r><w:t xml:space="preserve">${escaped(asMarker(label))}</w:t></w:r>` });
      }
    },
  });
  return edited(document, edits);
}

const escaped = (text: string) => text.replace(/[&<>]/g, (each) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[each] as string);

function edited(text: string, edits: { from: number; to: number; text: string }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.from), edit.text);
    at = edit.to;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Counts on and says the label; undefined for bullets and for what is not numbered. */
function labelOf({ number, level }: Place, { levels, counts, starts }: Numbering, counters: Map<string, number[]>): string | undefined {
  const found = levels.get(number);
  const own = found?.get(level);
  if (found === undefined || own === undefined || own.format === 'bullet') return undefined;
  const shared = counts.get(number) as string;
  const counter = counters.get(shared) ?? [];
  counters.set(shared, counter);
  const again = starts.get(number)?.get(level);
  if (again !== undefined) {
    counter[level] = again - 1;
    starts.get(number)?.delete(level);
  }
  for (let above = 0; above < level; above += 1) counter[above] ??= found.get(above)?.start ?? 1;
  counter[level] = (counter[level] ?? own.start - 1) + 1;
  counter.length = level + 1;
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = own.legal ? 'decimal' : (found.get(at)?.format ?? 'decimal');
    return counted(counter[at] ?? found.get(at)?.start ?? 1, format);
  });
}

function readNumbering(xml: string): Numbering {
  const abstract = new Map<string, Map<number, Level>>();
  const levels: Numbering['levels'] = new Map();
  const counts: Numbering['counts'] = new Map();
  const starts: Numbering['starts'] = new Map();
  let current: Map<number, Level> | undefined;
  let level: Level | undefined;
  let number = '';
  let override = -1;
  walkXml(xml, {
    open(name, attributes) {
      const value = attribute(attributes, 'val') ?? '';
      if (name === 'abstractNum') {
        current = new Map();
        abstract.set(attribute(attributes, 'abstractNumId') ?? '', current);
      } else if (name === 'num') number = attribute(attributes, 'numId') ?? '';
      else if (name === 'abstractNumId' && number !== '') {
        counts.set(number, value);
        levels.set(number, abstract.get(value) ?? new Map<number, Level>());
      } else if (name === 'lvlOverride') override = Number(attribute(attributes, 'ilvl'));
      else if (name === 'startOverride') starts.set(number, (starts.get(number) ?? new Map<number, number>()).set(override, Number(value)));
      else if (name === 'lvl' && current !== undefined && number === '') {
        level = { start: 1, format: 'decimal', text: '', legal: false };
        current.set(Number(attribute(attributes, 'ilvl')), level);
      } else if (level === undefined) return;
      else if (name === 'start') level.start = Number(value) || 0;
      else if (name === 'numFmt') level.format = value;
      else if (name === 'lvlText') level.text = value;
      else if (name === 'isLgl') level.legal = value !== '0' && value !== 'false';
    },
    close(name) {
      if (name === 'lvl') level = undefined;
      else if (name === 'num') number = '';
    },
  });
  return { levels, counts, starts };
}

/** Paragraph styles that bring a numbering along, as 标题 1 often does. */
function numbersOfStyles(xml: string): Map<string, Place> {
  const own = new Map<string, { number?: string; level?: number; above?: string }>();
  let style: { number?: string; level?: number; above?: string } | undefined;
  walkXml(xml, {
    open(name, attributes) {
      const value = attribute(attributes, 'val') ?? '';
      if (name === 'style') {
        style = {};
        own.set(attribute(attributes, 'styleId') ?? '', style);
      } else if (style === undefined) return;
      else if (name === 'basedOn') style.above = value;
      else if (name === 'numId') style.number = value;
      else if (name === 'ilvl') style.level = Number(value);
    },
    close(name) {
      if (name === 'style') style = undefined;
    },
  });
  const found = new Map<string, Place>();
  for (const id of own.keys()) {
    let number: string | undefined;
    let level: number | undefined;
    let at = own.get(id);
    for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
      number ??= at.number;
      level ??= at.level;
      at = at.above === undefined ? undefined : own.get(at.above);
    }
    if (number !== undefined) found.set(id, { number, level: level ?? 0 });
  }
  return found;
}
