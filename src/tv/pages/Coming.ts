import type { LaterPages } from '../LaterPages.ts';
import { ProblemError } from '../content/problems.ts';
import { Retry } from '../content/Retry.ts';
import type { Stage } from '../lightning.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';

/** Stands for a page of the second script until that has come. */
export class Coming extends Page {
  declare private retry: Retry<unknown>;
  declare private memory: unknown;

  constructor(stage: Stage, tv: Tv, later: LaterPages, memory: unknown, came: () => void) {
    super(stage, tv, 'coming', ['电子法务']);
    this.memory = memory;
    const away = () => {
      throw new ProblemError({ kind: 'away' });
    };
    this.retry = new Retry<unknown>(() => later.load().catch(away), came, (problem) => this.sayProblem(problem));
    this.sayWaiting();
    this.hint([{ words: '返回 首页' }]);
    void this.retry.start();
  }

  override remember(): unknown {
    return this.memory;
  }

  /** It has no cards. */
  override withdrawn(): void {
    return;
  }

  override leave(): void {
    super.leave();
    this.retry.stop();
  }
}
