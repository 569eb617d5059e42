import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode, ErrorReply } from '../../contract/index.ts';
import type { App } from '../services.ts';
import { securityHeaders } from './headers.ts';

type Details = NonNullable<ErrorReply['error']['details']>;

/** A request that is turned down, with the words that the caller reads. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly details: Details | undefined;
  /** With a conflict: the thing as it stands now. */
  readonly current: unknown;

  constructor(status: number, code: ErrorCode, message: string, details?: Details, current?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.current = current;
  }
}

/** Asked too often; how many seconds to wait goes into the header, too. */
export class Wait extends Refusal {
  readonly seconds: number;

  constructor(seconds: number, message: string) {
    super(429, 'too_many_requests', message);
    this.seconds = seconds;
  }
}

export const badField = (field: string, problem: string) =>
  new Refusal(400, 'bad_request', `参数 ${field} ${problem}`, [{ field, problem }]);
export const notFound = (message = '没有找到您要的内容') => new Refusal(404, 'not_found', message);
/** What a form asks for and did not get: the first problem as the message, each beside its field. */
export const unprocessable = (details: Details) => new Refusal(422, 'unprocessable', details[0]?.problem ?? '还有要改的地方', details);
export const noRegion = () => notFound('没有这个地区');

/** For an item that was published once and may not be read any more. */
export const gone = (state: 'withdrawn' | 'expired') =>
  new Refusal(410, state, state === 'withdrawn' ? '这条内容已经撤下了' : '这条内容已经到期');

export function errorReply({ code, message, details, current }: Refusal): ErrorReply & { current?: unknown } {
  return { error: { code, message, ...(details && { details }) }, ...(current !== undefined && { current }) };
}

const byStatus: Record<number, [ErrorCode, string]> = {
  400: ['bad_request', '请求的格式不对'],
  403: ['forbidden', '没有权限'],
  404: ['not_found', '没有找到您要的内容'],
  405: ['not_found', '没有找到您要的内容'],
  408: ['bad_request', '请求没有发完就超时了'],
  413: ['too_large', '请求的内容太大'],
  414: ['too_large', '网址太长'],
  415: ['unsupported_type', '不支持这种内容类型'],
  429: ['too_many_requests', '请求太频繁，请稍后再试'],
  431: ['too_large', '请求头太大'],
  503: ['unavailable', '服务暂时不可用，请稍后再试'],
};

/** Any error in the one shape; what is not a refusal of ours keeps its status, not its words. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { validation, statusCode, code } = error as Partial<FastifyError>;
  const problem = validation?.[0];
  if (problem !== undefined) return badField(...wordsFor(problem));
  const known = statusCode === undefined ? undefined : byStatus[statusCode];
  if (statusCode !== undefined && known !== undefined) return new Refusal(statusCode, ...known);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new Refusal(statusCode, 'bad_request', '请求的格式不对');
  }
  if (passing.test(String(code))) return new Refusal(503, 'unavailable', '服务暂时不可用，请稍后再试');
  return new Refusal(500, 'internal', '服务器出错了，请稍后再试');
}

/** A database that is down, starting, or held by somebody for too long: asking again may help. */
const passing = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|57P0[123]|53300|08\d{3}|SQLITE_BUSY.*)$/;

type Problem = NonNullable<FastifyError['validation']>[number];

/** The field of a schema violation and what is wrong with it, in Chinese. */
function wordsFor({ keyword, instancePath, params }: Problem): [field: string, problem: string] {
  const named = params['additionalProperty'] ?? params['missingProperty'];
  const field = typeof named === 'string' ? named : instancePath.slice(1).replaceAll('/', '.') || 'body';
  const limit = String(params['limit'] ?? '');
  const words: Record<string, string> = {
    additionalProperties: '不认识',
    required: '不能缺少',
    type: params['type'] === 'integer' ? '应是整数' : '的类型不对，或者重复了',
    minimum: `不能小于 ${limit}`,
    maximum: `不能大于 ${limit}`,
    minLength: `不能少于 ${limit} 个字`,
    maxLength: `不能超过 ${limit} 个字`,
    pattern: '的格式不对',
  };
  return [field.slice(0, 60), words[keyword] ?? '不对'];
}

/** Answers every error and unknown address of the server; 5xx are logged with their cause. */
export function registerErrors(app: App): void {
  app.setErrorHandler((error, request, reply) => sendRefusal(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendRefusal(notFound('没有这个地址'), request, reply));
}

export function sendRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error);
  if (refusal.status >= 500) request.log.error({ err: error }, 'request failed');
  return reply
    .code(refusal.status)
    // Here as well as in the hook: what fastify refuses by itself passes no hooks.
    .headers(securityHeaders)
    .header('cache-control', 'no-store')
    .headers(refusal instanceof Wait ? { 'retry-after': String(refusal.seconds) } : {})
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(errorReply(refusal)));
}

/** For what is not HTTP, too large to be a request's head, or too slow: there is no request yet. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const status =
    error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const body = JSON.stringify(errorReply(refusalOf({ statusCode: status })));
  const headers = {
    ...securityHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
}
