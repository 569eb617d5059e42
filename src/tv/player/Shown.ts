export type Layer = 'bare' | 'bar' | 'choices' | 'resume';

/** How long each stays without a key, ms: less is too short for the old, and choices are read slowly. */
const stays: Record<Layer, number> = { bare: 0, bar: 15_000, choices: 30_000, resume: 5000 };

/** What lies over the pictures of a film, and when it goes by itself. */
export class Shown {
  layer: Layer = 'bar';
  private timer: number | undefined;
  private readonly changed: () => void;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  raise(layer: Layer): void {
    this.layer = layer;
    this.touch();
    this.changed();
  }

  /** A key came: what is shown stays as long again. */
  touch(): void {
    this.stop();
    if (this.layer === 'bare') return;
    this.timer = window.setTimeout(() => this.raise(this.layer === 'resume' ? 'bar' : 'bare'), stays[this.layer]);
  }

  stop(): void {
    window.clearTimeout(this.timer);
  }
}
