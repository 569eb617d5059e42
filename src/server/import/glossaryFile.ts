import type { Term } from '../../contract/index.ts';
import { Refusal } from './refusal.ts';
import { readFields, readYaml, required } from './yamlFields.ts';

const wordMax = 20;
const longest = { 词: wordMax, 也叫: 200, 解释: 200, 举例: 200, 依据: 60 };
const termsMax = 3000;

/** Reads a glossary.yaml. A Refusal names the entry and what is wrong with it. */
export function readGlossary(text: string): Term[] {
  const entries = readYaml(text);
  if (!Array.isArray(entries)) throw new Refusal('写法不对：应是一条一条 - 词: 违约金');
  if (entries.length > termsMax) throw new Refusal(`词语太多，最多 ${termsMax} 条`);
  const taken = new Map<string, number>();
  return entries.map((entry: unknown, at) => {
    const term = readTerm(entry, `第 ${at + 1} 条：`);
    for (const word of [term.word, ...term.also]) {
      const before = taken.get(word);
      if (before !== undefined) throw new Refusal(`第 ${at + 1} 条：“${word}”写了两次，第 ${before + 1} 条也有`);
      taken.set(word, at);
    }
    return term;
  });
}

function readTerm(entry: unknown, where: string): Term {
  const fields = readFields(namesInOneLine(entry, where), longest, where);
  const { 也叫: also = '', 举例: example, 依据: law } = fields;
  return {
    word: wordOf(required(fields, '词', where), where),
    also: also.split(/[、，,]/).map((word) => word.trim()).filter((word) => word !== '').map((word) => wordOf(word, where)),
    plain: required(fields, '解释', where),
    ...(example !== undefined && { example }),
    ...(law !== undefined && { law }),
  };
}

/** A single character would be explained all over every text. */
function wordOf(word: string, where: string): string {
  if ([...word].length < 2) throw new Refusal(`${where}“${word}”太短，词语至少两个字`);
  if (word.length > wordMax) throw new Refusal(`${where}“${word}”太长，词语最多 ${wordMax} 个字`);
  return word;
}

/** Other names may be written as a list, or one after another. */
function namesInOneLine(entry: unknown, where: string): unknown {
  if (typeof entry !== 'object' || entry === null || !('也叫' in entry)) return entry;
  const names: unknown[] = [entry.也叫].flat();
  if (names.every((name) => typeof name === 'string')) return { ...entry, 也叫: names.join('、') };
  throw new Refusal(`${where}“也叫”应是一串词，如 也叫: [违约罚款]`);
}
