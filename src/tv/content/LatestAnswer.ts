import type { Problem } from './problems.ts';
import { Retry } from './Retry.ts';

/** From one question to the next at least, ms: a hand types no faster, and the server need not hear of every key. */
const pause = 250;

/**
 * Answers what was asked last. One question is under way at a time; those that came meanwhile are asked
 * no more, but for the last of them. What fails is asked again until it comes.
 */
export class LatestAnswer<T> {
  private readonly retry: Retry<T>;
  private wanted: string;
  private asked: string;
  private busy: boolean;
  private last: number;
  private timer: number | undefined;

  constructor(
    ask: (question: string) => Promise<T>, came: (answer: T, question: string) => void, failed: (problem: Problem) => void,
  ) {
    this.wanted = '';
    this.asked = '';
    this.busy = false;
    this.last = -Infinity;
    this.timer = undefined;
    const asking = () => {
      this.busy = true;
      this.asked = this.wanted;
      this.last = Date.now();
      return ask(this.asked);
    };
    this.retry = new Retry(asking, (answer) => {
      this.busy = false;
      if (this.asked === this.wanted) came(answer, this.asked);
      else this.goOn();
    }, (problem) => {
      this.busy = false;
      if (this.asked === this.wanted) failed(problem);
      else this.goOn();
    });
  }

  /** The question that counts from now on; the empty one has no answer. */
  ask(question: string): void {
    this.wanted = question;
    if (!this.busy) this.goOn();
  }

  /** No answer counts any more. */
  stop(): void {
    window.clearTimeout(this.timer);
    this.retry.stop();
    this.wanted = '';
    this.busy = false;
  }

  private goOn(): void {
    this.retry.stop();
    window.clearTimeout(this.timer);
    if (this.wanted === '') return;
    // A box whose clock was set back waits no longer than the pause.
    const wait = Math.min(pause, this.last + pause - Date.now());
    if (wait > 0) this.timer = window.setTimeout(() => void this.retry.start(), wait);
    else void this.retry.start();
  }
}
