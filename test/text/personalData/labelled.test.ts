import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { personalDataIn } from '../../../src/text/personalData/index.ts';
import { hostileTexts } from '../../bench/personalData/hostile.ts';
import { measure, measuredKinds, setFile } from '../../bench/personalData/measured.ts';

/** Written before the rules that they measure: what changes in them must be said here. */
const frozen = {
  labelled: 'a80fd695ae1cb67cb92550c4a7dd9d4c5e842ce7ca641727262c7bbd35d7f4eb',
  second: '4e6a98df994d633f9a86df2a97e124cdb7c953c4f5f7ca4c92726e1f89143364',
  third: '353cde06a5ac7fb6f146bfdb26e82bfaf9b11eaad25ea556f4044989dc36d9ef',
  fourth: '43c52471c87659e1b5bc1b4b4191f351cde6b1bb14683239f88947ec6627340f',
  fifth: 'e384d0f61c69d9467db90443250b834d530f922a0a7bcc4d5f364d07facdcdad',
} as const;

describe('the labelled sets of personal data', () => {
  for (const [name, hash] of Object.entries(frozen) as [keyof typeof frozen, string][]) {
    it(`${name}: are what they were when they were frozen`, () => {
      assert.equal(createHash('sha256').update(readFileSync(setFile(name))).digest('hex'), hash);
    });

    it(`${name}: are found with recall and precision of at least 0.98, each kind for itself`, () => {
      const { overall, byKind, faults } = measure(name);
      for (const score of [overall, ...measuredKinds.map((kind) => byKind[kind])]) {
        assert.ok(score.recall >= 0.98 && score.precision >= 0.98, `${JSON.stringify(byKind, null, 1)}\n${faults.join('\n')}`);
      }
    });
  }

  it('no text takes longer than its length is worth', () => {
    for (const [name, make] of hostileTexts) {
      const text = make(100_000);
      const start = performance.now();
      personalDataIn(text);
      const took = performance.now() - start;
      assert.ok(took < 20_000, `${name}: ${took} ms`);
    }
  }).timeout(120_000);
});
