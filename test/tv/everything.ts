import type { ItemCard } from '../../src/contract/index.ts';
import { saveContacts } from '../../src/server/contacts/contacts.ts';
import { publishAll } from '../../src/server/content/content.ts';
import { saveTerms } from '../../src/server/glossary/glossary.ts';
import { city, createTestApp, draft, evening, village, type TestApp } from '../server/testApp.ts';
import { filmItems, filmTitles, MediaShelf } from './films.ts';
import { villageItems } from './fixtures.ts';
import { photoBlock, photoTitle, storyItems, subsidyBlock, subsidyTitle, terms, wordsTitle } from './storyItems.ts';

const people = [
  { role: 'adviser', roleName: '法律顾问', name: '周老师（示例）', phone: '0717-0000011', duty: '每周三上午', place: '村委会一楼' },
  { role: 'mediator', roleName: '调解员', name: '宋大叔（示例）', phone: '0717-0000012' },
];
const hotline = { role: 'hotline', roleName: '热线', name: '公共法律服务热线', phone: '12348' };

/** What a portal may open by itself: something of each kind, and where in it. */
const opened: [title: string, at?: string][] = [
  [photoTitle, photoBlock], [wordsTitle], [subsidyTitle, subsidyBlock], [filmTitles.first], [filmTitles.pieces], [filmTitles.second, '50'],
];

/** The parameters that open it, of the cards that a village may see. */
export function openingParameters(cards: readonly ItemCard[]): string[] {
  return opened.map(([title, at]) => {
    const card = cards.find((one) => one.title === title);
    if (!card) throw new Error(`${title} is not there`);
    return `&item=${card.id}${at === undefined ? '' : `&at=${at}`}`;
  });
}

/** A server with something behind every page of the television: films, photographs, tables, words, people, an emergency. */
export async function serveEverything(): Promise<TestApp> {
  const test = await createTestApp({ items: villageItems() });
  const shelf = new MediaShelf(test);
  await saveTerms(test.db, 'test', terms);
  await saveContacts(test.db, [
    { sourceKey: 'village', region: village, contacts: people },
    { sourceKey: 'city', region: city, contacts: [hotline] },
  ]);
  const emergency = draft({
    column: 'notices', region: village, urgent: true, title: '今晚有特大暴雨，请不要到河边', topics: ['village'],
    expiresAt: Date.parse('2026-11-25T08:00:00+08:00'), disclosure: { from: '2026-11-22', until: '2026-11-24' },
  });
  await publishAll(test.db, [...filmItems(shelf), ...(await storyItems(shelf)), emergency], evening);
  return test;
}
