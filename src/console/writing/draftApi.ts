import type { Draft, DraftContent } from '../../contract/admin/index.ts';
import { post, put } from '../api/client.ts';
import { Failure, wordsOf } from '../api/errors.ts';
import { changedParts, differences } from '../review/differences.ts';
import type { SaveAnswer } from './Autosave.ts';

/** Codes that pass by themselves: no network, a server that restarts, too many requests at once. */
const passing = ['network', 'unavailable', 'internal', 'too_many_requests'];

/** The draft as it stands, where an answer 409 carries it. */
export function conflictingDraft(thrown: unknown): Draft | undefined {
  if (!(thrown instanceof Failure) || thrown.code !== 'conflict') return undefined;
  return (thrown.body as { current?: Draft } | undefined)?.current;
}

/**
 * Presses a button on a draft. `met`: somebody was first, nothing of ours counts, and `draft` is what stands now.
 * @throws Failure
 */
export async function pressDraft({ id, version }: Draft, what: string, body: object): Promise<{ draft: Draft; met: boolean }> {
  try {
    return { draft: await post<Draft>(`/drafts/${id}/${what}`, { version, ...body }), met: false };
  } catch (error) {
    const current = conflictingDraft(error);
    if (current === undefined) throw error;
    return { draft: current, met: true };
  }
}

/** Whether two contents say the same, in whatever order their fields stand. */
export const isSame = (one: DraftContent, other: DraftContent): boolean => changedParts(differences(one, other)).length === 0;

/**
 * Saves a draft's content and says what became of it; `onConflict` gets what somebody else saved. `tried` is what
 * was sent before without an answer: where just that stands now, it had arrived, and nobody else was in between.
 */
export async function saveDraft(
  id: string, version: number, content: DraftContent, tried: DraftContent | undefined, onConflict: (current: Draft) => void,
): Promise<SaveAnswer> {
  try {
    const saved = await put<{ version: number; changedAt: string }>(`/drafts/${id}`, { version, content });
    return { kind: 'saved', version: saved.version, at: Date.parse(saved.changedAt) };
  } catch (error) {
    const current = conflictingDraft(error);
    if (current !== undefined && isSame(current.content, content)) return { kind: 'saved', version: current.version, at: Date.parse(current.changedAt) };
    if (current !== undefined && tried !== undefined && isSame(current.content, tried)) return saveDraft(id, current.version, content, undefined, onConflict);
    if (current !== undefined) {
      onConflict(current);
      return { kind: 'conflict' };
    }
    if (error instanceof Failure && passing.includes(error.code)) return { kind: 'offline' };
    if (error instanceof Failure && error.code === 'unauthenticated') return { kind: 'loggedOut' };
    return { kind: 'refused', message: refusal(error) };
  }
}

function refusal(thrown: unknown): string {
  const problems = thrown instanceof Failure ? thrown.problems : [];
  return problems.length > 0 ? problems.map(({ problem }) => problem).join('；') : wordsOf(thrown);
}
