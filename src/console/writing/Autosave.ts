/** What stands beside the text, and what the page does about it. Times are epoch milliseconds. */
export type SaveState =
  | { kind: 'saved'; at: number }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** Kept here; tried again by itself. */
  | { kind: 'offline' }
  /** Kept here until the same person has logged in again. */
  | { kind: 'loggedOut' }
  /** Somebody saved in between: nothing is sent until a person has decided. */
  | { kind: 'conflict' }
  /** The server does not take it as it is; the next change is tried again. */
  | { kind: 'refused'; message: string };

/** What became of one try. */
export type SaveAnswer =
  | { kind: 'saved'; version: number; at: number }
  | { kind: 'offline' }
  | { kind: 'loggedOut' }
  | { kind: 'conflict' }
  | { kind: 'refused'; message: string };

export interface AutosaveParts<Content> {
  /** Sends the content as made from a version. Never throws. */
  save: (version: number, content: Content) => Promise<SaveAnswer>;
  /** Keeps a copy on this device, before anything is sent. */
  keep: (version: number, content: Content) => void;
  /** Erases that copy: the server has it all. */
  forget: () => void;
  told: (state: SaveState) => void;
  now: () => number;
  /** Calls back after some milliseconds; answers how to call it off. */
  later: (ms: number, what: () => void) => () => void;
}

/** Milliseconds: after the last change, at most after the first unsaved one, between tries without a network. */
export const pace = { idle: 2_000, longest: 10_000, retries: [3_000, 6_000, 12_000, 30_000] } as const;

/**
 * Keeps what is typed: first on this device, then on the server. One save at a time, each made from the
 * version that the one before answered; after a conflict or a log-out it waits to be told.
 */
export class Autosave<Content> {
  private readonly parts: AutosaveParts<Content>;
  private content: Content;
  private seen: number;
  /** Changes so far, and how many of them the server has. */
  private changes = 0;
  private saved = 0;
  private firstUnsavedAt: number | undefined;
  private callOff: (() => void) | undefined;
  private running: Promise<boolean> | undefined;
  private throughout = false;
  private failures = 0;
  private now: SaveState;
  private stopped = false;

  constructor(version: number, content: Content, savedAt: number, parts: AutosaveParts<Content>) {
    this.parts = parts;
    this.seen = version;
    this.content = content;
    this.now = { kind: 'saved', at: savedAt };
  }

  get version(): number {
    return this.seen;
  }

  get state(): SaveState {
    return this.now;
  }

  /** Whether the server lacks something that was typed. */
  get unsaved(): boolean {
    return this.saved < this.changes;
  }

  /** Something was typed. */
  changed(content: Content): void {
    if (this.stopped) return;
    this.content = content;
    this.changes += 1;
    this.firstUnsavedAt ??= this.parts.now();
    this.parts.keep(this.seen, content);
    if (this.now.kind === 'conflict' || this.now.kind === 'loggedOut') return;
    if (this.running !== undefined) return;
    if (this.now.kind !== 'offline') this.tell({ kind: 'waiting' });
    this.plan();
  }

  /** Saves now what is not saved; true when the server has all of it. */
  flush(): Promise<boolean> {
    this.throughout = true;
    return this.run();
  }

  /** The network is there again, or the person has logged in again. */
  async goOn(): Promise<void> {
    if (this.now.kind === 'loggedOut') this.tell({ kind: 'waiting' });
    await this.flush();
  }

  /** The server's draft has moved on by something else than a save (masking, submission): this is what counts now. */
  accept(version: number, content: Content, at: number): void {
    this.callOff?.();
    this.seen = version;
    this.content = content;
    this.saved = this.changes;
    this.firstUnsavedAt = undefined;
    this.parts.forget();
    this.tell({ kind: 'saved', at });
  }

  /** Does what may move the server's draft on: nothing is saved meanwhile. @throws what `work` throws */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    await this.flush();
    while (this.running !== undefined) await this.running;
    const worked = work();
    const over = () => !this.unsaved;
    this.running = worked.then(over, over).finally(() => {
      this.running = undefined;
      if (!this.unsaved || this.stopped || this.now.kind === 'conflict' || this.now.kind === 'loggedOut') return;
      if (this.now.kind !== 'offline') this.tell({ kind: 'waiting' });
      this.plan();
    });
    return worked;
  }

  /** Inside of `alone`: the server has put something into its draft and this is what it makes of what was typed. */
  moved(version: number, content: Content): void {
    this.seen = version;
    this.content = content;
    if (this.unsaved) this.parts.keep(version, content);
    else this.tell({ kind: 'saved', at: this.parts.now() });
  }

  /** A person has decided what of both versions stays: it is made from the one that the server has. */
  async settle(version: number, content: Content): Promise<boolean> {
    this.seen = version;
    this.tell({ kind: 'waiting' });
    this.changed(content);
    return this.flush();
  }

  /** The page is left. What is unsaved stays kept on this device. */
  stop(): void {
    this.stopped = true;
    this.callOff?.();
  }

  private plan(): void {
    this.callOff?.();
    const since = this.parts.now() - (this.firstUnsavedAt ?? this.parts.now());
    const offline = pace.retries[Math.min(this.failures, pace.retries.length) - 1];
    const wait = this.now.kind === 'offline' ? offline! : Math.max(0, Math.min(pace.idle, pace.longest - since));
    this.callOff = this.parts.later(wait, () => void this.run());
  }

  /** One save; further ones without a pause where somebody waits for all of it. */
  private run(): Promise<boolean> {
    this.running ??= this.sendAll().finally(() => {
      this.running = undefined;
      this.throughout = false;
    });
    return this.running;
  }

  private async sendAll(): Promise<boolean> {
    while (this.unsaved && !this.stopped && this.now.kind !== 'conflict' && this.now.kind !== 'loggedOut') {
      const before = this.saved;
      this.callOff?.();
      await this.try();
      if (this.saved === before || !this.throughout) break;
    }
    return !this.unsaved;
  }

  private async try(): Promise<void> {
    const { changes, content } = this;
    this.parts.keep(this.seen, content);
    this.tell({ kind: 'saving' });
    const answer = await this.parts.save(this.seen, content);
    if (answer.kind === 'saved') {
      this.failures = 0;
      this.seen = answer.version;
      this.saved = Math.max(this.saved, changes);
      this.firstUnsavedAt = this.unsaved ? this.parts.now() : undefined;
      if (this.unsaved) this.parts.keep(this.seen, this.content);
      else this.parts.forget();
      this.tell(this.unsaved ? { kind: 'waiting' } : { kind: 'saved', at: answer.at });
      if (this.unsaved && !this.stopped) this.plan();
      return;
    }
    this.tell(answer);
    if (answer.kind !== 'offline') return;
    this.failures += 1;
    if (!this.stopped) this.plan();
  }

  private tell(state: SaveState): void {
    this.now = state;
    this.parts.told(state);
  }
}
