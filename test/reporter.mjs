// Mocha's own report, and the counts for the closing line.
import Mocha from 'mocha';
import { addCounts } from '../scripts/test-counts.mjs';

export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => addCounts({ passed: runner.stats.passes, failed: runner.stats.failures }));
  }
}
