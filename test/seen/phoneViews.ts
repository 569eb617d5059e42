import type { SampleServer } from './sampleServer.ts';
import { villagePlace } from './sampleServer.ts';

export interface PhoneView {
  name: string;
  path: string;
}

/** The phone's pages, as a villager of the sample comes to them. */
export function phoneViews({ item }: SampleServer): PhoneView[] {
  const region = `region=${villagePlace.code}`;
  const story = item('机器压了手');
  const film = item('工伤了先做哪几步');
  const notice = item('上季度村级财务收支');
  const at = ({ id }: { id: string }) => `/items/${id}?${region}`;
  return [
    // Before a village is remembered.
    { name: 'home-city', path: '/' },
    { name: 'home', path: `/?${region}` },
    { name: 'story', path: at(story) },
    { name: 'story-code', path: `/S/${story.code}` },
    { name: 'notice', path: at(notice) },
    { name: 'notice-past', path: at(item('2026 年第二季度')) },
    { name: 'notice-households', path: at(item('耕地地力保护补贴')) },
    { name: 'print', path: `/items/${notice.id}/print` },
    { name: 'film', path: `/S/${film.code}/34` },
    { name: 'film-in-pieces', path: at(item('八万八的彩礼')) },
    { name: 'tip', path: at(item('放鞭炮')) },
    { name: 'law', path: at(item('土地承包法')) },
    { name: 'column', path: `/columns/cases?${region}` },
    { name: 'notices', path: `/columns/notices?${region}` },
    { name: 'notices-past', path: `/columns/notices?${region}&disclosure=past` },
    { name: 'contacts', path: `/contacts?${region}` },
    { name: 'glossary', path: `/glossary?${region}` },
    { name: 'search', path: `/search?q=${encodeURIComponent('工钱')}&${region}` },
    { name: 'search-miss', path: `/search?q=${'xyzzy'}` },
    { name: 'regions', path: '/regions' },
    { name: 'regions-town', path: `/regions?parent=${villagePlace.code.slice(0, 9)}000` },
    { name: 'wrong-code', path: '/s/ABC' },
  ];
}
