import type { DraftBlock, DraftContent, DraftDisclosure } from '../../contract/admin/index.ts';
import { changedParts, differences, paired, sameBlock, type Part } from '../review/differences.ts';

export type Side = 'mine' | 'theirs' | 'both';

/** What differs between what they saved and what I typed; nobody has to choose where both say the same. */
export const conflictParts = (theirs: DraftContent, mine: DraftContent, topicName?: (id: string) => string): Part[] =>
  changedParts(differences(theirs, mine, topicName));

/** Whether both can stay: two texts one after the other. Fields hold one of them. */
export const canKeepBoth = (part: Part): boolean => part.change === 'changed' && part.name.startsWith('block:');

/**
 * One draft of two: each part as chosen, mine where nothing was said; a block that only one has stays where
 * nothing was said. The order is mine.
 */
export function merged(theirs: DraftContent, mine: DraftContent, chosen: ReadonlyMap<string, Side>): DraftContent {
  const side = (name: string) => chosen.get(name);
  const from = (name: string) => (side(name) === 'theirs' ? theirs : mine);
  const result: DraftContent = {
    title: from('field:title').title,
    topics: from('field:topics').topics,
    blocks: mergedBlocks(theirs.blocks, mine.blocks, side),
    attachments: from('files').attachments,
  };
  for (const field of ['subtitle', 'summary', 'source', 'poster', 'publishAt', 'expiresAt'] as const) {
    const value = from(`field:${field}`)[field];
    if (value !== undefined) result[field] = value;
  }
  if (mine.disclosure !== undefined || theirs.disclosure !== undefined) {
    const names = new Set([...Object.keys(mine.disclosure ?? {}), ...Object.keys(theirs.disclosure ?? {})]) as Set<keyof DraftDisclosure>;
    const disclosure: DraftDisclosure = {};
    for (const name of names) {
      const value = from(`field:disclosure.${name}`).disclosure?.[name];
      if (value !== undefined) disclosure[name] = value;
    }
    result.disclosure = disclosure;
  }
  return result;
}

function mergedBlocks(theirs: DraftBlock[], mine: DraftBlock[], side: (name: string) => Side | undefined): DraftBlock[] {
  return paired(theirs, mine).flatMap(([their, my]) => {
    const chosen = side(`block:${(my ?? their)!.key}`);
    if (their !== undefined && my !== undefined) {
      if (sameBlock(their, my) || chosen === undefined || chosen === 'mine') return [my];
      if (chosen === 'theirs') return [their];
      return [my, { ...their, key: otherKey(their.key, [...mine, ...theirs]) }];
    }
    if (my !== undefined) return chosen === 'theirs' ? [] : [my];
    return chosen === 'mine' ? [] : [their!];
  });
}

/** A key that nothing else has, made from one that is taken. */
function otherKey(key: string, blocks: DraftBlock[]): string {
  const taken = new Set(blocks.map((block) => block.key));
  for (let number = 0; ; number += 1) {
    const other = `${key.slice(0, 12)}z${number.toString(36)}`;
    if (!taken.has(other)) return other;
  }
}
