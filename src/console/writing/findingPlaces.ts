import type { DraftBlock, DraftContent, Finding, FindingKind, FindingPlace, Upload } from '../../contract/admin/index.ts';
import { findingNames } from '../../contract/admin/privacy.ts';
import { blockNames } from './blocks.ts';

/** What the rule means for who writes. */
export const ruleWords: Record<Finding['rule'], string> = {
  never: '不能公开，遮盖后才能交审核',
  reason: '最好遮盖；确实要公开的，由审核人写明理由',
  advice: '请看一下要不要遮盖',
};

export const fieldNames: Record<string, string> = {
  title: '标题',
  subtitle: '副标题',
  summary: '摘要',
  source: '来源',
  'disclosure.from': '公示开始',
  'disclosure.until': '公示结束',
  'disclosure.period': '所属期',
  'disclosure.basis': '公开依据',
  'disclosure.responsible': '公开主体',
  'disclosure.supervisionPhone': '监督电话',
  'disclosure.objections': '异议怎么提',
  'disclosure.signature': '落款',
  'disclosure.seal': '盖章',
  'disclosure.signedOn': '落款日期',
};

/** One name for one place, for looking up and for jumping to; the page's elements carry it as `data-place`. */
export function placeName({ field, block, item, row, cell, upload }: FindingPlace): string {
  if (field !== undefined) return `field:${field}`;
  if (block !== undefined) return ['block', block, item, row, cell].filter((part) => part !== undefined).join(':');
  return `upload:${upload ?? ''}`;
}

/** The words that stand at a place now; undefined where it is gone or is a file. */
export function textAt(content: DraftContent, place: FindingPlace): string | undefined {
  if (place.field !== undefined) {
    const [first, second] = place.field.split('.');
    const value = second === undefined ? content[first as keyof DraftContent] : content.disclosure?.[second as keyof typeof content.disclosure];
    return typeof value === 'string' ? value : undefined;
  }
  const block = content.blocks.find(({ key }) => key === place.block);
  return block === undefined ? undefined : textIn(block, place);
}

function textIn(block: DraftBlock, { item, row, cell }: FindingPlace): string | undefined {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.text;
    case 'list':
      return item === undefined ? undefined : block.items[item];
    case 'table':
      return row === undefined || cell === undefined ? undefined : (row < 0 ? block.header : block.rows[row])?.[cell];
    case 'picture':
      return block.alt;
    case 'law':
      return item === undefined ? block.text : [block.law, block.article][item];
  }
}

/** Findings whose words still stand where they were found, by place; somebody goes on typing while the server looks. */
export function byPlace(content: DraftContent, findings: readonly Finding[]): Map<string, Finding[]> {
  const places = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (!stands(content, finding)) continue;
    const name = placeName(finding.place);
    places.set(name, [...(places.get(name) ?? []), finding]);
  }
  return places;
}

/** Whether what was found is still there. What stands in a file stays until the file goes. */
export function stands(content: DraftContent, { place, start, end, found }: Finding): boolean {
  if (place.upload !== undefined && place.block === undefined) return true;
  const text = textAt(content, place);
  // The rules may have read the words without blanks; the place itself is what was there.
  return text !== undefined && (text.slice(start, end) === found || text.includes(found));
}

/** A text cut into runs, marked where something was found. */
export function runs(text: string, findings: readonly Finding[]): { text: string; finding?: Finding }[] {
  const cut: { text: string; finding?: Finding }[] = [];
  let at = 0;
  for (const finding of [...findings].sort((one, other) => one.start - other.start)) {
    const moved = text.slice(finding.start, finding.end) === finding.found ? finding.start : text.indexOf(finding.found, at);
    if (moved < at || finding.found === '') continue;
    if (moved > at) cut.push({ text: text.slice(at, moved) });
    cut.push({ text: finding.found, finding });
    at = moved + finding.found.length;
  }
  if (at < text.length) cut.push({ text: text.slice(at) });
  return cut;
}

/** 表格第 3 行“金额” */
export function placeWords(content: DraftContent, place: FindingPlace, uploads: readonly Upload[] = []): string {
  if (place.field !== undefined) return fieldNames[place.field] ?? '公示信息';
  if (place.block === undefined) return fileWords(place, uploads);
  const block = content.blocks.find(({ key }) => key === place.block);
  if (block === undefined) return '正文';
  const same = content.blocks.filter(({ kind }) => kind === block.kind);
  const which = same.length > 1 ? `第 ${same.indexOf(block) + 1} ${block.kind === 'table' ? '张' : '处'}` : '';
  if (block.kind === 'table' && place.row !== undefined) {
    const head = block.header[place.cell ?? 0]?.trim();
    const column = head ? `“${head}”` : `第 ${(place.cell ?? 0) + 1} 列`;
    return place.row < 0 ? `${which}表格的表头${column}` : `${which}表格第 ${place.row + 1} 行${column}`;
  }
  if (block.kind === 'list' && place.item !== undefined) return `${which}列表第 ${place.item + 1} 项`;
  return `${which}${block.kind === 'picture' ? '图片说明' : blockNames[block.kind]}`;
}

function fileWords({ upload, part }: FindingPlace, uploads: readonly Upload[]): string {
  const file = uploads.find(({ id }) => id === upload);
  const name = file === undefined ? '文件' : `${file.kind === 'picture' ? '图片' : '附件'}“${file.name}”`;
  return part === 'name' ? `${name}的文件名` : `${name}里识别出的文字`;
}

/** What was found in a file, and what helps: its name can be masked, a picture covered, a document only replaced. */
export function fileAdvice({ found, kind, rule, place }: Finding, file: Upload['kind']): string {
  const what = `“${found}”，像是${findingNames[kind]}`;
  if (place.part === 'name') return `文件名里有${what}：请按上面的“一键遮盖”`;
  if (file === 'picture') return `图上有${what}：请用“打马赛克”盖住，盖住后会重新检查`;
  return `里面有${what}：${rule === 'never' ? '请换一个去掉了它的 PDF' : ruleWords[rule]}`;
}

/** 身份证号 2 处、手机号 1 处 */
export function countWords(findings: readonly Finding[]): string {
  const seen = new Map<FindingKind, Set<string>>();
  for (const { kind, group, id } of findings) seen.set(kind, (seen.get(kind) ?? new Set<string>()).add(group ?? id));
  return [...seen].map(([kind, places]) => `${findingNames[kind]} ${places.size} 处`).join('、');
}

/** A number broken over cells counts once. */
export const countOf = (findings: readonly Finding[]): number => new Set(findings.map(({ group, id }) => group ?? id)).size;
