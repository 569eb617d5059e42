import type { Disclosure } from '../../contract/index.ts';
import type { FrontMatter } from './frontMatter.ts';
import { Refusal } from './refusal.ts';
import { dayAfter, daysFrom, dayWritten } from './writtenTime.ts';

const fieldsOfNotices = [
  '公示开始', '公示结束', '公示天数', '公开依据', '公开主体', '监督电话', '异议', '落款', '落款日期', '公开对象',
] as const;
const forEverybody = /^(?:面?向?(?:全?社会)?(?:社会公众|公众|全社会|社会)(?:公开)?|所有人|不限)$/;
const daysMax = 3650;

/**
 * 公示 fields of a notice. Without 公示开始 the period begins on `firstDay`, the day of its first
 * import. Undefined when the text carries none of the fields.
 */
export function readDisclosure(
  fields: FrontMatter, isNotice: boolean, firstDay: string,
): Omit<Disclosure, 'daysLeft'> | undefined {
  const given = fieldsOfNotices.filter((key) => fields[key] !== undefined);
  if (given.length === 0) return undefined;
  if (!isNotice) throw new Refusal(`“${given[0]}”只用于信息公开栏目的公示`);
  const audience = fields.公开对象;
  if (audience !== undefined && !forEverybody.test(audience)) {
    throw new Refusal(`公开对象是“${audience}”，不是面向社会公众的内容不能在这里发布`);
  }
  if (given.length === 1 && audience !== undefined) return undefined;
  const from = dayField(fields, '公示开始') ?? firstDay;
  const until = lastDay(fields, from);
  const signedOn = dayField(fields, '落款日期');
  const { 公开依据: basis, 公开主体: responsible, 监督电话: supervisionPhone, 异议: objections, 落款: signature }
    = fields;
  return {
    from,
    until,
    ...(basis !== undefined && { basis }),
    ...(responsible !== undefined && { responsible }),
    ...(supervisionPhone !== undefined && { supervisionPhone }),
    ...(objections !== undefined && { objections }),
    ...(signature !== undefined && { signature }),
    ...(signedOn !== undefined && { signedOn }),
  };
}

/** The first day counts: seven days from the 1st end on the 7th. */
function lastDay(fields: FrontMatter, from: string): string {
  const end = dayField(fields, '公示结束');
  const count = fields.公示天数;
  if (count === undefined && end === undefined) throw new Refusal('公示缺少“公示结束”或“公示天数”');
  const days = count === undefined ? undefined : Number(/^(\d{1,4})\s*[天日]?$/.exec(count)?.[1]);
  if (days !== undefined && !(days >= 1 && days <= daysMax)) {
    throw new Refusal(`“公示天数”应是 1 到 ${daysMax} 的整数，现在是“${count}”`);
  }
  if (end !== undefined && daysFrom(from, end) < 1) {
    throw new Refusal(`“公示结束”（${end}）早于公示开始（${from}）`);
  }
  if (end !== undefined && days !== undefined && daysFrom(from, end) !== days) {
    throw new Refusal(`“公示天数”与起止日期不符：${from} 到 ${end} 是 ${daysFrom(from, end)} 天`);
  }
  return end ?? dayAfter(from, (days ?? 1) - 1);
}

function dayField(fields: FrontMatter, key: '公示开始' | '公示结束' | '落款日期'): string | undefined {
  const given = fields[key];
  if (given === undefined) return undefined;
  const day = dayWritten(given);
  if (day === undefined) throw new Refusal(`“${key}”应是日期，如 2026-11-20，现在是“${given}”`);
  return day;
}
