import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { actions, type Action } from '../../../src/contract/admin/index.ts';
import { createTestApp } from '../testApp.ts';

export interface BuiltRoute {
  method: string;
  url: string;
  access: string;
  /** Answers also while a first password is still to be changed. */
  beforePassword: boolean;
}

export const isAction = (access: string): access is Action => actions.some((action) => action === access);

let found: Promise<BuiltRoute[]> | undefined;

/** The routes of the whole server as it is built for an operator, found where they are registered. */
export function builtRoutes(): Promise<BuiltRoute[]> {
  found ??= find();
  return found;
}

async function find(): Promise<BuiltRoute[]> {
  const routes: RouteOptions[] = [];
  const collect = (message: unknown) => {
    const { fastify: app } = message as { fastify: FastifyInstance };
    app.addHook('onRoute', (route) => void routes.push(route));
  };
  subscribe('fastify.initialization', collect);
  try {
    const test = await createTestApp();
    await test.app.ready();
    await test.close();
  } finally {
    unsubscribe('fastify.initialization', collect);
  }
  return routes.flatMap(({ method, url, config }) =>
    [method].flat().map((each) => ({
      method: each,
      url,
      access: config?.access ?? 'undeclared',
      beforePassword: config?.beforePassword === true,
    })),
  );
}
