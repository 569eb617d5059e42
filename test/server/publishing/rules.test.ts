import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roles, type DraftState, type Role } from '../../../src/contract/admin/index.ts';
import type { Person } from '../../../src/server/accounts/permissions.ts';
import { canDo, draftActions, objection, outcome, waitsFor, type DraftAction, type Standing } from '../../../src/server/publishing/rules.ts';
import { chainOf } from '../../../src/contract/regionCodes.ts';
import { city, otherVillage, town, village } from '../testApp.ts';

const otherTown = '420583902000';
const regions = [city, town, village, otherVillage, otherTown];

/** Two of every role in every region: enough that somebody may do whatever the rules allow. */
const people: Person[] = regions.flatMap((region) =>
  roles.flatMap((role) => [1, 2].map((number): Person => {
    const account = `${role}-${region}-${number}`;
    return { account, name: account, role, region, address: '10.0.0.1' };
  })),
);

/** A draft, and what really happened to it, kept apart from what the rules remember. */
interface History {
  draft: Standing;
  /** Who approved the revision that waits, in order. */
  approvals: Person[];
  /** How the revision got out that families read. */
  outBy: 'review' | 'emergency' | undefined;
}

/** Does the action as the features do it, if the rules let this person. */
function attempt(history: History, person: Person, action: DraftAction): History {
  const { draft } = history;
  if (objection(action, person, draft) !== undefined) return history;
  const writers = [...new Set([...draft.writers, person.account])];
  if (action === 'edit') return { ...history, draft: { ...draft, writers } };
  const next = { ...draft, ...outcome(action, draft) };
  switch (action) {
    case 'submit':
      return { ...history, draft: { ...next, writers, deciders: [] }, approvals: [] };
    case 'publishUrgent':
      return { draft: { ...next, writers, deciders: [], out: true }, approvals: [], outBy: 'emergency' };
    case 'approve': {
      const approvals = [...history.approvals, person];
      const goesOut = draft.state === 'submitted' && next.state === 'published';
      return {
        draft: { ...next, deciders: [...draft.deciders, person.account], out: draft.out || goesOut },
        approvals,
        outBy: next.state === 'published' ? 'review' : history.outBy,
      };
    }
    case 'return':
    case 'withdraw':
      return next.state === 'withdrawn' ? { ...history, draft: { ...next, out: false }, outBy: undefined } : { ...history, draft: next };
    default:
      return { ...history, draft: next };
  }
}

const reaches = (person: Person, region: string) => chainOf(region).includes(person.region);

/** What must hold after every step, said without the rules' own words. */
function check(before: History, after: History, person: Person, action: DraftAction): void {
  if (before === after) return;
  const { draft } = after;
  const was = before.draft.state;
  assert.ok(reaches(person, draft.region), 'nobody acts outside of their region');
  assert.ok(!['administrator', 'auditor'].includes(person.role), `${person.role} changes nothing`);
  assert.ok(!['withdrawn', 'dropped'].includes(was), `${was} is the end`);
  if (person.role === 'adviser') assert.ok(draft.column !== 'notices', 'an adviser writes no notices');
  if (action === 'edit') assert.ok(was === 'editing' || was === 'returned', `${was} is not written in`);
  if (action === 'approve' || action === 'return') {
    assert.ok(['reviewer', 'issuer'].includes(person.role));
    assert.ok(!before.draft.writers.includes(person.account), 'nobody decides on what they wrote');
    const wanted = before.draft.steps[before.draft.step];
    assert.ok(person.role === wanted || person.role === 'issuer', `${person.role} for ${wanted ?? 'nobody'}`);
  }
  if (was === 'submitted' && draft.state === 'published') {
    assert.equal(after.approvals.length, draft.steps.length, 'no step is left out');
    assert.equal(new Set(after.approvals.map(({ account }) => account)).size, draft.steps.length, 'each step another pair of eyes');
  }
  if (draft.state === 'published') assert.equal(after.outBy, 'review', 'what is published was reviewed');
  assert.equal(draft.out, after.outBy !== undefined);
  if (draft.state === 'dropped' || draft.state === 'withdrawn') assert.equal(draft.out, false);
  assert.equal(waitsFor(draft) !== null, draft.state === 'submitted' || draft.state === 'afterwards');
}

const begun = (region: string, column: string, template: Standing['template'], steps: Role[]): History => ({
  draft: { state: 'editing', region, column, template, step: 0, steps, out: false, writers: ['somebody'], deciders: [] },
  approvals: [],
  outBy: undefined,
});

describe('the rules of publishing', () => {
  const steps = fc.array(fc.constantFrom<Role>('reviewer', 'issuer'), { minLength: 1, maxLength: 4 });
  const draft = fc.oneof(
    fc.record({ region: fc.constantFrom(...regions), column: fc.constant('notices'), template: fc.constantFrom('finance' as const, 'emergency' as const), steps }),
    fc.record({ region: fc.constantFrom(...regions), column: fc.constantFrom('cases', 'laws'), template: fc.constant(null), steps }),
  );
  /** Mostly a press that is allowed, sometimes any: so that whole lives are lived. */
  const presses = fc.array(fc.record({ who: fc.nat(), what: fc.nat(), any: fc.nat(9) }), { minLength: 40, maxLength: 120 });

  it('lead no draft into a forbidden state, whatever anybody presses', () => {
    const seen = new Set<DraftState>();
    fc.assert(
      fc.property(draft, presses, ({ region, column, template, steps }, list) => {
        let history = begun(region, column, template, steps);
        for (const { who, what, any } of list) {
          const able = people.filter((person) => canDo(person, history.draft).length > 0);
          const pool = any === 0 || able.length === 0 ? people : able;
          const person = pool[who % pool.length]!;
          const may = any === 0 ? [...draftActions] : canDo(person, history.draft);
          const action = may[what % may.length] ?? 'edit';
          const next = attempt(history, person, action);
          check(history, next, person, action);
          history = next;
          seen.add(history.draft.state);
        }
      }),
      { numRuns: 300 },
    );
    assert.equal(seen.size, 7, `every state was reached: ${[...seen].join(', ')}`);
  });

  it('offer exactly what they then allow', () => {
    const person = people.find(({ role, region }) => role === 'issuer' && region === city)!;
    const waiting: Standing = { ...begun(village, 'notices', 'finance', ['reviewer']).draft, state: 'submitted' };
    assert.deepEqual(canDo(person, waiting), ['approve', 'return'], 'the city stands in for a reviewer');
    assert.deepEqual(canDo(person, { ...waiting, writers: [person.account] }), ['recall']);
    assert.deepEqual(canDo(person, { ...waiting, deciders: [person.account] }), []);
    const stranger = people.find(({ role, region }) => role === 'issuer' && region === otherTown)!;
    assert.deepEqual(canDo(stranger, waiting), []);
  });
});
