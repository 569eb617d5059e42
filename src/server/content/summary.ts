import type { Part } from './parts.ts';

const summaryMax = 60;
/** A first paragraph shorter than this ("案情简介：") says too little alone. */
const paragraphMin = 12;
const charactersAMinute = 300;
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** One or two sentences from the first paragraphs, at most 60 characters, cut where one may stop. */
export function summaryOf(parts: Part[], title: string): string {
  let text = '';
  let keywords = false;
  for (const part of parts) {
    if (part.kind === 'heading') keywords = part.text.startsWith('关键词');
    if (keywords) continue;
    if (part.kind !== 'paragraph' && part.kind !== 'list' && part.kind !== 'law') continue;
    text += part.kind === 'list' ? part.items.join('；') : part.text.replaceAll('\n', '');
    if (text.length >= paragraphMin) break;
  }
  text = text.replace(/^第[〇零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?\s*/, '').trim();
  return text === '' ? title.slice(0, summaryMax) : shortened(text);
}

/** Cut behind the last sentence, else the last clause, else the last whole word. */
function shortened(text: string): string {
  if (text.length <= summaryMax) return text;
  const head = text.slice(0, summaryMax);
  const sentence = /^.*[。！？；][”’」）]*/s.exec(head)?.[0] ?? '';
  if (sentence.length >= paragraphMin) return sentence;
  const clause = /^(.*)[，、：,]/s.exec(head.slice(0, -1))?.[1] ?? '';
  if (clause.length >= summaryMax / 2) return `${clause}…`;
  let end = 0;
  for (const { index, segment } of words.segment(text.slice(0, summaryMax * 2))) {
    if (index + segment.length > summaryMax - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end || summaryMax - 1).trimEnd()}…`;
}

/** Minutes an unhurried reader needs. */
export function minutesToRead(characters: number): number {
  return Math.max(1, Math.ceil(characters / charactersAMinute));
}
