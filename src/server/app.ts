import { createServer } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, LogController, type FastifyBaseLogger } from 'fastify';
import { limits } from '../contract/index.ts';
import { registerAccounts } from './accounts/routes.ts';
import { publicUrlOf, type Config } from './config.ts';
import { registerAudit } from './audit/routes.ts';
import { registerContacts } from './contacts/routes.ts';
import { createFreshness } from './content/freshness.ts';
import { registerContent } from './content/routes.ts';
import type { Database } from './db/open.ts';
import { registerDisplays } from './displays/routes.ts';
import { registerDuties } from './duties/routes.ts';
import { registerGlossary } from './glossary/routes.ts';
import { registerLinks } from './handoff/routes.ts';
import { registerAccess } from './http/access.ts';
import { registerApiPage } from './http/apiPage.ts';
import { registerConsole } from './http/console.ts';
import { answerBrokenRequest, registerErrors, sendRefusal } from './http/errors.ts';
import { createFinished } from './http/finished.ts';
import { registerSecurityHeaders } from './http/headers.ts';
import { registerHealth } from './http/health.ts';
import { registerLimits } from './http/limits.ts';
import { registerMedia } from './http/media.ts';
import { registerObservation } from './http/observe.ts';
import { registerOpenapi } from './http/openapi.ts';
import { registerBodyPatience, slowBodyPatience } from './http/slowBodies.ts';
import { registerTelevision } from './http/television.ts';
import { createJobs } from './jobs/jobs.ts';
import { createLog } from './log.ts';
import { registerPhone } from './phone/routes.ts';
import { registerPreview } from './preview/routes.ts';
import { registerPrivacy } from './privacy/routes.ts';
import { registerPublishing } from './publishing/routes.ts';
import { registerRegions } from './regions/routes.ts';
import { registerSearch } from './search/routes.ts';
import type { App, Services } from './services.ts';
import { registerUploads } from './uploads/routes.ts';

export interface AppDeps {
  config: Config;
  db: Database;
  /** Server time, epoch ms; the clock of this machine when absent. */
  now?: () => number;
  log?: FastifyBaseLogger;
  /** What the set-up page asks for while there is no administrator; without one it lets nobody in. */
  setupCode?: string;
}

/** Milliseconds; a connection that dawdles is closed. */
const timeouts = { keepAliveTimeout: 72_000, headersTimeout: 30_000, requestTimeout: slowBodyPatience };

/** Puts the whole server together; the caller opens and closes the database. */
export async function buildApp({ config, db, now = Date.now, log, setupCode }: AppDeps): Promise<App> {
  const freshness = createFreshness(db);
  const finished = createFinished(freshness, now);
  const app: App = fastify({
    serverFactory: (handler) => createServer(timeouts, finished.shortcut(handler)),
    loggerInstance: log ?? createLog(config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    bodyLimit: limits.bodyBytes,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 100 },
    frameworkErrors: sendRefusal,
    clientErrorHandler: answerBrokenRequest,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: true } },
  }).withTypeProvider<TypeBoxTypeProvider>();

  const jobs = createJobs(db, now, app.log);
  const services: Services = {
    config,
    db,
    now,
    jobs,
    log: app.log,
    freshness,
    finished,
    setupCode,
    publicUrl: () => publicUrlOf(config, listeningPort(app) ?? config.port).url,
  };

  app.addHook('preClose', async () => finished.stop());
  app.addHook('onReady', async () => jobs.start());
  app.addHook('onClose', () => jobs.stop());
  registerErrors(app);
  registerAccess(app, services);
  registerSecurityHeaders(app);
  registerObservation(app, services);
  await registerLimits(app, config);
  registerBodyPatience(app);
  const describe = registerOpenapi(app);

  registerContent(app, services);
  registerRegions(app, services);
  registerContacts(app, services);
  registerGlossary(app, services);
  registerSearch(app, services);
  registerLinks(app, services);
  registerPhone(app, services);

  registerAccounts(app, services);
  registerPublishing(app, services);
  registerPreview(app, services);
  registerPrivacy(app, services);
  registerDuties(app, services);
  registerDisplays(app, services);
  registerAudit(app, services);
  await registerUploads(app, services);

  registerTelevision(app, services);
  registerConsole(app, services);
  await registerMedia(app, services);
  registerApiPage(app, services, describe);
  registerHealth(app, services);
  return app;
}

/** The port that was really taken; undefined until the server listens. */
export function listeningPort(app: App): number | undefined {
  const address = app.server.address();
  return address !== null && typeof address === 'object' ? address.port : undefined;
}
