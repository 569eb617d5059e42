import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initialsTokens, matchInitials, ranks, tokensOfKeys } from '../../src/text/titleInitials.ts';

const title = '外出打工三个月，工钱怎么要';
const shown = (text: string, keys: string) => {
  const match = matchInitials(text, keys);
  return match && match.marks.map(([start, end]) => text.slice(start, end)).join('|');
};

describe('initials of a title', () => {
  it('match neighbouring characters from any place, typed as letters or as digits', () => {
    assert.deepEqual([shown(title, 'dg'), shown(title, '34')], ['打工', '打工']);
    assert.deepEqual([shown(title, 'wc'), shown(title, '92')], ['外出', '外出']);
    assert.equal(shown(title, 'gw'), undefined);
    assert.equal(shown(title, 'wcdgsgygqzmyx'), undefined);
  });

  it('pass over punctuation, and mark what stands on both sides of it', () => {
    assert.equal(shown(title, 'ygq'), '月|工钱');
  });

  it('let Latin letters and digits stand for themselves; letters pass over digits', () => {
    assert.equal(shown('拨打12348热线', 'bdrx'), '拨打|热线');
    assert.equal(shown('拨打12348热线', '2323487'), '拨打|2348热');
    assert.equal(shown('ＡＢＣ公司', 'abcg'), 'ＡＢＣ公');
  });

  it('read characters of several readings in context, and common ones either way', () => {
    assert.deepEqual(['ht', 'dy'].map((keys) => shown('合同，调研', keys)), ['合同', '调研']);
    assert.deepEqual(['zh', 'ch'].map((keys) => shown('重婚', keys)), ['重婚', '重婚']);
    assert.deepEqual(['cz', 'cc', 'cg'].map((keys) => shown('村长', keys)), ['村长', '村长', undefined]);
    assert.equal(shown('调解员上门', 'tjy'), '调解员');
  });

  it('tell a start from a word and from anything else, the best of several', () => {
    const rank = (text: string, keys: string) => matchInitials(text, keys)?.rank;
    assert.equal(rank('工伤认定', 'gs'), ranks.start);
    assert.equal(rank('《工伤》认定', 'gs'), ranks.start);
    assert.equal(rank('摔了，工伤', 'gs'), ranks.word);
    assert.equal(rank('申请工伤认定', 'gs'), ranks.word);
    assert.equal(rank('申请工伤认定', 'qg'), ranks.inside);
    assert.equal(rank('高速路边工伤', 'gs'), ranks.start);
    assert.equal(rank('ABC 公司', 'bc'), ranks.inside);
  });

  it('are all held by the tokens of the index, whatever the title', () => {
    const character = fc.constantFrom(...'工伤打重行调长，。“”12348abＡ 解曾𠮷😀乐单《》');
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), fc.stringMatching(/^([a-z]{1,5}|[2-9]{1,5})$/), (text, keys) => {
        const match = matchInitials(text.join(''), keys);
        const tokens = new Set(initialsTokens(text.join('')));
        if (match === undefined) return;
        const tier = (['s', 'w', 'a'] as const)[match.rank]!;
        assert.ok(tokensOfKeys(keys, tier).every((token) => tokens.has(token)));
        assert.ok(tokensOfKeys(keys, 'a').every((token) => tokens.has(token)));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
