import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { corpusTexts, isNamed } from '../corpus/corpus.ts';

/** Every fast-check run of the leaf rooms: same cases each time, unless asked to look further. */
export const fixed = {
  seed: Number(process.env['TEST_SEED'] ?? 20261122),
  numRuns: Number(process.env['TEST_ROUNDS'] ?? 150),
};

/** Han 30 px, ASCII by kind, the rest as its shape asks: additive like a font without kerning. */
export function measure30(text: string): number {
  let width = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if ((point >= 0x300 && point <= 0x36f) || point === 0xfe0f || point === 0x200d) continue;
    if (character === 'i' || character === 'l' || character === '.') width += 8;
    else if (character === 'W' || character === 'M') width += 24.5;
    else if (point < 0x370) width += 15.25;
    else width += 30;
  }
  return width;
}

const han = fc.constantFrom(...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动');
const mark = fc.constantFrom(...'，。、！？；：）》」』”’】〕…—％·（《「『“‘【〔-/ 　,.)(%!?\n');
const words = [
  'WeChat', 'GB/T', '12348', '3,000.50', '2026-11-22', '￥1200', '100%', '50', 'e-mail', 'COVID-19',
  'https://fw.example.cn/s/7K3M9QXW', '——', '……', '10:30', '１２３', 'don’t', '138 000',
  'Donaudampfschifffahrtsgesellschaftskapitän',
];
const odd = ['😀', '👨‍👩‍👧', '🇨🇳', '👍🏽', 'e\u0301', '𠮷', '\ud800', '☎️', '\u00a0', '①', 'が'];

/** Texts as nobody writes them: every neighbourhood of characters comes up. */
export const mixedText = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: han },
      { weight: 4, arbitrary: mark },
      { weight: 2, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...odd) },
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));

const ownParagraphs = [
  '村里的张大爷把承包地租给了合作社，每亩每年1,200元，租期10年，合同写明“到期续租，价格另议”。',
  '第三百九十六条　企业、个体工商户可以将现有的以及将有的生产设备、原材料、半成品、产品抵押……债权人有权优先受偿。',
  '拨打12348（24小时）或者扫码关注WeChat公众号；也可以到司法所当面咨询——不收费！',
  '2026年3月15日至2026-03-21公示，监督电话0717-1234567，异议请在7日内提出。',
];

/** Paragraphs of the folder that CORPUS_DIR names; of our own, repeated, when it is unset. */
export function corpusParagraphs(): string[] {
  if (!isNamed()) return Array.from({ length: 400 }, (_, i) => ownParagraphs[i % 4]!.slice(i % 7));
  const lines = corpusTexts().flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  return lines.filter((line) => line.trim() !== '');
}
