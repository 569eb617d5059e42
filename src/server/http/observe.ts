import type { FastifyReply, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App, Services } from '../services.ts';

/**
 * A log line and a measurement for every answer: method, route pattern, status and time. What was
 * asked for, by whom and with what is written nowhere.
 */
export function registerObservation(app: App, { config, finished }: Services): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its answer',
    labelNames: ['route', 'status'],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  new Gauge({
    name: 'finished_responses_bytes',
    help: 'Memory held by answers that are kept ready',
    registers: [registry],
    collect() {
      this.set(finished.bytes);
    },
  });
  // Looked up once for each pair of labels: hashing them costs more than the measurement.
  const series = new Map<string, { observe(value: number): void }>();

  app.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done: () => void) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.raw.statusCode;
    const ms = reply.elapsedTime;
    const name = `${status} ${route}`;
    let line = series.get(name);
    if (line === undefined) {
      line = seconds.labels({ route, status: String(status) });
      series.set(name, line);
    }
    line.observe(ms / 1000);
    request.log.info({ method: request.method, route, status, ms: Math.round(ms * 10) / 10 }, 'answered');
    done();
  });

  app.get('/metrics', { config: { access: config.metrics } }, async (_request, reply) => {
    reply.type(registry.contentType);
    return registry.metrics();
  });
  app.addHook('onClose', async () => registry.clear());
}
