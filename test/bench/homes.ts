import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { burst, focusTrail, idle, open, pressUntil, type Looks, type Subject } from './page.ts';
import { median, report, round } from './measure.ts';

interface Contestant extends Looks {
  name: 'ours' | 'webgl' | 'bare' | 'react';
  /** An expression: how many items the page has in its rails. */
  items?: string;
  /** An expression: all that comes behind the first frame has come. */
  calm?: string;
}

/** 72 presses over the rails of a home, as a hurried hand does: right, down, right, up … */
const hurry = Array.from({ length: 72 }, (_, index) =>
  index % 9 === 8 ? (index % 18 === 17 ? 'ArrowUp' : 'ArrowDown') : index % 36 < 18 ? 'ArrowRight' : 'ArrowLeft',
);

/** First frame, burst of keys and idleness of each contestant, interleaved, at one slow-down. */
export async function compareHomes(
  browser: Browser,
  contestants: readonly Contestant[],
  slowdown: number,
  rounds: number,
  items: number,
): Promise<void> {
  const firstFrames = new Map<string, number[]>();
  const keys = new Map<string, number[]>();
  const moves = new Map<string, number[]>();
  const idleness = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const one of contestants) {
      const subject = await open(browser, one, slowdown);
      push(firstFrames, one.name, subject.firstFrame);
      if (one.name !== 'bare') {
        // Whoever presses a key has seen the picture before.
        await subject.page.waitForFunction(one.calm ?? 'true');
        assert.equal(await subject.page.evaluate(one.items as string), items, `${one.name} shows every item of the reply`);
        push(keys, one.name, ...(await burst(subject, hurry, 30)));
        const trail = await focusTrail(subject);
        push(moves, one.name, trail.filter((name, i) => i > 0 && name !== trail[i - 1]).length);
        push(idleness, one.name, await idle(subject, 5));
      }
      await subject.close();
    }
  }
  const of = (figures: Map<string, number[]>, name: string) => round(median(figures.get(name) ?? []));
  const all = (figures: Map<string, number[]>) =>
    Object.fromEntries([...figures.keys()].map((name) => [name, of(figures, name)]));
  report('television home', {
    slowdown,
    firstFrameMs: Object.fromEntries(contestants.map(({ name }) => [name, of(firstFrames, name)])),
    firstFrameToBare: round(median(firstFrames.get('ours') ?? []) / median(firstFrames.get('bare') ?? [])),
    keyToFrameMs: all(keys),
    keyToFrameToReact: round(median(keys.get('ours') ?? []) / median(keys.get('react') ?? [])),
    // Of 72 keys: how often the focus stood elsewhere than after the key before.
    focusMoves: all(moves),
    idleMsPerSecond: all(idleness),
  });
}

const reader = 'fawu.app.focusPath.slice(-1)[0].reader';
/** An expression: the page of text that is read has its texture, and nothing waits to be drawn. */
export const pageDrawn = `${reader}.leaves.sheet.texture.isLoaded() && !fawu.app.stage.ctx.hasRenderUpdates()`;

/** Turns `turns` pages of an opened text, one at a time; each waits for the one before. */
export async function turnPages(subject: Subject, slowdown: number, turns: number): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const turned = `${reader}.page === ${turn + 1}`;
    times.push(await pressUntil(subject, 'ArrowDown', `${turned} && ${pageDrawn}`));
  }
  report('page turn of the longest law', {
    slowdown,
    turns,
    medianMs: round(median(times)),
    worstMs: round(Math.max(...times)),
  });
}

function push(figures: Map<string, number[]>, name: string, ...values: number[]): void {
  figures.set(name, [...(figures.get(name) ?? []), ...values]);
}
