import { shallowRef } from 'vue';

/** Somebody waits for a new login: the dialog lies over the page as long as this is set. */
export const waitingForLogin = shallowRef<{ done: () => void; promise: Promise<void> }>();

/** Shows the login over the page and waits for it; all requests that find the session ended share one dialog. */
export function logInAgain(): Promise<void> {
  const waiting = waitingForLogin.value ?? begin();
  return waiting.promise;
}

function begin() {
  let done: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => (done = resolve));
  const waiting = { promise, done: () => { waitingForLogin.value = undefined; done(); } };
  waitingForLogin.value = waiting;
  return waiting;
}
