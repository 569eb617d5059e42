// Mocha's own report, and the counts for the closing line of `npm test`; a file that somebody runs beside it does not count.
import Mocha from 'mocha';
import { addCounts } from '../scripts/test-counts.mjs';

export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    let isListed = false;
    runner.once('end', () => (isListed = true));
    // Where several files cannot be loaded, mocha ends its list behind the first of them.
    runner.on('fail', (test) => isListed && Mocha.reporters.Base.list([test]));
    if (!process.env.TEST_TIER) return;
    process.once('exit', () => addCounts({ passed: runner.stats.passes, failed: runner.stats.failures }));
  }
}
