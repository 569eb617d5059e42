import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { ColumnId, ItemId } from '../../contract/index.ts';
import { parsePlace } from '../../qr/codes.ts';
import { acceptsGzip } from '../http/representation.ts';
import { notFound, refusalOf, sendRefusal } from '../http/errors.ts';
import { searchLimit } from '../http/limits.ts';
import type { App, Services } from '../services.ts';
import type { Asset } from './assets.ts';
import { deskFor, type Desk } from './frames.ts';
import * as phone from './phone.tsx';
import { failedAnswer, problemAnswer, type Answer } from './problems.tsx';
import { hasForm, readQuery, type Field } from './query.ts';
import { contactsAnswer, glossaryAnswer, printAnswer } from './services.tsx';

const compress = promisify(gzip);

const config = { access: 'public' } as const;
const html = { type: 'text/html; charset=utf-8', write: String };

/** A page that says what is wrong: thrown, so that it is never kept. */
class Unkept extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('a page that says what is wrong');
    this.answer = answer;
  }
}

/** The pages for phones, and the short links that lead to them. Nothing here sets a cookie. */
export function registerPhone(server: App, services: Services): void {
  const deskAt = deskFor(services);

  void server.register(async (app: App) => {
    app.setErrorHandler(async (error, request, reply) => sendProblem(error, request, reply));

    /** A page kept until the content changes, under the fields that it knows. */
    function page(
      path: string,
      names: Field[],
      make: (desk: Desk, params: Params, query: Query) => Promise<Answer>,
    ): void {
      app.get(path, { config }, (request, reply) => {
        const query: Query = readQuery(request, ...names);
        request.query = query;
        const answer = async (now: number) => kept(await make(deskAt(now), params(request), query));
        services.finished.answer(request, reply, ({ now }) => answer(now), html);
      });
    }

    page('/', ['region'], (desk, _params, { region }) => phone.homeAnswer(desk, region));
    page('/columns/:id', ['region', 'topic', 'cursor', 'disclosure'], (desk, { id }, query) =>
      phone.columnAnswer(desk, matching(ColumnId, id), readList(query)),
    );
    page('/items/:id', ['region', 'part', 'at', 't'], (desk, { id }, query) =>
      phone.itemAnswer(desk, matching(ItemId, id), readPart(query), readStop(query)),
    );
    page('/items/:id/print', [], (desk, { id }) => printAnswer(desk, matching(ItemId, id)));
    page('/contacts', ['region'], (desk, _params, { region }) => contactsAnswer(desk, region));
    page('/glossary', ['region', 'letter'], (desk, _params, { region, letter }) =>
      glossaryAnswer(desk, region, letter),
    );
    page('/regions', ['parent', 'region', 'to'], (desk, _params, { to, ...query }) =>
      phone.regionsAnswer(desk, { ...query, ...(to && { to: 'contacts' }) }),
    );
    for (const s of ['/s', '/S']) {
      page(`${s}/:code`, [], (desk, { code }) => phone.linkAnswer(desk, code ?? '', undefined));
      page(`${s}/:code/:place`, [], (desk, { code, place }) => phone.linkAnswer(desk, code ?? '', place));
      page(s, ['code'], (desk, _params, { code }) => phone.linkAnswer(desk, code ?? '', undefined));
    }

    app.get('/search', { config: { ...config, ...searchLimit(services.config) } }, async (request, reply) => {
      const { q, region } = readQuery(request, 'q', 'region');
      return sendPage(request, reply, await phone.searchAnswer(deskAt(services.now()), q ?? '', region));
    });

    for (const [name, asset] of deskAt(services.now()).assets) {
      app.get(`/pages/${name}`, { config }, (request, reply) => sendAsset(request, reply, asset));
    }

    /** Whatever is no address of ours; programs are answered in their own language. */
    app.get('/*', { config }, async (request, reply) => {
      if (forPrograms(request)) {
        return sendRefusal(notFound('没有这个地址'), request, reply);
      }
      return sendPage(request, reply, await problemAnswer(deskAt(services.now()), 'missing'));
    });

    async function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply) {
      if (error instanceof Unkept) return sendPage(request, reply, error.answer);
      if (forPrograms(request)) return sendRefusal(error, request, reply);
      const { status } = refusalOf(error);
      if (status >= 500) request.log.error({ err: error }, 'page failed');
      const problem = status === 429 ? 'busy' : status >= 500 ? 'failed' : 'missing';
      return sendPage(request, reply, { ...failedAnswer(deskAt(services.now()), problem), status });
    }
  });
}

/** Under these addresses everything is answered in JSON, errors as well. */
const forPrograms = (request: FastifyRequest) => /^\/(api|tv|media)(\/|$)/.test(request.url);

type Params = { id?: string; code?: string; place?: string };
type Query = Partial<Record<Field, string>>;

const params = (request: FastifyRequest) => request.params as Params;

function kept(answer: Answer): string {
  if (answer.status !== 200) throw new Unkept(answer);
  return answer.html;
}

/** A part of an address that has the form it must have; the kind page for unknown ones otherwise. */
function matching(form: TSchema, text = ''): string {
  if (!hasForm(form, text)) throw notFound();
  return text;
}

function readList({ disclosure, ...query }: Query): phone.ColumnQuery {
  return { ...query, ...(disclosure && { disclosure: 'past' }) };
}

function readPart({ region, part }: Query): phone.ItemQuery {
  return { ...(region && { region }), ...(part && { part: Number(part) }) };
}

/** Where a search led to, or the second of a film. */
function readStop({ at, t }: Query) {
  const place = parsePlace(at ?? t ?? '');
  return place && { via: 'search' as const, moved: false, ...place };
}

/** A page for this reader and this moment only. */
async function sendPage(request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  reply.code(answer.status).type(html.type);
  reply.header('cache-control', 'no-store').header('vary', 'accept-encoding');
  if (!acceptsGzip(request.headers['accept-encoding'] ?? '')) return reply.send(answer.html);
  return reply.header('content-encoding', 'gzip').send(await compress(answer.html));
}

/** For ever under its hash; a page older than the build asks again. */
function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): FastifyReply {
  const asked = (request.query as Record<string, unknown>)['v'];
  const zipped = acceptsGzip(request.headers['accept-encoding'] ?? '');
  reply.header('cache-control', asked === asset.hash ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('vary', 'accept-encoding').type(asset.type);
  return zipped ? reply.header('content-encoding', 'gzip').send(asset.gzip) : reply.send(asset.body);
}
