/** Seconds of each further jump while keys come one upon the other. */
const steps = [10, 10, 20, 30, 60];
/** Keys rest when none came for so long, ms. */
export const rest = 400;
/** A held key jumps no oftener than this, ms: the eye must follow the bar. */
const gap = 180;

/** Forward and back by keys: further and further while they come, and one seek when they rest. */
export class Jumps {
  private direction = 0;
  private count = 0;
  private last = -Infinity;
  private taken = -Infinity;
  /** Where the film will go on, in seconds; undefined while no key waits. */
  target: number | undefined = undefined;

  /** A key at a time, ms; `from` is where the film stands and `length` its end, in seconds. */
  press(direction: 1 | -1, at: number, from: number, length: number): void {
    const more = direction === this.direction && at - this.last < rest;
    this.last = at;
    if (!more) {
      this.direction = direction;
      this.count = 0;
    } else if (at - this.taken < gap) return;
    this.taken = at;
    const wanted = steps[Math.min(this.count++, steps.length - 1)] as number;
    // A short film is crossed in no fewer than twenty jumps.
    const jump = Math.min(wanted, Math.max(10, length / 20));
    // Shortly before the end, not at it: a film that is over asks for something else.
    const most = Math.max(0, length - 3);
    this.target = Math.max(0, Math.min(most, (this.target ?? from) + direction * jump));
  }

  /** The keys rest: where to go, once. */
  settle(): number | undefined {
    const { target } = this;
    this.target = undefined;
    return target;
  }
}
