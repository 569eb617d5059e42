import { mayPass, problemOf, type Problem } from './problems.ts';

/** Waits between tries, ms: soon at first, then with patience. */
const waits = [1500, 3000, 6000, 12_000, 20_000, 30_000];

/**
 * Asks until an answer comes; nobody has to press anything. `failed` is told of every failure, so
 * that a page can say what is wrong while it waits.
 */
export class Retry<T> {
  private readonly ask: () => Promise<T>;
  private readonly came: (value: T) => void;
  private readonly failed: (problem: Problem) => void;
  private tries = 0;
  private round = 0;
  private timer: number | undefined;

  constructor(ask: () => Promise<T>, came: (value: T) => void, failed: (problem: Problem) => void) {
    this.ask = ask;
    this.came = came;
    this.failed = failed;
  }

  /** Asks now; an answer to an earlier question no longer counts. */
  async start(): Promise<void> {
    window.clearTimeout(this.timer);
    const round = ++this.round;
    let value: T;
    try {
      value = await this.ask();
    } catch (fault) {
      if (round === this.round) this.wait(problemOf(fault));
      return;
    }
    if (round !== this.round) return;
    this.tries = 0;
    this.came(value);
  }

  /** No answer counts any more. */
  stop(): void {
    window.clearTimeout(this.timer);
    this.round++;
  }

  private wait(problem: Problem): void {
    if (mayPass(problem)) {
      const wait = problem.wait ? problem.wait * 1000 : waits[Math.min(this.tries, waits.length - 1)];
      this.tries++;
      this.timer = window.setTimeout(() => void this.start(), wait);
    }
    this.failed(problem);
  }
}
