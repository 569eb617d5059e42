import type { DraftContent } from '../../contract/admin/index.ts';

/** What was typed and had not reached the server, on this device. */
export interface LocalCopy {
  /** Version of the draft that it was made from. */
  version: number;
  content: DraftContent;
  /** Epoch milliseconds. */
  at: number;
}

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'fawu.console.draft.';
/** A shared computer keeps nothing longer than this, in milliseconds. */
const longest = 3 * 24 * 3_600_000;

/**
 * Copies by account and draft: who logs in next on a shared computer neither sees nor loses the words
 * of somebody else. Each operation may meet a full or forbidden storage and says so by its answer.
 */
export class LocalCopies {
  private readonly storage: Kept;
  private readonly account: string;

  constructor(storage: Kept, account: string) {
    this.storage = storage;
    this.account = account;
  }

  /** False when the device does not keep it. */
  keep(draft: string, copy: LocalCopy): boolean {
    try {
      this.storage.setItem(this.name(draft), JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  }

  read(draft: string): LocalCopy | undefined {
    try {
      const kept = this.storage.getItem(this.name(draft));
      return kept === null ? undefined : (JSON.parse(kept) as LocalCopy);
    } catch {
      return undefined;
    }
  }

  erase(draft: string): void {
    this.storage.removeItem(this.name(draft));
  }

  private name(draft: string): string {
    return `${prefix}${this.account}.${draft}`;
  }
}

/** Whether something of this person waits on the device to reach the server. */
export const hasCopiesOf = (account: string, storage: Kept = localStorage): boolean =>
  names(storage).some((name) => name.startsWith(`${prefix}${account}.`));

/** On log-out: everything that this person left on the device. */
export function eraseCopiesOf(account: string, storage: Kept = localStorage): void {
  for (const name of names(storage)) if (name.startsWith(`${prefix}${account}.`)) storage.removeItem(name);
}

/** At the start of the console: copies that nobody came back for. */
export function eraseOldCopies(now: number, storage: Kept = localStorage): void {
  for (const name of names(storage)) {
    if (!(now - writtenAt(storage.getItem(name)) < longest)) storage.removeItem(name);
  }
}

function writtenAt(kept: string | null): number {
  try {
    return Number((JSON.parse(kept ?? '{}') as Partial<LocalCopy>).at ?? 0);
  } catch {
    return 0;
  }
}

function names(storage: Kept): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '').filter((name) => name.startsWith(prefix));
}
