import { Type } from 'typebox';
import {
  DutiesQuery,
  DutiesReply,
  DutyRule,
  DutyRuleBody,
  DutyRulesReply,
  dutyStateNames,
  OverviewReply,
  type Duty,
} from '../../contract/admin/index.ts';
import { may } from '../accounts/permissions.ts';
import { dayOf, minuteOf } from '../content/time.ts';
import { sendWorkbook, type WorkbookColumn } from '../http/workbook.ts';
import { draftCounts } from '../publishing/counts.ts';
import type { App, Services } from '../services.ts';
import { listDuties } from './duties.ts';
import { addRule, changeRule, listRules, removeRule } from './rules.ts';

const ruleParams = Type.Object({ id: DutyRule.properties.id });
const RemoveBody = Type.Object({ version: Type.Integer() }, { additionalProperties: false });

const workbookColumns: WorkbookColumn<Duty>[] = [
  { name: '乡镇', width: 14, of: ({ townName }) => townName ?? '' },
  { name: '村（社区）', width: 16, of: ({ regionName }) => regionName },
  { name: '公开事项', width: 16, of: ({ name }) => name },
  { name: '所属期', width: 18, of: ({ periodName }) => periodName },
  { name: '最迟公开日', width: 13, of: ({ dueOn }) => dueOn },
  { name: '情况', width: 12, of: ({ state }) => dutyStateNames[state] },
  { name: '公开时间', width: 18, of: ({ evidence }) => (evidence ? minuteOf(Date.parse(evidence.publishedAt)) : '') },
  { name: '公示标题', width: 40, of: ({ evidence }) => evidence?.title ?? '' },
];

export function registerDuties(app: App, { db, now }: Services): void {
  const see = { config: { access: 'overview' } } as const;
  const rule = { config: { access: 'rules' } } as const;

  app.get(
    '/api/v1/admin/overview',
    { config: { access: 'self' }, schema: { response: { 200: OverviewReply } } },
    async ({ person }) => {
      const duties = may(person.role, 'overview')
        ? (await listDuties(db.query, person, {}, now())).counts
        : { done: 0, late: 0, open: 0, due: 0, overdue: 0 };
      return { ...(await draftCounts(db.query, person)), duties };
    },
  );

  app.get(
    '/api/v1/admin/duties',
    { ...see, schema: { querystring: DutiesQuery, response: { 200: DutiesReply } } },
    (request) => listDuties(db.query, request.person, request.query, now()),
  );
  app.get('/api/v1/admin/duties.xlsx', { ...see, schema: { querystring: DutiesQuery } }, async (request, reply) => {
    const { items } = await listDuties(db.query, request.person, request.query, now());
    return sendWorkbook(reply, `公开事项完成情况 ${dayOf(now())}.xlsx`, workbookColumns, items);
  });

  app.get('/api/v1/admin/duty-rules', { ...see, schema: { response: { 200: DutyRulesReply } } }, async () => ({
    items: await listRules(db.query),
    next: null,
  }));
  app.post(
    '/api/v1/admin/duty-rules',
    { ...rule, schema: { body: DutyRuleBody, response: { 201: DutyRule } } },
    async (request, reply) => reply.code(201).send(await addRule(db, request.person, request.body, now())),
  );
  app.put(
    '/api/v1/admin/duty-rules/:id',
    { ...rule, schema: { params: ruleParams, body: DutyRuleBody, response: { 200: DutyRule } } },
    (request) => changeRule(db, request.person, request.params.id, request.body, now()),
  );
  app.delete(
    '/api/v1/admin/duty-rules/:id',
    { ...rule, schema: { params: ruleParams, body: RemoveBody } },
    async (request, reply) => {
      await removeRule(db, request.person, request.params.id, request.body.version, now());
      return reply.code(204).send();
    },
  );
}
