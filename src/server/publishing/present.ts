import type { Draft, DraftCard, DraftContent, Role } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { isoTime } from '../content/time.ts';
import type { Query } from '../db/open.ts';
import { never } from '../db/tables.ts';
import { presentIn } from './presence.ts';
import { canDo, waitsFor, type Standing } from './rules.ts';
import { reviewRows, revisionRows, type CardRow, type DraftRow } from './store.ts';

/** What the rules ask of a row. */
export function standingOf(row: CardRow, deciders: string[]): Standing {
  return {
    state: row.state,
    region: row.region,
    column: row.column,
    template: row.template,
    step: row.step,
    steps: stepsOf(row),
    out: row.item_key !== null,
    writers: JSON.parse(row.writers) as string[],
    deciders,
  };
}

export const stepsOf = (row: Pick<CardRow, 'steps'>) => JSON.parse(row.steps) as Role[];
export const contentOf = (row: Pick<DraftRow, 'content'>) => JSON.parse(row.content) as DraftContent;

export function presentCard(row: CardRow): DraftCard {
  const steps = stepsOf(row);
  const role = waitsFor({ state: row.state, step: row.step, steps });
  return {
    id: row.id,
    title: row.title,
    column: row.column,
    ...(row.template !== null && { template: row.template }),
    region: row.region,
    regionName: row.region_name,
    state: row.state,
    ...(role !== null && { step: { number: row.step, of: steps.length, role } }),
    urgent: row.urgent === 1,
    author: { id: row.author_id, name: row.author_name },
    version: row.version,
    createdAt: isoTime(row.created_at),
    changedAt: isoTime(row.changed_at),
    ...(row.item_id !== null && { item: row.item_id }),
    ...(row.published_at !== null && { publishedAt: isoTime(row.published_at) }),
    ...(row.item_expires_at !== null && row.item_expires_at < never && { expiresAt: isoTime(row.item_expires_at) }),
  };
}

/** JSON of `urgency` and `withdrawal`. */
export interface Statement {
  by: { id: string; name: string };
  reason: string;
  /** Epoch ms. */
  at: number;
}

const stated = (json: string) => {
  const { by, reason, at } = JSON.parse(json) as Statement;
  return { by, reason, at: isoTime(at) };
};

/** With all that stands beside it; `can` is for this person. */
export async function presentDraft(query: Query, row: DraftRow, person: Person, now: number): Promise<Draft> {
  const revisions = await revisionRows(query, row.id);
  const reviews = await reviewRows(query, row.id);
  const deciders = reviews.filter(({ revision }) => revision === row.revision).map(({ id }) => id);
  return {
    ...presentCard(row),
    content: contentOf(row),
    changedBy: { id: row.changer_id, name: row.changer_name },
    ...(row.published_revision !== null && { publishedRevision: row.published_revision }),
    revisions: revisions.map(({ revision, id, name, created_at }) => ({ revision, by: { id, name }, at: isoTime(created_at) })),
    reviews: reviews.map(({ revision, step, role, id, name, decision, opinion, given, at }) => ({
      revision,
      step,
      role,
      reviewer: { id, name },
      decision,
      opinion,
      checklist: (JSON.parse(given) as { checklist?: string[] }).checklist ?? [],
      at: isoTime(at),
    })),
    can: canDo(person, standingOf(row, deciders)),
    ...(row.urgency !== null && { urgency: stated(row.urgency) }),
    ...(row.withdrawal !== null && { withdrawal: stated(row.withdrawal) }),
    present: await presentIn(query, row.id, person.account, now),
  };
}
