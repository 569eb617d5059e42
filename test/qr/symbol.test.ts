import assert from 'node:assert/strict';
import fc from 'fast-check';
import jsQr from 'jsqr';
import { linkText, makeCode } from '../../src/qr/codes.ts';
import { modulePixels, QUIET_ZONE, qrSymbol, type QrSymbol } from '../../src/qr/symbol.ts';

/** What a phone reads from the symbol drawn dark on light with its quiet zone. */
function scan(symbol: QrSymbol, pixels = 4): ReturnType<typeof jsQr> {
  const side = (symbol.size + 2 * QUIET_ZONE) * pixels;
  const image = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const row = symbol.modules[Math.floor(y / pixels) - QUIET_ZONE];
      const at = (y * side + x) * 4;
      if (row?.[Math.floor(x / pixels) - QUIET_ZONE]) image.fill(0, at, at + 3);
    }
  }
  return jsQr(image, side, side);
}

describe('QR symbols', () => {
  it('are read back by a scanner', () => {
    const text = 'HTTP://192.168.100.100:8080/S/7K3M9QXW/H0A1B2';
    assert.equal(scan(qrSymbol(text))?.data, text);
  });

  it('are as small as capitals allow', () => {
    const versions = [
      'HTTPS://FW.EXAMPLE.CN/S/7K3M9QXW', 'HTTP://192.168.100.100:8080/S/7K3M9QXW/1234',
      'http://192.168.100.100:8080/s/7k3m9qxw/1234',
    ].map((text) => qrSymbol(text).version);
    assert.deepEqual(versions, [2, 3, 4]);
    assert.equal(qrSymbol('A'.repeat(38)).version, 2);
    assert.equal(qrSymbol('A'.repeat(39)).version, 3);
  });

  it('use alphanumeric mode for capitals', () => {
    const chunks = scan(qrSymbol('HTTP://A.CN/S/7K3M9QXW'))?.chunks;
    assert.deepEqual(chunks?.map((chunk) => String(chunk.type)), ['alphanumeric']);
  });

  it('come without quiet zone, in rows of their size', () => {
    const symbol = qrSymbol('HTTP://A.CN/S/7K3M9QXW');
    assert.equal(symbol.size, 17 + 4 * symbol.version);
    assert.equal(symbol.modules.length, symbol.size);
    assert.ok(symbol.modules.every((row) => row.length === symbol.size));
    assert.ok(symbol.modules[0]![0] && symbol.modules[0]![6] && !symbol.modules[0]![7]);
  });

  it('say how many whole pixels a module may have', () => {
    const symbol = qrSymbol('HTTPS://FW.EXAMPLE.CN/S/7K3M9QXW');
    assert.equal(symbol.size, 25);
    assert.equal(modulePixels(symbol, 216), 6);
    assert.equal(modulePixels(symbol, 20), 0);
  });

  it('are refused for a text that fits none', () => {
    assert.throws(() => qrSymbol('A'.repeat(4000)), /Data too long/);
  });

  it('are read back whatever the code, the host and the place', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 5 }),
        fc.constantFrom('http://10.0.0.7', 'https://fw.example.cn', 'http://a.cn:8080', 'http://a.cn/Fw'),
        fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined }),
        (bytes, host, second) => {
          const text = linkText(host, makeCode(bytes), second === undefined ? undefined : { second });
          assert.equal(scan(qrSymbol(text))?.data, text);
        },
      ),
      { seed: 20261122, numRuns: 40 },
    );
  });
});
