import { Retry } from '../content/Retry.ts';
import type { IsGone } from '../content/withdrawn.ts';
import type { Stage } from '../lightning.ts';
import { Hints, type Hint } from '../parts/Hints.ts';
import { Message } from '../parts/Message.ts';
import { Part } from '../parts/Part.ts';
import { TopBar } from '../parts/TopBar.ts';
import { wordsFor, type Problem, type ProblemKind } from '../content/problems.ts';
import type { Key } from '../remote/keys.ts';
import type { Handoff, Tv } from '../tv.ts';

const signs: Partial<Record<ProblemKind, string>> = { away: '网', portal: '网', expired: '期' };

/** A whole screen. What it must find again when it comes back, it hands out as its memory. */
export abstract class Page extends Part {
  declare protected bar: TopBar;
  declare protected hints: Hints;
  declare private message: Message | undefined;
  declare private withDay: boolean;
  declare private questions: { stop(): void }[];

  constructor(stage: Stage, tv: Tv, name: string, trail: string[], withDay = false) {
    super(stage, tv, name);
    this.message = undefined;
    this.withDay = withDay;
    this.questions = [];
    this.bar = this.put(new TopBar(stage, tv, trail, withDay), 0, 0);
    this.hints = this.put(new Hints(stage, tv), 0, 0);
  }

  /** For a page of the same route that takes this one's place later. */
  abstract remember(): unknown;

  /** What the red key shows; undefined when there is nothing to carry on with. */
  handoff(): Handoff | undefined {
    return undefined;
  }

  /** Lists may have changed on the server. */
  contentChanged(): void {
    return;
  }

  /** Names of topics and columns, or pictures, came later than the page. */
  refresh(): void {
    return;
  }

  /**
   * Items were withdrawn: a page that has cards takes these out of what it holds and shows, and the focus
   * stays on something. Nothing of them is left in what it is memory of, nor comes with a later answer.
   */
  abstract withdrawn(isGone: IsGone): void;

  /** The item that the page was opened for is none any more. */
  gone(): void {
    return;
  }

  /** Any key before it goes its usual way; true when the page has taken it. */
  takes(key: Key): boolean {
    void key;
    return false;
  }

  /** Whether what lies under the canvas shows wherever the page draws nothing. */
  seesThrough(): boolean {
    return false;
  }

  /** Whether the emergencies that stand can be seen on it. */
  showsEmergencies(): boolean {
    return false;
  }

  /** Whether nothing may lie over it: it asks for every key. */
  standsAlone(): boolean {
    return false;
  }

  /** A strip of so many px lies over the page's top and takes OK and Back: what it hides moves down, and nothing else says what those keys do. */
  underStrip(height: number | undefined): void {
    const covered = height !== undefined;
    this.bar.alpha = covered ? 0 : 1;
    this.hints.alpha = covered ? 0 : 1;
    this.y = covered && !this.seesThrough() ? Math.min(48, Math.max(0, height - 92)) : 0;
  }

  /** Text size or contrast has changed. True when the page has drawn itself anew; else it is opened again. */
  restyle(): boolean {
    return false;
  }

  /** A digit key; true when it opened something. */
  digit(digit: number): boolean {
    void digit;
    return false;
  }

  /** Nothing asked for counts any more. */
  leave(): void {
    this.tv.jobs.drop(this);
    this.questions.forEach((question) => question.stop());
  }

  minute(): void {
    this.bar.showTime(this.withDay);
  }

  /** What the page asks for until it comes, from its `start()` on; once the page is left, no answer counts. */
  protected question<T>(ask: () => Promise<T>, came: (answer: T) => void, failed?: (problem: Problem) => void): Retry<T> {
    const question = new Retry(ask, came, failed ?? (() => undefined));
    this.questions.push(question);
    return question;
  }

  /** `asides` for the line's right end, the longest that fits is shown. */
  protected hint(hints: Hint[], ...asides: string[]): void {
    this.hints.show(hints, ...asides);
  }

  /** Where the room for a message ends, px. */
  protected messageEnd(): number {
    return 648;
  }

  protected say(title: string, advice: string, sign: string): void {
    this.message = this.message ?? this.put(new Message(this.stage, this.tv), 0, 0);
    this.message.show(title, advice, sign, this.messageEnd());
  }

  protected sayWaiting(): void {
    this.say('正在打开……', '请稍等。', '等');
  }

  protected sayProblem(problem: Problem): void {
    const { title, advice } = wordsFor(problem);
    this.say(title, advice, signs[problem.kind] ?? '！');
  }

  protected unsay(): void {
    this.message?.hide();
  }
}
