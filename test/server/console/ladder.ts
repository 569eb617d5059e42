import { accountRungs } from '../accounts/rungs.ts';
import { auditRungs } from '../audit/rungs.ts';
import { displayRungs } from '../displays/rungs.ts';
import { dutyRungs } from '../duties/rungs.ts';
import { previewRungs } from '../preview/rungs.ts';
import { privacyRungs } from '../privacy/rungs.ts';
import { publishingRungs } from '../publishing/rungs.ts';
import { uploadRungs } from '../uploads/rungs.ts';
import type { Rung } from './rung.ts';

/**
 * Every route of the console, by feature: a feature adds the list that stands beside its own tests.
 * A route that is missing here fails the ladder.
 */
export const ladder: Rung[] = [
  ...accountRungs,
  ...publishingRungs,
  ...previewRungs,
  ...privacyRungs,
  ...auditRungs,
  ...displayRungs,
  ...dutyRungs,
  ...uploadRungs,
];
