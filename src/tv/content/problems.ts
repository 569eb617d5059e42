import { checks } from './checks.generated.js';

/** Why an answer did not come. */
export type ProblemKind =
  | 'away' // no answer: cable, router, time-out
  | 'portal' // a page instead of an answer: a network that wants a login first
  | 'server' // the server says it is in trouble
  | 'busy' // too many requests
  | 'rubbish' // an answer that is none of ours
  | 'missing' // there is no such thing
  | 'gone' // withdrawn
  | 'expired'; // its time is over

export interface Problem {
  kind: ProblemKind;
  /** Seconds that the server asks us to wait. */
  wait?: number;
}

export class ProblemError {
  readonly problem: Problem;

  constructor(problem: Problem) {
    this.problem = problem;
  }
}

/** The problem behind whatever was thrown. */
export function problemOf(fault: unknown): Problem {
  return fault instanceof ProblemError ? fault.problem : { kind: 'rubbish' };
}

/** Whether asking again can help. */
export function mayPass({ kind }: Problem): boolean {
  return kind !== 'missing' && kind !== 'gone' && kind !== 'expired';
}

export interface Answer {
  status: number;
  /** Lower case; empty when there is none. */
  contentType: string;
  body: string;
  retryAfter?: string;
}

/** What is wrong with an answer; else its JSON value. */
export function readAnswer(answer: Answer): { value: unknown } | { problem: Problem } {
  const { status, contentType, body } = answer;
  const isPage = contentType.indexOf('html') >= 0 || /^\s*</.test(body);
  if (status >= 300 && status < 400) return { problem: { kind: 'portal' } };
  if (status === 429) return { problem: { kind: 'busy', wait: secondsOf(answer.retryAfter) } };
  if (status === 511) return { problem: { kind: 'portal' } };
  if (status >= 500) return { problem: { kind: 'server' } };
  if (isPage) return { problem: { kind: 'portal' } };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (fault) {
    return { problem: { kind: 'rubbish' } };
  }
  if (status < 300) return { value };
  const code = checks.problem(value) ? value.error.code : undefined;
  if (status === 410) return { problem: { kind: code === 'expired' ? code : 'gone' } };
  if (status === 404) return { problem: { kind: 'missing' } };
  return { problem: { kind: code === undefined ? 'rubbish' : 'server' } };
}

function secondsOf(text: string | undefined): number {
  const seconds = Number(text);
  return seconds > 0 && seconds < 600 ? seconds : 10;
}

/** Plain words for a person in front of the television: what is, and what to do. */
export function wordsFor({ kind }: Problem): { title: string; advice: string } {
  switch (kind) {
    case 'away':
      return { title: '网络断开了', advice: '请看看路由器的灯亮不亮、网线插好没有。网络一通，这里会自己打开，不用按键。' };
    case 'portal':
      return { title: '网络需要先登录', advice: '电视收到的是上网登录页，不是我们的内容。请打宽带服务电话，或请家里人看看路由器。' };
    case 'server':
      return { title: '服务器正在忙', advice: '电视和网络都没有坏。过一会儿会自己打开，不用按键。' };
    case 'busy':
      return { title: '看的人太多了', advice: '稍等一会儿，会自己打开，不用按键。' };
    case 'rubbish':
      return { title: '内容没有传好', advice: '收到的内容看不懂，正在重新取，不用按键。' };
    case 'missing':
      return { title: '没有找到这条内容', advice: '按返回键，看看别的。' };
    case 'gone':
      return { title: '这条内容已经撤下', advice: '按返回键，看看别的。' };
    case 'expired':
      return { title: '这条内容已经到期', advice: '公布的时间过了，就不再显示。按返回键，看看别的。' };
  }
}
