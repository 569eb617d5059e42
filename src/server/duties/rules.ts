import type { Static } from 'typebox';
import type { DutyRule, DutyRuleBody } from '../../contract/admin/index.ts';
import { levelOf } from '../../contract/regionCodes.ts';
import type { Person } from '../accounts/permissions.ts';
import { audited } from '../audit/audit.ts';
import { newId } from '../db/newId.ts';
import type { Database, Query } from '../db/open.ts';
import { badField, noRegion, notFound, Refusal } from '../http/errors.ts';
import { reaches } from '../regions/reach.ts';
import * as store from './store.ts';

type Body = Static<typeof DutyRuleBody>;

/** All rules: who sees a duty may know what it follows from. */
export async function listRules(query: Query): Promise<DutyRule[]> {
  return (await store.allRules(query)).map(present);
}

export async function addRule(db: Database, person: Person, body: Body, now: number): Promise<DutyRule> {
  const { version: _version, ...fields } = body;
  return audited(db, person, now, async (query, record) => {
    await checkPlace(query, person, body.region);
    const row = { id: newId(), ...fields, basis: fields.basis ?? null, version: 1 };
    await store.addRule(query, row);
    await record({ action: 'duty-rule.add', target: `duty-rule/${row.id}`, ...regionOf(row), after: fields });
    return present(row);
  });
}

export async function changeRule(db: Database, person: Person, id: string, body: Body, now: number): Promise<DutyRule> {
  const { version, ...fields } = body;
  if (version === undefined) throw badField('version', '不能缺少');
  return audited(db, person, now, async (query, record) => {
    const before = await ruleWithin(query, person, id);
    await checkPlace(query, person, body.region);
    const next = { ...fields, basis: fields.basis ?? null };
    if (!(await store.changeRule(query, id, version, next))) throw conflict();
    await record({ action: 'duty-rule.change', target: `duty-rule/${id}`, ...regionOf(next), before: present(before), after: fields });
    return present({ id, ...next, version: version + 1 });
  });
}

export async function removeRule(db: Database, person: Person, id: string, version: number, now: number): Promise<void> {
  await audited(db, person, now, async (query, record) => {
    const before = await ruleWithin(query, person, id);
    if (!(await store.removeRule(query, id, version))) throw conflict();
    await record({ action: 'duty-rule.remove', target: `duty-rule/${id}`, ...regionOf(before), before: present(before) });
  });
}

const conflict = () => new Refusal(409, 'conflict', '这条规定刚才有人改过，请看看现在的样子再改');
const regionOf = ({ region }: { region: string | null }) => (region === null ? {} : { region });

async function ruleWithin(query: Query, person: Person, id: string): Promise<store.RuleRow> {
  const rule = await store.ruleById(query, id);
  if (rule === undefined || !(await mayPlace(query, person, rule.region))) throw notFound('没有这条规定，或者不在您管辖的地区');
  return rule;
}

/** A rule for everywhere is a city's to make. */
async function mayPlace(query: Query, person: Person, region: string | null): Promise<boolean> {
  return region === null ? levelOf(person.region) === 'city' : reaches(query, person.region, region);
}

async function checkPlace(query: Query, person: Person, region: string | null): Promise<void> {
  if (!(await mayPlace(query, person, region))) throw noRegion();
}

const present = ({ basis, ...rule }: store.RuleRow): DutyRule => ({ ...rule, ...(basis !== null && { basis }) });
