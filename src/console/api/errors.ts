import type { ErrorCode, ErrorReply } from '../../contract/errors.ts';

/** `network`: no answer came. The others are the server's own codes. */
export type FailureCode = ErrorCode | 'network';
export interface FieldProblem {
  field: string;
  problem: string;
}

/** A request that did not do what was asked, in words for the person who asked. The one error of the console. */
export class Failure extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly code: FailureCode;
  /** What is wrong with which field, to be shown beside it. */
  readonly problems: readonly FieldProblem[];
  /** The whole answer, for a conflict that carries what stands now. */
  readonly body: unknown;

  constructor(status: number, code: FailureCode, message: string, problems: readonly FieldProblem[] = [], body?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
    this.body = body;
  }
}

export const noAnswer = () => new Failure(0, 'network', '连不上服务器。请检查网络，您填写的内容还在，稍后再试一次。');

/** The failure that an answer tells, whatever a proxy on the way made of it. */
export function failureOf(status: number, body: unknown): Failure {
  const error = (body as Partial<ErrorReply> | undefined)?.error;
  if (error !== undefined && typeof error.message === 'string') {
    return new Failure(status, error.code as FailureCode, error.message, error.details ?? [], body);
  }
  const words = status >= 500 ? '服务器暂时不能回答，请稍后再试。' : '请求没有成功，请刷新页面再试。';
  return new Failure(status, status >= 500 ? 'unavailable' : 'bad_request', words);
}

/** What to tell of anything that was thrown. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof Failure ? thrown.message : '页面出了点问题，请刷新后再试。';
