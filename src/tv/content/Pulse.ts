import type { Pulse as PulseReply } from '../../contract/index.ts';
import { checks } from './checks.generated.js';
import type { Client } from './client.ts';

export interface PulseEvents {
  /** Every pulse that came: server time and content state. */
  heard(pulse: PulseReply): void;
  /** Lists may have changed since the last pulse. */
  changed(): void;
  /** Withdrawn since the last pulse; `all` when more than these were. */
  withdrawn(ids: readonly string[], all: boolean): void;
}

/** Asks the server every half minute whether something is new. Failures are quiet: the pages speak. */
export class Pulse {
  private readonly client: Client;
  private readonly events: PulseEvents;
  private last: PulseReply | undefined;
  private timer: number | undefined;
  region: string | undefined;

  constructor(client: Client, events: PulseEvents) {
    this.client = client;
    this.events = events;
    this.region = undefined;
  }

  /** Asks now and then every `every` ms. */
  start(every = 30_000): void {
    const beat = () => {
      this.timer = window.setTimeout(beat, every);
      void this.ask();
    };
    window.clearTimeout(this.timer);
    beat();
  }

  async ask(): Promise<void> {
    let reply: unknown;
    try {
      reply = await this.client.get('/api/v1/pulse', { region: this.region });
    } catch (fault) {
      return;
    }
    if (checks.pulse(reply)) this.take(reply);
  }

  take(pulse: PulseReply): void {
    const { last, events } = this;
    this.last = pulse;
    events.heard(pulse);
    if (!last) return;
    if (pulse.withdrawals !== last.withdrawals) {
      const fresh = pulse.withdrawn.filter((id) => last.withdrawn.indexOf(id) < 0);
      const many = pulse.withdrawals < last.withdrawals ||
        pulse.withdrawals - last.withdrawals > fresh.length;
      events.withdrawn(fresh, many);
    }
    if (pulse.revision !== last.revision) events.changed();
  }
}
