import { shallowRef } from 'vue';
import type { Column, ColumnsReply, TopicsReply } from '../../contract/catalogue.ts';
import type { Region, RegionsReply } from '../../contract/regions.ts';
import { get } from './client.ts';

const columnList = shallowRef<Column[]>([]);
let asked: Promise<void> | undefined;

/** 栏目, empty until they came; they are fetched once. */
export function useColumns() {
  asked ??= get<ColumnsReply>('/api/v1/columns')
    .then(({ items }) => void (columnList.value = items))
    .catch(() => void (asked = undefined));
  return columnList;
}

/** The name of a column; its id where it has none yet. */
export const columnName = (id: string): string => useColumns().value.find((column) => column.id === id)?.name ?? id;

const topicNames = shallowRef(new Map<string, string>());
let topicsAsked: Promise<void> | undefined;

/** The name of a topic; its id until the names came, which are fetched once. */
export function topicName(id: string): string {
  topicsAsked ??= get<TopicsReply>('/api/v1/topics')
    .then(({ items }) => void (topicNames.value = new Map(items.map((topic) => [topic.id, topic.name]))))
    .catch(() => void (topicsAsked = undefined));
  return topicNames.value.get(id) ?? id;
}

const below = new Map<string, Promise<Region[]>>();

/** Regions directly below one; kept. @throws Failure */
export function regionsBelow(code: string): Promise<Region[]> {
  const known = below.get(code);
  if (known !== undefined) return known;
  const coming = get<RegionsReply>(`/api/v1/regions?parent=${code}`).then(({ items }) => items);
  below.set(code, coming);
  coming.catch(() => below.delete(code));
  return coming;
}
