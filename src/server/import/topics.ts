import { parse } from 'yaml';
import { Refusal } from './refusal.ts';

/** A slug and its Chinese name; either may stand in an operator's files. */
export interface Named {
  id: string;
  name: string;
}

interface TopicRule {
  words: string[];
  /** Slugs. */
  topics: string[];
}

/** The operator's table of folders and titles, topics.yaml. */
export interface TopicTable {
  folders: TopicRule[];
  titles: TopicRule[];
  otherFolders: TopicRule[];
}

const topicsMax = 3;
const sections = { 文件夹: 'folders', 标题: 'titles', 其余文件夹: 'otherFolders' } as const;

/** Reads a topics.yaml; a Refusal names the entry that is wrong. */
export function readTopicTable(text: string, topics: Named[]): TopicTable {
  const table: TopicTable = { folders: [], titles: [], otherFolders: [] };
  for (const [section, rules] of Object.entries(yamlMap(text))) {
    if (!Object.hasOwn(sections, section)) {
      throw new Refusal(`不认识“${section}”，只有 ${Object.keys(sections).join('、')}`);
    }
    if (!Array.isArray(rules)) throw new Refusal(`“${section}”下面应是以 - 开头的各条`);
    table[sections[section as keyof typeof sections]] = rules.map((rule, index) =>
      readRule(rule, `“${section}”第 ${index + 1} 条`, topics));
  }
  return table;
}

function yamlMap(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parse(text, { schema: 'failsafe', maxAliasCount: 0 });
  } catch (error) {
    throw new Refusal(`格式不对：${(error instanceof Error ? error.message : '').split('\n')[0]}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal('格式不对：应有“文件夹”和“标题”两部分');
  }
  return value as Record<string, unknown>;
}

function readRule(rule: unknown, where: string, topics: Named[]): TopicRule {
  const entry = (typeof rule === 'object' && rule !== null ? rule : {}) as Record<string, unknown>;
  const names = entry['专题'];
  if (!isWords(entry['词']) || !isWords(names) || Object.keys(entry).length !== 2) {
    throw new Refusal(`${where}应是 { 词: [词, 词], 专题: [专题] }`);
  }
  return { words: entry['词'], topics: names.map((name) => topicNamed(name, topics, where)) };
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0
    && value.every((word) => typeof word === 'string' && word !== '');
}

/** The slug of a topic given by name or slug; a Refusal lists the names there are. */
export function topicNamed(name: string, topics: Named[], where: string): string {
  const found = topics.find((topic) => topic.id === name || topic.name === name);
  if (found) return found.id;
  throw new Refusal(`${where}：没有“${name}”这个专题，只有 ${topics.map((topic) => topic.name).join('、')}`);
}

/** Topics (slugs) by the folders a file lies in, else by its titles, else by catch-all folders. */
export function topicsOf(table: TopicTable, folders: string[], titles: string[], topics: Named[]): string[] {
  const own = topics.filter((topic) => folders.includes(topic.name)).map((topic) => topic.id);
  if (own.length > 0) return own.slice(0, topicsMax);
  const path = folders.join('/');
  for (const [rules, text] of [
    [table.folders, path], [table.titles, titles.join('/')], [table.otherFolders, path],
  ] as const) {
    const found = applied(rules, text);
    if (found.length > 0) return found;
  }
  return [];
}

/** Rules in their order; what a word has matched is taken out, long words first. */
function applied(rules: TopicRule[], text: string): string[] {
  const found = new Set<string>();
  let rest = text;
  for (const { words, topics } of rules) {
    const hits = words.filter((word) => rest.includes(word));
    if (hits.length === 0) continue;
    for (const word of hits.toSorted((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '/');
    for (const topic of topics) found.add(topic);
  }
  return [...found].slice(0, topicsMax);
}
