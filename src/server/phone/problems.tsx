/** @jsxRuntime automatic @jsxImportSource preact */
import type { Frame } from '../../pages/phone/frame.ts';
import { render } from '../../pages/phone/page.tsx';
import { ProblemPage, type Problem } from '../../pages/phone/problem.tsx';
import { anyFrame, type Desk } from './frames.ts';

/** A page to be sent; only a page with status 200 may be kept. */
export interface Answer {
  status: number;
  html: string;
}

const statusOf: Record<Problem, number> = {
  code: 404, place: 404, missing: 404, withdrawn: 410, expired: 410, busy: 429, failed: 500,
};

/** A kind page that says what is wrong. */
export async function problemAnswer(desk: Desk, problem: Problem, region?: string): Promise<Answer> {
  return problemWithin(await anyFrame(desk, region), problem);
}

/** The same in surroundings that are known already. */
export function problemWithin(frame: Frame, problem: Problem, code?: string): Answer {
  const page = <ProblemPage frame={frame} problem={problem} {...(code && { code })} />;
  return { status: statusOf[problem], html: render(page) };
}

/** The page that is made without reading anything, when reading is what failed. */
export function failedAnswer(desk: Desk, problem: Problem): Answer {
  return problemWithin({ origin: desk.origin, path: [], columns: [], topics: [] }, problem);
}
