import type { Browser } from 'playwright-core';
import { burst, idle, open, press, type Subject } from './page.ts';
import { median, report, round } from './measure.ts';

interface Contestant {
  name: 'ours' | 'bare' | 'react';
  address: string;
  ready: string;
  storage?: Record<string, string>;
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
): Promise<void> {
  const firstFrames = new Map<string, number[]>();
  const keys = new Map<string, number[]>();
  const idleness = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const one of contestants) {
      const subject = await open(browser, one.address, one.ready, slowdown, one.storage);
      push(firstFrames, one.name, subject.firstFrame);
      if (one.name !== 'bare') {
        push(keys, one.name, ...(await burst(subject, hurry, 30)));
        push(idleness, one.name, await idle(subject, 5));
      }
      await subject.close();
    }
  }
  const of = (figures: Map<string, number[]>, name: string) => round(median(figures.get(name) ?? []));
  report('television home', {
    slowdown,
    firstFrameMs: Object.fromEntries(contestants.map(({ name }) => [name, of(firstFrames, name)])),
    firstFrameToBare: round(median(firstFrames.get('ours') ?? []) / median(firstFrames.get('bare') ?? [])),
    keyToFrameMs: { ours: of(keys, 'ours'), react: of(keys, 'react') },
    keyToFrameToReact: round(median(keys.get('ours') ?? []) / median(keys.get('react') ?? [])),
    idleMsPerSecond: { ours: of(idleness, 'ours'), react: of(idleness, 'react') },
  });
}

/** Turns `turns` pages of an opened text, one at a time; each waits for the one before. */
export async function turnPages(subject: Subject, slowdown: number, turns: number): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    times.push(...(await burst(subject, ['ArrowDown'], 1)));
  }
  report('page turn of the longest law', {
    slowdown,
    turns,
    medianMs: round(median(times)),
    worstMs: round(Math.max(...times)),
  });
}

/** Presses keys one by one. */
export async function walk(subject: Subject, keys: readonly string[]): Promise<void> {
  for (const key of keys) await press(subject.session, key);
}

function push(figures: Map<string, number[]>, name: string, ...values: number[]): void {
  figures.set(name, [...(figures.get(name) ?? []), ...values]);
}
