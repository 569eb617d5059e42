import type { BoxStorage } from './box/storage.ts';
import { checks } from './content/checks.generated.js';
import type { Client } from './content/client.ts';
import { Retry } from './content/Retry.ts';
import type { Tv } from './tv.ts';

/** Names of topics and columns for cards and trails; kept for the next start. */
export function learnNames(tv: Tv, learned: () => void): void {
  const ask = async () => {
    const [topics, columns] = [await tv.content.topics(undefined, undefined), await tv.content.columns()];
    topics.forEach(({ id, name }) => (tv.topicNames[id] = name));
    columns.forEach(({ id, name }) => (tv.columnNames[id] = name));
  };
  const came = () => {
    tv.storage.write('topicNames', tv.topicNames);
    tv.storage.write('columnNames', tv.columnNames);
    learned();
  };
  void new Retry(ask, came, () => undefined).start();
}

export interface Settings {
  publicUrl: string;
  returnOrigins?: string[];
}

/** What the operator set, as far as the box heard of it before. */
export function keptSettings(storage: BoxStorage): Settings | undefined {
  return storage.read('settings', checks.settings);
}

/** What the operator set; kept for the next start. */
export function learnSettings(client: Client, storage: BoxStorage, learned: (settings: Settings) => void): void {
  const came = (reply: unknown) => {
    if (!checks.settings(reply)) return;
    storage.writeChanged('settings', reply);
    learned(reply);
  };
  void new Retry(() => client.get('/tv/config.json'), came, () => undefined).start();
}

/** Names of a village that a portal gave by its code; `unknown` when there is none of that code. */
export function learnPlace(tv: Tv, learned: () => void, unknown: () => void): void {
  const { place } = tv.preferences;
  if (!place || place.names.length > 0) return;
  const { code } = place;
  // The family may have chosen another in the meantime.
  const still = (then: () => void) => {
    if (tv.preferences.place?.code === code) then();
  };
  const retry = new Retry(
    () => tv.content.regions(code),
    ({ path }) => still(() => {
      const names = path.filter(({ level }) => level !== 'city').map(({ name }) => name);
      tv.preferences.choose({ code, names: names.length > 0 ? names : path.map(({ name }) => name) });
      learned();
    }),
    ({ kind }) => {
      if (kind === 'missing' || kind === 'rubbish') still(unknown);
    },
  );
  void retry.start();
}

export function isNames(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).every((key) => typeof (value as Record<string, unknown>)[key] === 'string');
}
