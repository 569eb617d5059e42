import swagger from '@fastify/swagger';
import * as contract from '../../contract/index.ts';
import type { App } from '../services.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Describes the routes that are registered after it. */
export async function registerOpenapi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '电子法务内容接口',
        version: '1.0.0',
        description: '四务通“电子法务”频道的内容：信息公开、法治案例、法治讲堂、法治电影等。只读，不需要账号。',
      },
    },
    hideUntagged: false,
  });
  let document: string | undefined;
  app.get(
    '/api/v1/openapi.json',
    { config: { access: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      document ??= JSON.stringify(describe(app));
      return reply
        .header('cache-control', 'public, max-age=0, s-maxage=10')
        .type('application/json; charset=utf-8')
        .send(document);
    },
  );
}

/** The OpenAPI document; parts that the contract names are components. */
export function describe(app: App): OpenapiDocument {
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(contract)) {
    if (isNamedSchema(name, schema)) names.set(JSON.stringify(schema), name);
  }
  const used = new Map<string, Json>();

  /** The same, with every named schema below it replaced by a reference. */
  function withReferences(part: Json, isRoot = false): Json {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map((each) => withReferences(each));
    const name = isRoot ? undefined : names.get(JSON.stringify(part));
    if (name === undefined) {
      return Object.fromEntries(
        Object.entries(part).map(([key, value]) => [key, withReferences(value)]),
      );
    }
    if (!used.has(name)) {
      used.set(name, null);
      used.set(name, withReferences(part, true));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  // Through text: what swagger gives still holds typebox's own marks.
  const { info, openapi, paths } = JSON.parse(JSON.stringify(app.swagger())) as Record<string, Json>;
  const ours = Object.entries(paths as Record<string, Json>).filter(([path]) => path.startsWith('/api/v1/'));
  const document = { openapi, info, paths: withReferences(Object.fromEntries(ours)) };
  const schemas = Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, components: { schemas } } as unknown as OpenapiDocument;
}

function isNamedSchema(name: string, value: unknown): value is object {
  const looksLikeSchema = typeof value === 'object' && value !== null && !Array.isArray(value);
  return looksLikeSchema && /^[A-Z]/.test(name) && ('type' in value || 'anyOf' in value);
}

/** As far as our own page and tests read it. */
export interface OpenapiDocument {
  openapi: string;
  info: { title: string; version: string; description: string };
  paths: Record<string, Record<string, OpenapiOperation>>;
  components: { schemas: Record<string, Record<string, unknown>> };
}

export interface OpenapiOperation {
  summary?: string;
  description?: string;
  parameters?: {
    name: string;
    in: 'query' | 'path';
    required?: boolean;
    description?: string;
    schema: Record<string, unknown>;
  }[];
  responses: Record<string, { content?: Record<string, { schema: Record<string, unknown> }> }>;
}
