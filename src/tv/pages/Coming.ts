import type { LaterPages } from '../LaterPages.ts';
import { ProblemError } from '../content/problems.ts';
import type { Stage } from '../lightning.ts';
import type { Tv } from '../tv.ts';
import { Page } from './Page.ts';

/** Stands for a page of the second script until that has come. */
export class Coming extends Page {
  declare private memory: unknown;

  constructor(stage: Stage, tv: Tv, later: LaterPages, memory: unknown, came: () => void) {
    super(stage, tv, 'coming', ['电子法务']);
    this.memory = memory;
    const away = () => {
      throw new ProblemError({ kind: 'away' });
    };
    this.sayWaiting();
    this.hint([{ words: '返回 首页' }]);
    void this.question<unknown>(() => later.load().catch(away), came, (problem) => this.sayProblem(problem)).start();
  }

  override remember(): unknown {
    return this.memory;
  }

  /** It has no cards. */
  override withdrawn(): void {
    return;
  }
}
