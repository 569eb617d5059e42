import type { DraftContent } from '../../contract/admin/index.ts';

/** What a problem is about, as one text: when it changes, the problem may be solved. */
export function aboutField(content: DraftContent, field: string): string {
  const [first, second] = field.split('.');
  if (first === 'blocks') return JSON.stringify(second === undefined ? content.blocks : content.blocks.find(({ key }) => key === second));
  if (first === 'uploads') return JSON.stringify([content.attachments, content.blocks.filter(({ kind }) => kind === 'picture')]);
  if (first === 'disclosure') return JSON.stringify(second === undefined ? content.disclosure : content.disclosure?.[second as keyof typeof content.disclosure]);
  return JSON.stringify(content[first as keyof DraftContent]);
}

/** Problems whose field nobody has touched since they were named. */
export function standingProblems(problems: ReadonlyMap<string, string>, then: DraftContent, now: DraftContent): Map<string, string> {
  return new Map([...problems].filter(([field]) => aboutField(then, field) === aboutField(now, field)));
}
