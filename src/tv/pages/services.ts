import { plainCard } from '../parts/choices.ts';
import type { RailModel } from '../parts/Rail.ts';
import { safe } from '../theme.ts';
import type { Tv } from '../tv.ts';

interface Service {
  key: string;
  /** A word, and a line below it. */
  words: [string, string];
  open: () => void;
}

/** What home offers below its content. */
function services(tv: Tv): Service[] {
  return [
    { key: 'contacts', words: ['便民卡', '找谁帮忙'], open: () => tv.go({ page: 'contacts' }) },
    { key: 'search', words: ['搜索', '按拼音找'], open: () => tv.go({ page: 'search' }) },
    { key: 'history', words: ['看过的', '和收藏的'], open: () => tv.go({ page: 'history' }) },
    { key: 'settings', words: ['设置', '村、字号'], open: () => tv.go({ page: 'settings' }) },
    { key: 'coach', words: ['求助', '学用遥控器'], open: () => tv.go({ page: 'coach' }) },
    { key: 'leave', words: ['离开', '回四务通'], open: () => tv.askToLeave() },
  ];
}

/** The last row of home. */
export function servicesRow(tv: Tv): RailModel {
  const { card } = tv.theme.metrics;
  const across = tv.theme.size === 'extra' ? 4 : 6;
  const w = Math.floor((safe.width - (across - 1) * card.gap) / across / 2) * 2;
  const cards = services(tv).map(({ key, words, open }) => plainCard(key, words, w, card.h - 20, open));
  return { name: 'services', title: '便民服务', subtitle: '', gap: card.gap, cards };
}
