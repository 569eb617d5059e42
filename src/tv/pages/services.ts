import { plainCard } from '../parts/choices.ts';
import type { RailModel } from '../parts/Rail.ts';
import { textSizeNames } from '../theme.ts';
import type { Tv } from '../tv.ts';

interface Service {
  key: string;
  /** A word, and a line below it. */
  words: [string, string];
  open: () => void;
}

/** What home offers below its content. */
function services(tv: Tv): Service[] {
  const { preferences } = tv;
  const contrast = preferences.contrast === 'high' ? '已打开' : '未打开';
  return [
    { key: 'place', words: ['换个村', preferences.place?.names.slice(-1)[0] ?? '还没有选'], open: () => tv.go({ page: 'places' }) },
    { key: 'size', words: ['字的大小', textSizeNames[preferences.size]], open: () => tv.nextTextSize() },
    { key: 'contrast', words: ['加强对比', contrast], open: () => tv.nextContrast() },
    { key: 'leave', words: ['离开', '回到四务通'], open: () => tv.askToLeave() },
  ];
}

/** The last row of home. */
export function servicesRow(tv: Tv): RailModel {
  const { card } = tv.theme.metrics;
  const w = (1152 - 3 * card.gap) / 4;
  const cards = services(tv).map(({ key, words, open }) => plainCard(key, words, w, card.h - 20, open));
  return { name: 'settings', title: '设置', subtitle: '换村、换字号、看得更清楚', gap: card.gap, cards };
}
