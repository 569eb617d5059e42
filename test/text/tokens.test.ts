import assert from 'node:assert/strict';
import fc from 'fast-check';
import { synonymGroups } from '../../src/text/synonyms.ts';
import { documentTokens, marks, queryTerms, queryTokens } from '../../src/text/tokens.ts';
import { corpusParagraphs, fixed, mixedText } from './samples.ts';

/** The terms in short: alternatives parted by |, a prefix ends in *. */
function terms(query: string): string[] {
  return queryTerms(query).map(({ alternatives }) =>
    alternatives.map((tokens) => tokens.map((t) => t.text + (t.prefix ? '*' : '')).join('+')).join('|'),
  );
}

function marked(text: string, query: string): string[] {
  return marks(text, query).map(([start, end]) => text.slice(start, end));
}

/** Whether a store that asks for all terms would find the document. */
function finds(document: string, query: string): boolean {
  const tokens = new Set(documentTokens(document));
  const has = (text: string, prefix: boolean): boolean =>
    tokens.has(text) || (prefix && Array.from(tokens).some((token) => token.startsWith(text)));
  return queryTerms(query).every(({ alternatives }) =>
    alternatives.some((all) => all.every((token) => has(token.text, token.prefix))),
  );
}

describe('tokens of a document', () => {
  it('are pairs of Han characters and the last one of a run', () => {
    assert.deepEqual(documentTokens('离婚财产，分'), ['离婚', '婚财', '财产', '产', '分']);
  });

  it('are words and numbers in lower case and half width', () => {
    assert.deepEqual(documentTokens('WeChat转账３，０００.50元'), ['wechat', '转账', '账', '3000', '50', '元']);
    assert.deepEqual(documentTokens('12348'), ['12348']);
  });

  it('keep characters beyond the basic plane whole and leave out the rest', () => {
    assert.deepEqual(documentTokens('𠮷家😀！\ud800'), ['𠮷家', '家']);
  });
});

describe('terms of a query', () => {
  it('leave out what is only said around it', () => {
    assert.deepEqual(terms('请问遗产税怎么算'), terms('遗产税'));
    assert.deepEqual(terms('老板不发奖金怎么办'), terms('老板不发奖金'));
  });

  it('keep words that hold a stop phrase', () => {
    assert.deepEqual(terms('合同的目的'), ['合同|协议', '目的']);
  });

  it('take a question of stop phrases as it stands', () => {
    assert.deepEqual(terms('怎么办'), ['怎么+么办']);
    assert.deepEqual(terms('？！'), []);
  });

  it('know synonyms', () => {
    assert.deepEqual(terms('离异'), ['离异|离婚']);
    assert.deepEqual(terms('车祸赔钱'), ['车祸|交通+通事+事故|撞车', '赔钱|赔偿|赔付']);
    assert.ok(synonymGroups >= 40);
  });

  it('make a single character a prefix', () => {
    assert.deepEqual(terms('婚'), ['婚*']);
    assert.ok(finds('离婚', '婚') && finds('婚姻', '婚') && !finds('邻里', '婚'));
  });

  it('find a document by everyday words', () => {
    const text = '用人单位拖欠农民工劳动报酬的，应当依法支付赔偿金';
    for (const query of ['工钱', '老板欠薪怎么办', '薪水', '赔钱', '农民工']) {
      assert.ok(finds(text, query), query);
    }
    assert.ok(!finds(text, '离婚'));
  });

  it('come flat for a search of any of them', () => {
    assert.deepEqual(queryTokens('离婚 离异').map((token) => token.text), ['离婚', '离异']);
  });
});

describe('marks', () => {
  it('show words, synonyms and pairs in order', () => {
    assert.deepEqual(marked('双方离婚后，财产的分割', '离婚财产分割'), ['离婚', '财产', '分割']);
    assert.deepEqual(marked('发生交通事故后', '车祸'), ['交通事故']);
    assert.deepEqual(marks('离婚离婚', '离婚'), [[0, 4]]);
  });

  it('ignore case and width, and mark Latin words only whole', () => {
    assert.deepEqual(marked('ＷｅＣｈａｔ与wechats', 'wechat'), ['ＷｅＣｈａｔ']);
  });

  it('are in order, apart and at whole characters', () => {
    fc.assert(
      fc.property(mixedText, mixedText, fc.nat(100), (text, other, at) => {
        const query = at % 2 ? other : text.slice(at, at + 6);
        let last = -1;
        for (const [start, end] of marks(text, query)) {
          assert.ok(start > last && end > start && end <= text.length);
          last = end;
          for (const edge of [start, end]) {
            assert.doesNotMatch(text.slice(edge - 1, edge + 1), /^[\ud800-\udbff][\udc00-\udfff]$/);
          }
        }
      }),
      { ...fixed, numRuns: 500 },
    );
  });
});

describe('tokens of query and document', () => {
  it('agree: a passage finds the document it stands in, and is marked there', () => {
    const paragraphs = corpusParagraphs().filter((text) => /[\u4e00-\u9fff]{8}/.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...paragraphs), fc.nat(), fc.nat(4), (text, at, more) => {
        const length = 2 + more;
        const run = /[\u4e00-\u9fff]{8,}/.exec(text)![0];
        const from = at % (run.length - length);
        const query = run.slice(from, from + length);
        assert.ok(finds(text, query), `${query} in ${text}`);
        assert.ok(marks(text, query).length > 0, query);
      }),
      { ...fixed, numRuns: 300 },
    );
  });
});
