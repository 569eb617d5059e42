import { AuditHeadReply, AuditQuery, AuditReply } from '../../contract/admin/index.ts';
import type { App, Services } from '../services.ts';
import { auditHead, listAudit, pruneAudit } from './history.ts';

/** Values whose time is over are looked for this often. */
const pruneEvery = 6 * 3600_000;

export function registerAudit(app: App, { config, db, now, log }: Services): void {
  const access = { config: { access: 'audit' } } as const;
  app.get(
    '/api/v1/admin/audit',
    { ...access, schema: { querystring: AuditQuery, response: { 200: AuditReply } } },
    (request) => listAudit(db, request.person, request.query),
  );
  app.get('/api/v1/admin/audit/head', { ...access, schema: { response: { 200: AuditHeadReply } } }, () => auditHead(db, now()));

  let timer: NodeJS.Timeout | undefined;
  const prune = () => {
    pruneAudit(db, config.auditMonths, now()).catch((error: unknown) => { log.error({ err: error }, 'audit values were not erased'); });
  };
  app.addHook('onListen', async () => {
    timer = setInterval(prune, pruneEvery).unref();
    prune();
  });
  app.addHook('onClose', async () => { clearInterval(timer); });
}
