import assert from 'node:assert/strict';
import fc from 'fast-check';
import { daysAfter, periodAfter, periodOf, periodsBetween } from '../../../src/server/duties/periods.ts';

describe('periods', () => {
  it('follow one another within their kind', () => {
    assert.deepEqual(['2026-09', '2026-12', '2026-Q3', '2026-Q4', '2026'].map(periodAfter), ['2026-10', '2027-01', '2026-Q4', '2027-Q1', '2027']);
  });

  it('name months, quarters and years with their first and last day', () => {
    assert.deepEqual(periodOf('month', '2028-02-10'), { id: '2028-02', name: '2028 年 2 月', first: '2028-02-01', last: '2028-02-29' });
    assert.deepEqual(periodOf('quarter', '2026-09-30'), { id: '2026-Q3', name: '2026 年第三季度', first: '2026-07-01', last: '2026-09-30' });
    assert.deepEqual(periodOf('year', '2026-11-22'), { id: '2026', name: '2026 年', first: '2026-01-01', last: '2026-12-31' });
  });

  it('follow one another without a gap and hold their day', () => {
    const date = fc.integer({ min: 0, max: 40_000 }).map((days) => daysAfter('1990-01-01', days));
    fc.assert(
      fc.property(fc.constantFrom('month' as const, 'quarter' as const, 'year' as const), date, fc.integer({ min: 0, max: 2_000 }), (every, since, days) => {
        const until = daysAfter(since, days);
        const periods = periodsBetween(every, since, until);
        assert.ok(periods[0]!.first <= since && since <= periods[0]!.last);
        assert.ok(periods.at(-1)!.first <= until && until <= periods.at(-1)!.last);
        for (const [at, period] of periods.entries()) {
          if (at > 0) assert.equal(period.first, daysAfter(periods[at - 1]!.last, 1));
        }
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });
});
