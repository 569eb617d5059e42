import type { App, Services } from '../services.ts';
import { Refusal } from './errors.ts';

/** /healthz: the process answers. /readyz: the database does too. */
export function registerHealth(app: App, { db, now, freshness }: Services): void {
  const config = { access: 'public' } as const;
  app.get('/healthz', { config }, async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  });
  app.get('/readyz', { config }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      await db.readState();
      await freshness.token(now());
      return { status: 'ready' };
    } catch (error) {
      request.log.error({ err: error }, 'the database does not answer');
      throw new Refusal(503, 'unavailable', '数据库没有回应');
    }
  });
}
