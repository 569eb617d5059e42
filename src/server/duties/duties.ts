import type { Static } from 'typebox';
import { covers, type DraftContent, type DutiesQuery, type DutiesReply, type Duty } from '../../contract/admin/index.ts';
import type { Person } from '../accounts/permissions.ts';
import { dayOf, isoTime } from '../content/time.ts';
import type { Query } from '../db/open.ts';
import { reaches } from '../regions/reach.ts';
import { noRegion } from '../http/errors.ts';
import { daysAfter, periodsBetween, type Period } from './periods.ts';
import * as store from './store.ts';

/** Days before the end at which an open duty is called due. */
const dueSoon = 5;
/** Periods that ended longer ago are asked for by name. */
const lookBack = 400;

/** What stands against a duty: of which village, kind and period, and where it is. */
interface Notice {
  draft: string;
  title: string;
  /** Published and not withdrawn. */
  item?: string;
  publishedAt: number;
  onItsWay: boolean;
}

/** Disclosure duties of the villages within somebody's reach: what was owed and what fulfils it. */
export async function listDuties(query: Query, person: Person, asked: Static<typeof DutiesQuery>, now: number): Promise<DutiesReply> {
  const { region = person.region, period: only, state } = asked;
  if (!(await reaches(query, person.region, region))) throw noRegion();
  const today = dayOf(now);
  const rules = await store.allRules(query);
  const villages = await store.villages(query, person.region, region);
  const notices = await noticesByDuty(query, person, rules, now);
  const duties = rules.flatMap((rule) => {
    const periods = periodsBetween(rule.every, rule.since, today).filter(
      ({ id, last }) => (only === undefined ? last < today && last >= daysAfter(today, -lookBack) : id === only),
    );
    return villages
      .filter(({ code }) => covers(rule, code))
      .flatMap((village) => periods.map((period) => dutyOf(rule, village, period, notices, today)));
  });
  const counts = { done: 0, late: 0, open: 0, due: 0, overdue: 0 };
  for (const duty of duties) counts[duty.state] += 1;
  const order = ['overdue', 'due', 'open', 'late', 'done'];
  const items = duties
    .filter((duty) => state === undefined || duty.state === state)
    .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || compare(a.dueOn, b.dueOn) || compare(a.region, b.region));
  return { items, counts, next: null };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

type Village = Awaited<ReturnType<typeof store.villages>>[number];

function dutyOf(rule: store.RuleRow, village: Village, period: Period, notices: Map<string, Notice[]>, today: string): Duty {
  const dueOn = daysAfter(period.last, rule.grace);
  const found = notices.get(keyOf(rule.template, village.code, period.id)) ?? [];
  const evidence = found.find(({ item }) => item !== undefined);
  const draft = found.find(({ onItsWay }) => onItsWay)?.draft;
  return {
    rule: rule.id,
    name: rule.name,
    template: rule.template,
    region: village.code,
    regionName: village.name,
    ...(village.town !== null && village.above_level === 'town' && { townName: village.town }),
    period: period.id,
    periodName: period.name,
    dueOn,
    state: evidence === undefined ? openState(dueOn, today) : dayOf(evidence.publishedAt) <= dueOn ? 'done' : 'late',
    ...(evidence?.item !== undefined && {
      evidence: { draft: evidence.draft, item: evidence.item, title: evidence.title, publishedAt: isoTime(evidence.publishedAt) },
    }),
    ...(draft !== undefined && { draft }),
  };
}

function openState(dueOn: string, today: string): 'open' | 'due' | 'overdue' {
  if (today > dueOn) return 'overdue';
  return daysAfter(today, dueSoon) >= dueOn ? 'due' : 'open';
}

const keyOf = (template: string, region: string, period: string) => `${template} ${region} ${period}`;

/** Earliest publication first, so that a correction does not make a duty late that was done in time. */
async function noticesByDuty(query: Query, person: Person, rules: store.RuleRow[], now: number): Promise<Map<string, Notice[]>> {
  const found = new Map<string, Notice[]>();
  if (rules.length === 0) return found;
  const rows = await store.notices(query, person.region, [...new Set(rules.map(({ template }) => template))]);
  for (const row of rows) {
    // While a correction is written, what families read is still the revision that was published.
    const written = row.published === null ? undefined : (JSON.parse(row.published) as DraftContent);
    // One that is set for later is on its way, and its title nobody's yet.
    const out = row.item !== null && row.published_at !== null && row.published_at <= now;
    const period = (out ? written?.disclosure?.period : undefined) ?? row.period;
    if (period === null || row.template === null || (row.state === 'withdrawn' && !out)) continue;
    const key = keyOf(row.template, row.region, period);
    const notice: Notice = {
      draft: row.id,
      title: written?.title ?? row.title,
      ...(out && row.item !== null && { item: row.item }),
      publishedAt: row.published_at ?? 0,
      onItsWay: !out,
    };
    found.set(key, [...(found.get(key) ?? []), notice]);
  }
  return found;
}
