// Mocha's own report, and the counts for the closing line of `npm test`; a file that somebody runs beside it does not count.
import Mocha from 'mocha';
import { addCounts } from '../scripts/test-counts.mjs';

export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    if (!process.env.TEST_TIER) return;
    runner.once('end', () => addCounts({ passed: runner.stats.passes, failed: runner.stats.failures }));
  }
}
