import type { BoxStorage } from '../box/storage.ts';
import { profiles, type Key, type KeyProfile, type ProfileName } from './keys.ts';

/** Keys that an installer may teach the app, in the order in which they are asked for. */
export const teachable = ['Up', 'Down', 'Left', 'Right', 'Enter', 'Back', 'Red', 'Yellow', 'Blue'] as const;
export type TeachableKey = (typeof teachable)[number];

/** What an installer taught, by code. */
export type TaughtKeys = Readonly<Record<number, TeachableKey>>;

/** What a code means on this box: what an installer taught first, then the box's family. */
export class KeyMapping {
  private readonly storage: BoxStorage;
  private readonly profile: KeyProfile;
  private kept: TaughtKeys;

  constructor(storage: BoxStorage, name: ProfileName) {
    this.storage = storage;
    this.profile = profiles[name];
    this.kept = storage.read('keys', isTaught) ?? {};
  }

  get taught(): TaughtKeys {
    return this.kept;
  }

  keyOf(code: number): Key | undefined {
    return this.kept[code] ?? this.profile[code];
  }

  /** Counts from the next press on; `keep` for the next start as well. */
  teach(keys: TaughtKeys, keep: boolean): void {
    this.kept = keys;
    if (keep) this.storage.write('keys', keys);
  }
}

function isTaught(value: unknown): value is TaughtKeys {
  if (typeof value !== 'object' || value === null) return false;
  const taught = value as Record<string, unknown>;
  return Object.keys(taught).every((code) =>
    /^[0-9]{1,5}$/.test(code) && teachable.indexOf(taught[code] as TeachableKey) >= 0);
}
