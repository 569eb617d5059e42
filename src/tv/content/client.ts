import axios, { AxiosError, type AxiosResponse } from 'axios';
import { ProblemError, readAnswer, type Problem } from './problems.ts';

export type Query = Record<string, string | number | undefined>;

/** Asks the API; throws ProblemError. */
export interface Client {
  get(path: string, query?: Query): Promise<unknown>;
  /** Requests under way, the pulse's not counted. */
  readonly pending: number;
}

/** A box waits this long for an answer, ms. */
const patience = 12_000;

/** `base` ends without a slash: `` for the page's own server. */
export function openClient(base: string): Client {
  // Replies are read by us: axios would take rubbish for text and text for an answer.
  const http = axios.create({
    baseURL: base,
    adapter: 'xhr',
    timeout: patience,
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    headers: { Accept: 'application/json' },
    // The API reads no cookie. Axios would look for one before every question, which then leaves a frame later.
    xsrfCookieName: '',
  });
  let pending = 0;
  return {
    get pending() {
      return pending;
    },
    async get(path, query) {
      const isPulse = path.indexOf('/pulse') >= 0;
      if (!isPulse) pending++;
      try {
        const answer = readAnswer(answerOf(await http.get<string>(path, { params: query ?? {} })));
        if ('problem' in answer) throw new ProblemError(answer.problem);
        return answer.value;
      } catch (fault) {
        throw fault instanceof ProblemError ? fault : new ProblemError(problemBehind(fault));
      } finally {
        if (!isPulse) pending--;
      }
    },
  };
}

function answerOf({ status, headers, data }: AxiosResponse<string>) {
  const header = (name: string): string => String((headers as Record<string, unknown>)[name] ?? '');
  const body = typeof data === 'string' ? data : '';
  return { status, contentType: header('content-type').toLowerCase(), body, retryAfter: header('retry-after') };
}

function problemBehind(fault: unknown): Problem {
  return fault instanceof AxiosError ? { kind: 'away' } : { kind: 'rubbish' };
}
