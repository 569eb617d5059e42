import { checkpointNames, checkpoints, findingNames, outgoingUploads, rulesFor, type ApproveBody, type DraftContent, type Finding } from '../../contract/admin/index.ts';
import { dayOf } from '../content/time.ts';
import type { Query } from '../db/open.ts';
import { listRules } from '../duties/rules.ts';
import { problemsOf, type Problem } from './completeness.ts';
import { topicIds, uploadsOf, type DraftRow } from './store.ts';

/** What keeps a draft from being handed in: what is missing, and what may never be public. */
export async function objectionsToContent(query: Query, row: DraftRow, content: DraftContent, findings: Finding[], now: number): Promise<Problem[]> {
  const uploads = new Map((await uploadsOf(query, row.id)).map((each) => [each.id, each]));
  const { column, template, published_at: publishedAt } = row;
  const known = {
    column, template, now, publishedAt: row.item_key === null ? null : publishedAt, topics: await topicIds(query), uploads,
    owed: rulesFor(await listRules(query), template, row.region, dayOf(now)).map(({ every }) => every),
  };
  return [
    ...problemsOf(content, known),
    ...findings
      .filter(({ rule }) => rule === 'never')
      .map((each) => ({ field: fieldOf(each), problem: `有${findingNames[each.kind]}，不能公开，请先遮住` })),
  ];
}

/** What keeps it from going out as it is: a picture that is still being read may hold what nobody has seen yet. */
export async function unreadFiles(query: Query, row: DraftRow, content: DraftContent): Promise<Problem[]> {
  const outgoing = new Set(outgoingUploads(content));
  return (await uploadsOf(query, row.id))
    .filter(({ id, reading }) => outgoing.has(id) && (reading === 'waiting' || reading === 'reading'))
    .map(({ id, name }) => ({ field: `uploads.${id}`, problem: `“${name}”里的文字还在识别，请过一会儿再试` }));
}

/** Personal data that only a reviewer's reason lets through. */
export const findingsThatNeedReason = (findings: Finding[]) => findings.filter(({ rule }) => rule === 'reason');

/** An emergency is seen by nobody before it goes out, so nobody can give a reason. */
export const reasonProblems = (findings: Finding[]): Problem[] =>
  findings.map((each) => ({ field: fieldOf(each), problem: `有${findingNames[each.kind]}，要有审核人说明理由才能公开；紧急发布前请先遮住` }));

/** What an approval lacks: points that were not ticked, files that were not looked at, reasons that were not given. */
export function approvalProblems(body: ApproveBody, content: DraftContent, unreasoned: Finding[]): Problem[] {
  const missing = checkpoints.filter((each) => !body.checklist.includes(each));
  const unclear = outgoingUploads(content).filter((id) => !body.clearUploads.includes(id));
  return [
    ...(missing.length === 0
      ? []
      : [{ field: 'checklist', problem: `还有没看过的审核要点：${missing.map((each) => checkpointNames[each]).join('、')}` }]),
    ...unclear.map((id) => ({ field: `uploads.${id}`, problem: '请打开这个文件看一遍，确认没有别人的个人信息，再打勾' })),
    ...unreasoned.map((each) => ({ field: `findings.${each.id}`, problem: `请写明为什么可以公开这个${findingNames[each.kind]}` })),
  ];
}

/** The form's name for where something was found. */
function fieldOf({ place }: Finding): string {
  if (place.upload !== undefined) return `uploads.${place.upload}`;
  return place.block !== undefined ? `blocks.${place.block}` : (place.field ?? 'blocks');
}
