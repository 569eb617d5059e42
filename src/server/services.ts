import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Config } from './config.ts';
import type { Freshness } from './content/freshness.ts';
import type { Database } from './db/open.ts';
import type { FinishedResponses } from './http/finished.ts';
import type { Jobs } from './jobs/jobs.ts';

/** What features are given when they register their routes. */
export interface Services {
  config: Config;
  db: Database;
  /** Server time, epoch ms. */
  now: () => number;
  freshness: Freshness;
  finished: FinishedResponses;
  /** Work for later. */
  jobs: Jobs;
  log: FastifyBaseLogger;
  /** What the set-up page asks for, from the server's terminal. */
  setupCode: string | undefined;
  /** What the QR carries, known once the server listens. */
  publicUrl: () => string;
}

/** The server, with handlers typed by their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;
