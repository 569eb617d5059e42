import path from 'node:path';
import { readYaml } from './texts.ts';

/** A law of laws.yaml; one with `whole` is named without an article's number. */
export interface KnownLaw {
  name: string;
  short: string[];
  year: number;
  articles?: number;
  cited?: Map<number, { about: string; words: string[] }>;
  whole?: string;
}

interface WrittenLaw {
  name: string;
  short?: string[];
  year: string;
  articles?: string;
  cited?: Record<string, { about: string; words: string[] }>;
  whole?: string;
}

/** The laws of laws.yaml by every name that they go by. */
export function knownLaws(): Map<string, KnownLaw> {
  const laws = new Map<string, KnownLaw>();
  for (const written of readYaml<WrittenLaw[]>(path.join(import.meta.dirname, 'laws.yaml'))) {
    const { name, short = [], year, articles, cited, whole } = written;
    const law: KnownLaw = {
      name, short, year: Number(year),
      ...(articles !== undefined && { articles: Number(articles) }),
      ...(cited && { cited: new Map(Object.entries(cited).map(([number, about]) => [Number(number), about])) }),
      ...(whole !== undefined && { whole }),
    };
    for (const known of [name, ...short]) laws.set(known, law);
  }
  return laws;
}

/** A law named in a text, with an article where one follows. */
export interface Citation {
  law: string;
  article?: number;
}

/** Every 《law》 of a text, and every 第…条: it belongs to the law named last before it. */
export function citationsIn(text: string): Citation[] {
  let law = '';
  return [...text.matchAll(/《([^《》]+)》|第([零一二三四五六七八九十百千\d]+)条/g)].map(([, named, number]) => {
    if (named !== undefined) return { law: (law = named) };
    return { law, article: numberOf(number ?? '') };
  });
}

/** 一千零四十二 is 1042. */
export function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  let total = 0;
  let digit = 0;
  for (const character of written) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[character];
    if (unit === undefined) {
      digit = '零一二三四五六七八九'.indexOf(character);
    } else {
      total += (digit || 1) * unit;
      digit = 0;
    }
  }
  return total + digit;
}

/** What is wrong with the citations of a text, one line each. */
export function faultsOf(text: string, laws: Map<string, KnownLaw>): string[] {
  return citationsIn(text).flatMap(({ law: named, article }) => {
    const law = laws.get(named);
    if (!law) return [named === '' ? `第 ${article} 条：没有说是哪部法` : `《${named}》不在 laws.yaml 里`];
    if (article === undefined) return [];
    if (law.articles === undefined) return [`《${named}》不写第几条：${law.whole}`];
    if (article < 1 || article > law.articles) return [`《${named}》只有 ${law.articles} 条，没有第 ${article} 条`];
    return law.cited?.has(article) === true ? [] : [`《${named}》第 ${article} 条讲什么，laws.yaml 里没有写`];
  });
}
