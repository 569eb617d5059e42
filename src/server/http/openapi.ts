import type { FastifySchema } from 'fastify';
import * as contract from '../../contract/index.ts';
import type { App } from '../services.ts';

declare module 'fastify' {
  interface FastifySchema {
    /** What the route is for, in a few words of Chinese. */
    summary?: string;
    description?: string;
  }
}

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type JsonObject = Record<string, Json>;

/** Returns the document of the routes that are there when it is called. */
export type ApiDocument = () => OpenapiDocument;

/**
 * Collects the schemas of the routes that are registered after it and serves them as OpenAPI 3.1;
 * JSON Schema is that version's own language, so they stand in it as they are.
 */
export function registerOpenapi(app: App): ApiDocument {
  const routes: { url: string; schema: FastifySchema }[] = [];
  app.addHook('onRoute', ({ url, method, schema }) => {
    if (method === 'GET' && url.startsWith('/api/v1/') && schema?.summary !== undefined) {
      routes.push({ url, schema });
    }
  });
  let document: string | undefined;
  app.get('/api/v1/openapi.json', { config: { access: 'public' } }, async (_request, reply) => {
    document ??= JSON.stringify(describe(routes));
    return reply
      .header('cache-control', 'public, max-age=0, s-maxage=10')
      .type('application/json; charset=utf-8')
      .send(document);
  });
  return () => describe(routes);
}

function describe(routes: { url: string; schema: FastifySchema }[]): OpenapiDocument {
  const { named, components } = namedParts();
  const paths: JsonObject = {};
  for (const { url, schema } of routes) {
    paths[url.replaceAll(/:(\w+)/g, '{$1}')] = { get: operation(schema, named) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '电子法务内容接口',
      version: '1.0.0',
      description: '四务通“电子法务”频道的内容：信息公开、法治案例、法治讲堂、法治电影等。只读，不需要账号。',
    },
    paths,
    components: { schemas: components() },
  } as unknown as OpenapiDocument;
}

function operation(schema: FastifySchema, named: (part: Json) => Json): JsonObject {
  const { summary, description } = schema;
  const responses = Object.entries(plain(schema.response)).map(([status, reply]) => [
    status.toUpperCase(),
    {
      description: status === '200' ? '成功' : '不能回答的请求，原因见 message',
      content: { 'application/json': { schema: named(reply) } },
    },
  ]);
  return {
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    parameters: [...parameters('path', schema.params, named), ...parameters('query', schema.querystring, named)],
    responses: Object.fromEntries(responses) as JsonObject,
  };
}

function parameters(place: 'path' | 'query', schema: unknown, named: (part: Json) => Json): Json[] {
  const { properties = {}, required = [] } = plain(schema) as { properties?: JsonObject; required?: string[] };
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: named(part),
  }));
}

/** Writes the contract's named schemas once, as components, and refers to them. */
function namedParts() {
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(contract)) {
    if (/^[A-Z]/.test(name) && isSchema(schema)) names.set(JSON.stringify(schema), name);
  }
  const used = new Map<string, Json>();

  function named(part: Json): Json {
    const name = part !== null && typeof part === 'object' ? names.get(JSON.stringify(part)) : undefined;
    if (name === undefined) return inner(part);
    if (!used.has(name)) {
      used.set(name, null);
      used.set(name, inner(part));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function inner(part: Json): Json {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map(named);
    const { additionalItems: _closed, ...rest } = part;
    // A tuple is written as the validator's draft 7 has it; JSON Schema 2020-12 has another word.
    const current: JsonObject = Array.isArray(rest['items'])
      ? { ...rest, prefixItems: rest['items'], items: false }
      : rest;
    return Object.fromEntries(Object.entries(current).map(([key, value]) => [key, named(value)]));
  }

  const components = () => Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { named, components };
}

const isSchema = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && ('type' in value || 'anyOf' in value);

/** Without typebox's own marks. */
const plain = (schema: unknown): JsonObject => JSON.parse(JSON.stringify(schema ?? {})) as JsonObject;

/** As far as our own page and tests read it. */
export interface OpenapiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, { get: OpenapiOperation }>;
  components: { schemas: Record<string, Record<string, unknown>> };
}

export interface OpenapiOperation {
  summary?: string;
  description?: string;
  parameters: {
    name: string;
    in: 'query' | 'path';
    required: boolean;
    schema: Record<string, unknown>;
  }[];
  responses: Record<string, { content: Record<string, { schema: Record<string, unknown> }> }>;
}
