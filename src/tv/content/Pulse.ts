import type { Pulse as PulseReply } from '../../contract/index.ts';
import { checks } from './checks.generated.js';
import type { Client } from './client.ts';

/** What a region's last pulse said of withdrawals. */
export interface Withdrawals {
  count: number;
  /** Named by it, newest first. */
  ids: string[];
}

export interface PulseEvents {
  /** Every pulse that came: server time and content state. */
  heard(pulse: PulseReply): void;
  /** Lists may have changed since the last pulse. */
  changed(): void;
  /** Withdrawn since the last pulse; `all` when more than these were, or nobody knows. */
  withdrawn(ids: readonly string[], all: boolean): void;
  /** All that a pulse says was told; `known` may be kept for the next start. */
  told(known: Record<string, Withdrawals>): void;
}

const mostRegions = 20;

/** An emergency is to be on the screen within 30 s, with the question and the answer on their way. */
const beatLength = 25_000;

/** Asks the server again and again whether something is new. Failures are quiet: the pages speak. */
export class Pulse {
  private readonly client: Client;
  private readonly events: PulseEvents;
  private revision: string | undefined;
  private timer: number | undefined;
  region: string | undefined;
  /** By region, also from before the app was left: each has its own count. */
  private readonly known: Record<string, Withdrawals>;

  constructor(client: Client, events: PulseEvents, known: Record<string, Withdrawals> = {}) {
    this.client = client;
    this.events = events;
    this.known = known;
    this.revision = undefined;
    this.region = undefined;
  }

  /** Asks now and then every `every` ms. */
  start(every = beatLength): void {
    const beat = () => {
      this.timer = window.setTimeout(beat, every);
      void this.ask();
    };
    window.clearTimeout(this.timer);
    beat();
  }

  async ask(): Promise<void> {
    const { region } = this;
    let reply: unknown;
    try {
      reply = await this.client.get('/api/v1/pulse', { region });
    } catch (fault) {
      return;
    }
    if (region === this.region && checks.pulse(reply)) this.take(reply);
  }

  take(pulse: PulseReply): void {
    const { events, revision } = this;
    const { withdrawn: ids, withdrawals: count } = pulse;
    const region = this.region ?? 'city';
    const last = this.known[region];
    this.remember(region, { count, ids });
    this.revision = pulse.revision;
    events.heard(pulse);
    // Before anything is doubted: what came before the change is not fresh any more.
    if (revision !== undefined && pulse.revision !== revision) events.changed();
    if (!last) {
      events.withdrawn([], true);
    } else if (count !== last.count) {
      const fresh = ids.filter((id) => last.ids.indexOf(id) < 0);
      events.withdrawn(fresh, count < last.count || count - last.count > fresh.length);
    }
    events.told(this.known);
  }

  private remember(region: string, withdrawals: Withdrawals): void {
    delete this.known[region];
    this.known[region] = withdrawals;
    const regions = Object.keys(this.known);
    if (regions.length > mostRegions) delete this.known[regions[0] as string];
  }
}

/** What a box kept of `known`. */
export function isKnown(value: unknown): value is Record<string, Withdrawals> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).every((region) => {
    const { count, ids } = ((value as Record<string, unknown>)[region] ?? {}) as Partial<Withdrawals>;
    return typeof count === 'number' && Array.isArray(ids) && ids.every((id) => typeof id === 'string');
  });
}
