import { addressOf, mended } from './client.ts';
import { failureOf, noAnswer } from './errors.ts';

/** Fetches a file and hands it to the browser to keep. Not a plain link: a session may have ended. @throws Failure */
export async function download(path: string, name: string): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await fetched(path));
  link.download = name;
  link.click();
  // The browser has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function fetched(path: string): Promise<Blob> {
  const response = await fetch(addressOf(path), { credentials: 'same-origin', cache: 'no-store' }).catch(() => undefined);
  if (response === undefined) throw noAnswer();
  if (response.ok) return response.blob();
  const failure = failureOf(response.status, await response.json().catch(() => undefined));
  if (await mended(failure, 'GET')) return fetched(path);
  throw failure;
}
