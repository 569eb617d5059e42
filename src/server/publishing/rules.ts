import type { Draft, DraftState, Role, Template } from '../../contract/admin/index.ts';
import { isWithin } from '../../contract/regionCodes.ts';
import { may, mayWriteColumn, type Person } from '../accounts/permissions.ts';

/** What one may do with a draft. */
export type DraftAction = Draft['can'][number];
export const draftActions = [
  'edit', 'submit', 'approve', 'return', 'recall', 'publishUrgent', 'withdraw', 'revise', 'drop',
] as const satisfies readonly DraftAction[];

/** What the rules know of a draft. */
export interface Standing {
  state: DraftState;
  region: string;
  column: string;
  template: Template | null;
  /** Index of the step that it waits for; roles of all steps, fixed when it was handed in. */
  step: number;
  steps: readonly Role[];
  /** Whether families can read something of it, or will at the time that was set. */
  out: boolean;
  /** Everybody who ever wrote in it or handed it in. */
  writers: readonly string[];
  /** Who decided on the revision that waits. */
  deciders: readonly string[];
}

/** Why not: the draft is not in a state for it, or this person may not. Plain Chinese. */
export interface Objection {
  code: 'conflict' | 'forbidden';
  message: string;
}

const fromStates: Record<DraftAction, readonly DraftState[]> = {
  edit: ['editing', 'returned'],
  submit: ['editing', 'returned'],
  publishUrgent: ['editing', 'returned'],
  drop: ['editing', 'returned'],
  recall: ['submitted'],
  approve: ['submitted', 'afterwards'],
  return: ['submitted', 'afterwards'],
  revise: ['published'],
  withdraw: ['published', 'afterwards', 'editing', 'submitted', 'returned'],
};

const stateWords: Record<DraftState, string> = {
  editing: '还在编写',
  submitted: '已经送审',
  returned: '已经退回',
  published: '已经发布',
  afterwards: '已经作为应急提示发布，等待补审',
  withdrawn: '已经撤下',
  dropped: '已经作废',
};

/** Undefined when the person may do it now. */
export function objection(action: DraftAction, person: Person, draft: Standing): Objection | undefined {
  if (!reachesRegion(person, draft.region)) return forbidden('这不是您管辖的地区');
  const not = mayAct(action, person, draft);
  if (not !== undefined) return forbidden(not);
  const fits = fromStates[action].includes(draft.state) && (action !== 'withdraw' || draft.out);
  return fits ? undefined : { code: 'conflict', message: `这件内容${stateWords[draft.state]}，不能这样做` };
}

export const canDo = (person: Person, draft: Standing): DraftAction[] =>
  draftActions.filter((action) => objection(action, person, draft) === undefined);

/** A 12-digit code names its place by itself; the queries ask the database the same. */
const reachesRegion = (person: Person, region: string) => isWithin(region, person.region);

/** Why this person may not, whatever the draft's state. */
function mayAct(action: DraftAction, person: Person, draft: Standing): string | undefined {
  switch (action) {
    case 'approve':
    case 'return':
      return mayDecide(person, draft);
    case 'withdraw':
      return may(person.role, 'withdraw') ? undefined : '您的角色不能撤下内容';
    default:
      if (!mayWriteColumn(person.role, draft.column)) return '您的角色不能编写这个栏目';
      if (action === 'publishUrgent' && draft.template !== 'emergency') return '只有“应急提示”可以先发布后补审';
      if (action === 'publishUrgent' && person.role === 'adviser') return '您的角色不能直接发布';
      if ((action === 'recall' || action === 'drop') && !isOwn(person, draft)) return '只有写这件内容的人可以这样做';
      return undefined;
  }
}

const isOwn = (person: Person, draft: Standing) => draft.writers.includes(person.account);

/**
 * The step's role decides; a 市级签发 also takes a reviewer's step within their reach, so that a town
 * without a reviewer, or with one who wrote the text, is not stuck. Each step wants another pair of
 * eyes: nobody decides on what they wrote, nor twice on one revision.
 */
function mayDecide(person: Person, draft: Standing): string | undefined {
  if (!may(person.role, 'review')) return '您的角色不能审核';
  if (isOwn(person, draft)) return '自己写过或送审的内容，要由别人审核';
  if (draft.deciders.includes(person.account)) return '这一稿您已经审过，下一步要由别人审核';
  const wanted = waitsFor(draft);
  if (wanted !== null && !rolesTaken(person.role).includes(wanted)) return '这一步要由上级审核';
  return undefined;
}

/** Roles whose steps a role decides. */
export const rolesTaken = (role: Role): Role[] =>
  role === 'issuer' ? ['issuer', 'reviewer'] : role === 'reviewer' ? ['reviewer'] : [];

/** The role that decides next; null while it waits for nobody. */
export const waitsFor = ({ state, step, steps }: Pick<Standing, 'state' | 'step' | 'steps'>): Role | null =>
  state === 'submitted' || state === 'afterwards' ? (steps[step] ?? null) : null;

/** Where an action leads. For an approval, 'published' means that it goes out now. */
export function outcome(
  action: Exclude<DraftAction, 'edit'>,
  { state, step, steps, out }: Pick<Standing, 'state' | 'step' | 'steps' | 'out'>,
): { state: DraftState; step: number } {
  switch (action) {
    case 'submit':
      return { state: 'submitted', step: 0 };
    case 'recall':
      return { state: 'editing', step: 0 };
    case 'revise':
      return { state: 'editing', step: 0 };
    case 'drop':
      // What families read stays; only the revision is given up.
      return { state: out ? 'published' : 'dropped', step: 0 };
    case 'publishUrgent':
      return { state: 'afterwards', step: 0 };
    case 'approve':
      return state === 'submitted' && step + 1 < steps.length
        ? { state: 'submitted', step: step + 1 }
        : { state: 'published', step };
    case 'return':
      return { state: state === 'afterwards' ? 'withdrawn' : 'returned', step };
    case 'withdraw':
      return { state: 'withdrawn', step };
  }
}

const forbidden = (message: string): Objection => ({ code: 'forbidden', message });
