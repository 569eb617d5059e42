import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  base32, DIGITS, formatCode, linkText, makeCode, normaliseCode, parsePlace,
} from '../../src/qr/codes.ts';

const fixed = { seed: 20261122, numRuns: 300 };
const bytes = fc.uint8Array({ minLength: 5, maxLength: 5 });

describe('short codes', () => {
  it('makes eight digits of Crockford’s base 32 from five bytes', () => {
    assert.equal(makeCode([0, 0, 0, 0, 0]), '00000000');
    assert.equal(makeCode([255, 255, 255, 255, 255]), 'ZZZZZZZZ');
    assert.equal(makeCode([0, 0, 0, 0, 1]), '00000001');
    assert.throws(() => makeCode([1, 2, 3, 4]), RangeError);
  });

  it('keeps every bit of the bytes', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        let value = 0n;
        for (const digit of makeCode(given)) value = value * 32n + BigInt(DIGITS.indexOf(digit));
        let expected = 0n;
        for (const byte of given) expected = expected * 256n + BigInt(byte);
        assert.equal(value, expected);
      }),
      fixed,
    );
  });

  it('makes other lengths, such as ten digits from seven bytes', () => {
    assert.equal(base32([255, 255, 255, 255, 255, 255, 255], 10), 'ZZZZZZZZZZ');
  });

  it('reads what people type', () => {
    assert.equal(normaliseCode('7k3m 9qxw'), '7K3M9QXW');
    assert.equal(normaliseCode(' 7K3M-9QXW '), '7K3M9QXW');
    assert.equal(normaliseCode('oOiIlL12'), '00111112');
    for (const wrong of ['', '7K3M9QX', '7K3M9QXW1', '7K3M9QXU', '7K3M9QX?', '７Ｋ３Ｍ９ＱＸＷ', '../../..']) {
      assert.equal(normaliseCode(wrong), undefined, wrong);
    }
  });

  it('reads back every code it shows, in any case', () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (given, lower) => {
        const code = makeCode(given);
        const shown = formatCode(code);
        assert.match(shown, /^.{4} .{4}$/);
        assert.equal(normaliseCode(lower ? shown.toLowerCase() : shown), code);
      }),
      fixed,
    );
  });

  it('never fails on a text, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const code = normaliseCode(text);
        assert.ok(code === undefined || /^[0-9A-HJKMNP-TV-Z]{8}$/.test(code));
        parsePlace(text);
      }),
      fixed,
    );
  });
});

describe('link texts', () => {
  it('are upper case as a whole', () => {
    assert.equal(linkText('http://192.168.1.5:8080', '7K3M9QXW'), 'HTTP://192.168.1.5:8080/S/7K3M9QXW');
    assert.equal(
      linkText('https://fw.example.cn/', '7K3M9QXW', { block: 'H0A1B2' }),
      'HTTPS://FW.EXAMPLE.CN/S/7K3M9QXW/H0A1B2',
    );
    assert.equal(linkText('http://a.cn', '7K3M9QXW', { second: 83.7 }), 'HTTP://A.CN/S/7K3M9QXW/83');
  });

  it('keep the path of a proxy as it is', () => {
    assert.equal(linkText('https://a.cn/Fw/', '7K3M9QXW'), 'HTTPS://A.CN/Fw/S/7K3M9QXW');
  });

  it('can be lower case for a scanner that asks for it', () => {
    assert.equal(
      linkText('HTTP://A.cn', '7K3M9QXW', { block: 'H0A1B2' }, 'lower'),
      'http://a.cn/s/7k3m9qxw/h0a1b2',
    );
  });

  it('are refused for what is no address', () => {
    for (const wrong of ['', 'fw.example.cn', 'ftp://a.cn', 'http://a.cn/?q=1', 'http://a b']) {
      assert.throws(() => linkText(wrong, '7K3M9QXW'), RangeError, wrong);
    }
  });
});

describe('places', () => {
  it('are a block or a second', () => {
    assert.deepEqual(parsePlace('h0a1b2'), { block: 'H0A1B2' });
    assert.deepEqual(parsePlace('HOA1B2'), { block: 'H0A1B2' });
    assert.deepEqual(parsePlace('90'), { second: 90 });
    for (const wrong of ['', 'H0A1B', 'U0A1B2', '1234567', '-1', '1.5', '<b>']) {
      assert.equal(parsePlace(wrong), undefined, wrong);
    }
  });
});
