import { parse, YAMLParseError } from 'yaml';
import { Refusal } from './refusal.ts';
import { nestsTooDeep } from './yamlFields.ts';

/** The keys a text may begin with, and whether each holds one value or a list. */
export const frontMatterKeys = {
  栏目: 'one', 类型: 'one', 地区: 'one', 专题: 'list', 摘要: 'one', 时长: 'one', 来源: 'one',
  发布: 'one', 到期: 'one', 系列: 'one', 集: 'one',
  公示开始: 'one', 公示结束: 'one', 公示天数: 'one', 公开依据: 'one', 公开主体: 'one', 监督电话: 'one',
  异议: 'one', 落款: 'one', 落款日期: 'one', 公开对象: 'one',
  视频: 'one', 音频: 'one', 封面: 'one', 字幕: 'one',
} as const;
type Key = keyof typeof frontMatterKeys;
type OneKey = { [K in Key]: (typeof frontMatterKeys)[K] extends 'one' ? K : never }[Key];

/** What stood above the text, still as words. */
export type FrontMatter = Partial<Record<OneKey, string>> & { 专题?: string[] };

const valueMax = 500;
/** Characters of all of it; a bound on what the YAML reader is given. */
const frontMatterMax = 20_000;

/** Parts a text into front matter and the rest; a Refusal names the key that is wrong. */
export function splitFrontMatter(text: string): { fields: FrontMatter; rest: string } {
  const opening = /^\s*---[ \t]*\n/.exec(text);
  if (!opening) return { fields: {}, rest: text };
  const closing = /^(?:---|\.\.\.)[ \t]*$/m.exec(text.slice(opening[0].length));
  if (!closing) throw new Refusal('开头的 --- 没有结束：各项写完后要再有一行 ---');
  const end = opening[0].length + closing.index;
  if (closing.index > frontMatterMax) throw new Refusal('开头的各项太长');
  const fields = readFields(text.slice(opening[0].length, end));
  return { fields, rest: text.slice(end + closing[0].length) };
}

function readFields(yaml: string): FrontMatter {
  const value = parsed(yaml);
  const fields: Record<string, unknown> = {};
  for (const [key, given] of Object.entries(value)) {
    if (!Object.hasOwn(frontMatterKeys, key)) {
      throw new Refusal(`开头的各项里不认识“${key}”，只有 ${Object.keys(frontMatterKeys).join('、')}`);
    }
    if (frontMatterKeys[key as Key] === 'list') {
      const list = typeof given === 'string' ? given.split(/[、，,]/) : given;
      if (!Array.isArray(list) || !list.every((each) => typeof each === 'string')) {
        throw new Refusal(`“${key}”应是一串名字，如 ${key}: [婚姻家庭, 邻里]`);
      }
      fields[key] = list.map((each: string) => each.trim()).filter((each) => each !== '');
    } else {
      if (typeof given !== 'string') throw new Refusal(`“${key}”应只有一个值`);
      if (given.length > valueMax) throw new Refusal(`“${key}”太长，最多 ${valueMax} 个字`);
      if (given.trim() !== '') fields[key] = given.trim().replace(/\s+/g, ' ');
    }
  }
  return fields as FrontMatter;
}

/** All values stay words (schema failsafe): a telephone number keeps its leading zero. */
function parsed(yaml: string): Record<string, unknown> {
  if (nestsTooDeep(yaml)) throw new Refusal('开头的各项写法不对：括号里套的括号太多');
  let value: unknown;
  try {
    value = parse(yaml, { schema: 'failsafe', maxAliasCount: 0 });
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const where = line === undefined ? '' : `第 ${line + 1} 行`;
    throw new Refusal(`开头的各项${where}写法不对，每行应是“名称: 值”（英文冒号，后面空一格）`);
  }
  if (value === null || value === '') return {};
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new Refusal('开头的各项写法不对，每行应是“名称: 值”（英文冒号，后面空一格）');
  }
  return value as Record<string, unknown>;
}
