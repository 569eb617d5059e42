import { blockIds } from '../../src/qr/blockIds.ts';
import type { Block } from '../../src/contract/index.ts';
import type { ItemDraft } from '../../src/server/content/draft.ts';

/** Ten towns of twenty villages: a county's size. */
export const regions = [
  { code: '420583000000', name: '示例市' },
  ...Array.from({ length: 10 }, (_, town) => ({ code: townCode(town), name: `示例${town + 1}镇` })),
  ...Array.from({ length: 200 }, (_, index) => ({ code: villageCode(index), name: `示例${index + 1}村` })),
];

/** The village that every question is asked for. */
export const village = villageCode(0);

const columns = ['notices', 'cases', 'lectures', 'films', 'tips', 'shorts', 'laws'];
const topics = ['marriage', 'labour', 'land', 'homestead', 'money', 'traffic', 'consumer', 'neighbours'];
const who = '老李|小周|王大娘|村委会|包工头|邻居|合作社|女儿|调解员|司机'.split('|');
const did = '签了合同|欠了工钱|占了田埂|借了三万元|退了彩礼|办了低保|摔伤了腿|分了家产|流转了土地|起诉到法院'.split('|');
const then = '双方各执一词|法院依法作出判决|调解员上门说理|约定三个月内付清|赔偿医疗费和误工费|登记机关予以备案'.split('|');

/** A number generator with a seed (mulberry32), so that every run builds the same items. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The item of this number: a text of 6 paragraphs; one in five is the city's, one in ten a town's. */
export function draft(index: number): ItemDraft {
  const next = random(index + 1);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] as string;
  const sentence = () => `${pick(who)}${pick(did)}，${pick(then)}。`;
  const parts: { kind: Block['kind']; text: string }[] = Array.from({ length: 6 }, (_, paragraph) => ({
    kind: 'paragraph',
    text: Array.from({ length: 5 }, sentence).join('') + `这是第${index}件事的第${paragraph + 1}段。`,
  }));
  const ids = blockIds(parts);
  return {
    sourceKey: `bench/${index}`,
    column: columns[index % columns.length] as string,
    kind: 'article',
    region: index % 5 === 0 ? '420583000000' : index % 10 === 1 ? townCode(index % 7) : villageCode(index % 200),
    topics: [pick(topics)],
    title: `${pick(who)}${pick(did)}，${index}号`,
    summary: sentence(),
    minutes: 3,
    publishAt: Date.UTC(2026, 0, 1) + index * 1000,
    provenance: { notes: [] },
    body: parts.map((part, position) => ({ ...part, id: ids[position] as string }) as Block),
  };
}

/** The newest law: about 140 KB of text in some 900 articles and headings, like the longest book of a code. */
export function longLaw(): ItemDraft {
  const next = random(20200528);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] as string;
  const parts = Array.from({ length: 900 }, (_, index) => {
    if (index % 30 === 0) return { kind: 'heading' as const, level: 2 as const, text: `第${index / 30 + 1}章\u3000${pick(did)}` };
    const sentences = Array.from({ length: 2 + Math.floor(next() * 2) }, () => `${pick(who)}${pick(did)}的，${pick(then)}。`);
    return { kind: 'paragraph' as const, text: `第${index}条\u3000${sentences.join('')}` };
  });
  const ids = blockIds(parts);
  return {
    ...draft(6),
    sourceKey: 'bench/law',
    column: 'laws',
    region: '420583000000',
    title: '示例法典·合同编',
    minutes: 150,
    publishAt: Date.UTC(2026, 1, 1),
    body: parts.map((part, position) => ({ ...part, id: ids[position] as string })),
  };
}

/** What a villager would ask; every number another question. */
export function questions(index: number): string {
  const next = random(index * 7919 + 11);
  const pick = (words: readonly string[]) => words[Math.floor(next() * words.length)] as string;
  return `${pick(who)}${pick(did)}${index}号`;
}

function townCode(town: number): string {
  return `4205839${String(town).padStart(2, '0')}000`;
}

function villageCode(index: number): string {
  return `4205839${String(Math.floor(index / 20)).padStart(2, '0')}${String((index % 20) + 1).padStart(3, '0')}`;
}
