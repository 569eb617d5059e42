import { parse, YAMLParseError } from 'yaml';
import { Refusal } from './refusal.ts';

/** Brackets in brackets; ours need two. The reader takes minutes over thousands. */
const depthMax = 20;

/** Whether reading a YAML text would take far longer than any text of ours. */
export function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > depthMax) return true;
  }
  return false;
}

/** The value of a YAML text in which everything stays words: a telephone number keeps its zeros. */
export function readYaml(text: string): unknown {
  if (nestsTooDeep(text)) throw new Refusal('写法不对：括号里套的括号太多');
  try {
    return parse(text, { schema: 'failsafe', maxAliasCount: 0 });
  } catch (error) {
    if (error instanceof YAMLParseError && error.code === 'DUPLICATE_KEY') {
      throw new Refusal(`第 ${error.linePos?.[0].line ?? 1} 行的名称在同一条里写了两次`);
    }
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const where = line === undefined ? '' : `第 ${line} 行`;
    throw new Refusal(`${where}写法不对，每行应是“名称: 值”（英文冒号，后面空一格；一条一条前面用 -）`);
  }
}

/**
 * The fields of one entry, trimmed; empty ones are left out. `longest` names the fields there are
 * and how many characters each may have; `where` begins the words of a Refusal: “第 3 条”.
 */
export function readFields<K extends string>(
  value: unknown, longest: Record<K, number>, where: string,
): Partial<Record<K, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(`${where}写法不对，应是一项项“名称: 值”`);
  }
  const fields: Partial<Record<K, string>> = {};
  for (const [key, given] of Object.entries(value)) {
    if (!Object.hasOwn(longest, key)) {
      throw new Refusal(`${where}不认识“${key}”，只有 ${Object.keys(longest).join('、')}`);
    }
    const name = key as K;
    if (typeof given !== 'string') throw new Refusal(`${where}“${key}”应只有一个值`);
    const words = given.trim().replace(/\s+/g, ' ');
    if (words.length > longest[name]) throw new Refusal(`${where}“${key}”太长，最多 ${longest[name]} 个字`);
    if (words !== '') fields[name] = words;
  }
  return fields;
}

/** A field that an entry must have. */
export function required<K extends string>(fields: Partial<Record<K, string>>, key: K, where: string): string {
  const value = fields[key];
  if (value === undefined) throw new Refusal(`${where}缺少“${key}”`);
  return value;
}
