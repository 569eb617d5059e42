import type { InjectOptions } from 'fastify';
import type { Action, Role } from '../../../src/contract/admin/index.ts';
import type { Client, ConsoleApp } from './consoleApp.ts';

/** A role and, where the usual one of that role will not do, a region. */
export type Who = readonly [role: Role, region?: string];

/** What goes into a request besides its method; the address as it is asked for. */
export interface Ask {
  url: string;
  body?: object;
  /** For anything that is not JSON. */
  more?: Pick<InjectOptions, 'payload' | 'headers'>;
}

/** One route of the console and who gets where on it. A string in place of a case says why there is none. */
export interface Rung {
  /** `PUT /api/v1/admin/drafts/:id` */
  route: string;
  access: Action;
  /** Somebody who may: a clerk of the village where there is a village. */
  by: Who;
  /** Makes what the request is about, in the reach of `me`, and answers a request that succeeds when `me` sends it. */
  ask(test: ConsoleApp, me: Client): Promise<Ask> | Ask;
  /** The same right somewhere else; 404 unless `status` says otherwise. */
  elsewhere: { by: Who; status?: number } | string;
  /** Whether the body carries the version that was seen; then an older one is a conflict: 409. */
  versioned: boolean;
  /** The role above, of the region above, and what it is answered. */
  above: { by: Who; status: number } | string;
}
