import type { FromTelevision, PreviewMessage, ToTelevision } from '../contract/admin/preview.ts';
import { ProblemError, readAnswer, wordsFor, type Problem } from './content/problems.ts';
import { readItem, type ReadItem } from './content/read.ts';
import type { Key } from './remote/keys.ts';
import type { Tv } from './tv.ts';

/** A server that says nothing for so long is away, ms. */
const patience = 12_000;
const keys: Record<string, true> = { Up: true, Down: true, Left: true, Right: true, Enter: true, Back: true };

/**
 * In a frame of the officials' console: shows one draft, by the page and the keys that families have, and
 * nothing besides. The console says which by message; what comes from anywhere else is not heard. `refresh`
 * has the page that is shown ask anew.
 */
export function preview(tv: Tv, press: (key: Key) => void, refresh: () => void): void {
  const { parent, location } = window;
  if (parent === window) return;
  const tell = (message: FromTelevision) => parent.postMessage(message, location.origin);
  let item: ReadItem | undefined;
  let round = 0;
  let came: (item: ReadItem) => void;
  const first = new Promise<ReadItem>((resolve) => (came = resolve));

  const { content } = tv;
  content.known = () => item;
  content.item = () => (item ? Promise.resolve(item) : first);
  content.related = () => Promise.resolve([]);
  const stay = () => tv.say('这里是预览，只看这一条');
  tv.go = stay;
  tv.restart = stay;
  tv.back = () => undefined;
  tv.askToLeave = () => undefined;
  tv.pageShown = (_, page, of) => tell({ kind: 'shown', page: page + 1, of });

  const show = ({ token, size, block }: PreviewMessage) => {
    const own = ++round;
    ask(token).then(
      (answer) => {
        if (own !== round) return;
        item = answer;
        came(answer);
        if (size !== tv.preferences.size) tv.chooseTextSize(size);
        else if (block !== undefined) tv.replace({ page: 'story', id: answer.id, block });
        else refresh();
      },
      ({ problem }: ProblemError) => {
        if (own === round) tell({ kind: 'failed', message: wordsOf(problem) });
      },
    );
  };
  window.addEventListener('message', ({ origin, source, data }: MessageEvent) => {
    if (origin !== location.origin || source !== parent) return;
    const message = data as ToTelevision | null;
    if (message?.kind === 'preview') show(message);
    else if (message?.kind === 'key' && keys[message.key]) press(message.key);
  });
  tell({ kind: 'ready' });
}

/** The draft as an item. The token goes in a header: addresses are written down on their way. Throws ProblemError. */
function ask(token: string): Promise<ReadItem> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new ProblemError({ kind: 'away' }));
    request.open('GET', '/api/v1/preview/item');
    request.setRequestHeader('x-preview-token', token);
    request.timeout = patience;
    request.onerror = fail;
    request.ontimeout = fail;
    request.onload = () => {
      const contentType = request.getResponseHeader('content-type') ?? '';
      const answer = readAnswer({ status: request.status, contentType: contentType.toLowerCase(), body: request.responseText });
      try {
        if ('problem' in answer) throw new ProblemError(answer.problem);
        resolve(readItem(answer.value));
      } catch (fault) {
        reject(fault as ProblemError);
      }
    };
    request.send();
  });
}

function wordsOf(problem: Problem): string {
  if (problem.kind === 'missing') return '预览已经过期，请重新打开';
  return problem.kind === 'away' ? '没有连上服务器，预览没有更新' : wordsFor(problem).title;
}
