import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App, Services } from '../services.ts';
import { Durations, metricsText, metricsType } from './metrics.ts';

/**
 * A log line and a measurement for every answer: method, route pattern, status and time. What was
 * asked for, by whom and with what is written nowhere.
 */
export function registerObservation(app: App, { config, finished }: Services): void {
  const durations = new Durations();

  function observe(method: string, route: string, status: number, ms: number): void {
    durations.add(route, status, ms / 1000);
    app.log.info({ method, route, status, ms: Math.round(ms * 10) / 10 }, 'answered');
  }

  app.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    observe(request.method, request.routeOptions.url ?? 'unknown', reply.raw.statusCode, reply.elapsedTime);
    done();
  });
  finished.observe(observe);

  app.get('/metrics', { config: { access: config.metrics } }, async (_request, reply) =>
    reply.type(metricsType).header('cache-control', 'no-store').send(metricsText(durations, finished.bytes)),
  );
}
