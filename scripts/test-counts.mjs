// How many tests passed and failed, kept in a file so that several programs can add to it.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './folders.mjs';

const file = join(build, 'test-counts.jsonl');

export function addCounts({ passed, failed }) {
  mkdirSync(build, { recursive: true });
  appendFileSync(file, `${JSON.stringify({ passed, failed })}\n`);
}

/** The sum of all that was added since the file was removed. */
export function readCounts() {
  const sum = { passed: 0, failed: 0 };
  if (!existsSync(file)) return sum;
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { passed, failed } = JSON.parse(line);
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}
