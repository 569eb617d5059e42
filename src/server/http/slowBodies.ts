import type { App } from '../services.ts';
import { answerBrokenRequest } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes files: a body may come as slowly as a village's line is. */
    slowBody?: boolean;
  }
}

/** Milliseconds for a request's body to arrive; a file of the largest size on half a megabit a second. */
export const bodyPatience = 30_000;
export const slowBodyPatience = 10 * 60_000;

/** Ends requests whose body dawdles: only files may take longer than the rest of us has patience for. */
export function registerBodyPatience(app: App, patience = bodyPatience): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw, routeOptions } = request;
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (hasBody && !raw.complete && routeOptions.config.slowBody !== true) {
      const late = Object.assign(new Error('the body dawdles'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
      const timer = setTimeout(() => raw.complete || answerBrokenRequest(late, raw.socket), patience);
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
