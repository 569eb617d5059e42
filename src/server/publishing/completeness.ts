import { everyNames, everyOf, isEmpty, type DraftBlock, type DraftContent, type Every, type Template } from '../../contract/admin/index.ts';
import { dayOf, endOfDay } from '../content/time.ts';

/** A field of the form and what is wrong with it, in plain Chinese. */
export interface Problem {
  /** `title`, `disclosure.until`, `blocks.<key>`, `uploads.<id>` */
  field: string;
  problem: string;
}

/** What must be known beside the content itself. */
export interface Circumstances {
  column: string;
  template: Template | null;
  now: number;
  /** When families could first read it, epoch ms; null before. In the future: it is not out yet. */
  publishedAt: number | null;
  topics: readonly string[];
  /** Kinds of period by which such notices are owed; none: whoever writes it may leave the period out. */
  owed: readonly Every[];
  /** Files of this draft by id. */
  uploads: ReadonlyMap<string, { kind: 'picture' | 'document'; name: string }>;
}

const emergencyDays = 7;
const dayLength = 24 * 3600_000;

/** Why a draft cannot be handed in or published yet; empty when it can. */
export function problemsOf(content: DraftContent, known: Circumstances): Problem[] {
  return [
    ...textProblems(content, known),
    ...content.blocks.flatMap((block) => blockProblems(block)),
    ...fileProblems(content, known),
    ...(known.column === 'notices' ? disclosureProblems(content, known) : []),
    ...timeProblems(content, known),
  ];
}

function textProblems({ title, topics, blocks }: DraftContent, known: Circumstances): Problem[] {
  const problems: Problem[] = [];
  if (title.trim() === '') problems.push({ field: 'title', problem: '请写标题' });
  else if (title.trim().length < 4) problems.push({ field: 'title', problem: '标题太短，请写清楚是什么事，至少 4 个字' });
  if (blocks.every(isEmpty)) problems.push({ field: 'blocks', problem: '正文还是空的，请写上内容，或者放上照片' });
  if (topics.some((topic) => !known.topics.includes(topic))) problems.push({ field: 'topics', problem: '有不认识的专题，请重新选' });
  return problems;
}

const blank = (text: string) => text.trim() === '';

function blockProblems(block: DraftBlock): Problem[] {
  const field = `blocks.${block.key}`;
  if (block.kind === 'table') {
    if (block.rows.every((row) => row.every(blank))) return [{ field, problem: '表格还是空的：请填写，或者删掉这个表格' }];
    if (block.header.every(blank)) return [{ field, problem: '表格第一行（各栏的名称）还空着，请填写' }];
  }
  if (block.kind === 'law' && !isEmpty(block)) {
    const missing = [
      ...(blank(block.law) ? ['法律名称'] : []),
      ...(blank(block.article) ? ['第几条'] : []),
      ...(blank(block.text) ? ['条文'] : []),
    ];
    if (missing.length > 0) return [{ field, problem: `法条引用还缺少${missing.join('、')}` }];
  }
  if (block.kind === 'picture' && blank(block.alt)) {
    return [{ field, problem: '请用一句话说明照片上是什么，例如“公示栏上的收支表”' }];
  }
  return [];
}

function fileProblems({ blocks, poster, attachments }: DraftContent, { uploads }: Circumstances): Problem[] {
  const pictures = blocks.flatMap((block) => (block.kind === 'picture' ? [block] : []));
  const is = (id: string, kind: string) => uploads.get(id)?.kind === kind;
  return [
    ...pictures.filter(({ upload }) => !is(upload, 'picture')).map(({ key }) => ({ field: `blocks.${key}`, problem: '这张照片找不到了，请重新上传' })),
    ...(poster === undefined || is(poster, 'picture') ? [] : [{ field: 'poster', problem: '封面图片找不到了，请重新上传' }]),
    ...attachments.filter((id) => !is(id, 'document')).map((id) => ({ field: `uploads.${id}`, problem: '这个附件找不到了，请重新上传' })),
  ];
}

const phone = /^(1\d{10}|0\d{2,3}-?\d{7,8}(-\d{1,5})?|\d{7,8}|1\d{2,4}|400-?\d{3}-?\d{4})$/;
const unusual = /[\s\u3000]/g;

function disclosureProblems({ disclosure = {} }: DraftContent, { now, publishedAt, owed }: Circumstances): Problem[] {
  const { from, until, period, supervisionPhone, signature, signedOn } = disclosure;
  const problems: Problem[] = [];
  if (from === undefined) problems.push({ field: 'disclosure.from', problem: '请选公示开始的日期' });
  if (until === undefined) problems.push({ field: 'disclosure.until', problem: '请选公示结束的日期' });
  else if (from !== undefined && until < from) problems.push({ field: 'disclosure.until', problem: '公示结束的日期早于开始的日期' });
  else if (until < dayOf(now) && publishedAt === null) problems.push({ field: 'disclosure.until', problem: '公示结束的日期已经过了，请改成以后的日期' });
  const kinds = (['month', 'quarter', 'year'] as const).filter((every) => owed.includes(every));
  if (kinds.length > 0 && (period === undefined || !kinds.includes(everyOf(period)))) {
    const asked = kinds.map((every) => everyNames[every]).join('、');
    problems.push({ field: 'disclosure.period', problem: period === undefined ? `请选这是哪一期的：这一类${asked}公开` : `这一类${asked}公开，请重新选这是哪一期的` });
  }
  if (supervisionPhone !== undefined && !blank(supervisionPhone) && !phone.test(supervisionPhone.replaceAll(unusual, ''))) {
    problems.push({ field: 'disclosure.supervisionPhone', problem: '监督电话的格式不对，例如 0717-4212345' });
  }
  if (signature === undefined || blank(signature)) problems.push({ field: 'disclosure.signature', problem: '请写落款，例如“示例镇示例一村村民委员会”' });
  if (signedOn !== undefined && signedOn > dayOf(now + dayLength * 366)) {
    problems.push({ field: 'disclosure.signedOn', problem: '落款日期不对' });
  }
  return problems;
}

function timeProblems({ publishAt, expiresAt, disclosure }: DraftContent, known: Circumstances): Problem[] {
  const { now, template, publishedAt } = known;
  const problems: Problem[] = [];
  const at = publishAt === undefined ? now : Math.max(now, Date.parse(publishAt));
  const end = expiresAt === undefined ? undefined : Date.parse(expiresAt);
  if (at > now && publishedAt !== null && publishedAt <= now) {
    problems.push({ field: 'publishAt', problem: '这件内容已经在发布中，修改不能定时：审核通过后立即更新。请清空发布时间' });
  } else if (at > now && template === 'emergency') {
    problems.push({ field: 'publishAt', problem: '应急提示不能定时发布，请清空发布时间' });
  } else if (at > now + 366 * dayLength) {
    problems.push({ field: 'publishAt', problem: '发布时间太远，最多一年以内' });
  }
  if (end !== undefined && end <= at) {
    problems.push({ field: 'expiresAt', problem: at > now ? '下架时间早于发布时间' : '下架时间已经过了' });
  }
  if (template === 'emergency') {
    if (end === undefined) problems.push({ field: 'expiresAt', problem: '应急提示要写下架时间：事情过去以后自动撤下，最多 7 天' });
    else if (end > now + emergencyDays * dayLength) problems.push({ field: 'expiresAt', problem: '应急提示最多发布 7 天' });
  } else if (end !== undefined && disclosure?.until !== undefined && end < endOfDay(disclosure.until)) {
    problems.push({ field: 'expiresAt', problem: '下架时间早于公示结束，公示期内不能下架' });
  }
  return problems;
}
