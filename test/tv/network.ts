import type { Television } from '../e2e/browser.ts';

const api = '**/api/v1/**';

/** On again with a network that takes questions; answers them as it is told to. */
export async function startStalled(tv: Television): Promise<(answer: 'cut' | 'answer') => Promise<void>> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((done) => (release = done));
  await tv.page.route(api, (route) => held.then(() => route.abort('internetdisconnected')));
  await tv.page.reload();
  return async (answer) => {
    release();
    if (answer === 'answer') await tv.page.unroute(api);
  };
}

/** No question is answered any more: all of them, or those whose address is named. */
export const cut = (tv: Television, what = api) => tv.page.route(what, (route) => route.abort('internetdisconnected'));

/** What was cut answers again. */
export const mend = (tv: Television, what = api) => tv.page.unroute(what);

/** While questions are under way: such a television has not settled. */
export const shows = (tv: Television, words: string) =>
  tv.page.waitForFunction((text) => window.fawu?.visibleText().join().includes(text), words);

/** Until the box has an answer on its shelf whose key has a part. */
export const isKept = (tv: Television, name: string) =>
  tv.page.waitForFunction((key) => localStorage.getItem('fawu.shelf')?.includes(key), name);
