import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { BoxStorage } from '../../src/tv/box/storage.ts';
import { readParameters } from '../../src/tv/bootParameters.ts';
import { KeyMapping, teachable } from '../../src/tv/remote/KeyMapping.ts';
import { Teaching } from '../../src/tv/remote/Teaching.ts';

describe('teaching keys', () => {
  const code = fc.integer({ min: 1, max: 40 });
  const steps = fc.array(fc.oneof(code, fc.constant('skip' as const)), { maxLength: 30 });

  it('gives each code one meaning and each pressed key one code, whatever is pressed', () => {
    fc.assert(fc.property(steps, (presses) => {
      const teaching = new Teaching();
      presses.forEach((press) => (press === 'skip' ? teaching.skip() : teaching.take(press)));
      const result = teaching.result({});
      const keys = Object.values(result);
      assert.equal(new Set(keys).size, keys.length);
      keys.forEach((key) => assert.ok(teachable.includes(key)));
    }));
  });

  it('keeps what was taught before for keys that were skipped, and no old code for those that were not', () => {
    const teaching = new Teaching();
    teaching.take(500);
    while (teaching.asked !== undefined) teaching.skip();
    assert.deepEqual(teaching.result({ 400: 'Up', 401: 'Down' }), { 401: 'Down', 500: 'Up' });
  });

  it('is remembered by the box, and rubbish there is none', () => {
    const kept: Record<string, string> = {};
    const box = {
      getItem: (key: string) => kept[key] ?? null,
      setItem: (key: string, value: string) => void (kept[key] = value),
      removeItem: (key: string) => void delete kept[key],
    };
    const mapping = new KeyMapping(new BoxStorage(box), 'telecom');
    mapping.teach({ 500: 'Back' }, true);
    assert.equal(new KeyMapping(new BoxStorage(box), 'telecom').keyOf(500), 'Back');
    assert.equal(new KeyMapping(new BoxStorage(box), 'telecom').keyOf(13), 'Enter');
    kept['fawu.keys'] = '{"500":"Fly"}';
    assert.equal(new KeyMapping(new BoxStorage(box), 'telecom').keyOf(500), undefined);
  });
});

describe('what a portal says at start', () => {
  it('counts where it has its form', () => {
    const asked = readParameters('?region=420583901001&size=extra&contrast=high&return=http%3A%2F%2Fa.cn%2F&keys=ipanel', '');
    assert.deepEqual(asked, {
      region: '420583901001', size: 'extra', contrast: 'high', returnTo: 'http://a.cn/', keys: 'ipanel',
      route: undefined, renderer: undefined, preview: false,
    });
    assert.deepEqual(readParameters('?item=0123456789&at=AB0000', '').route, { page: 'story', id: '0123456789', block: 'AB0000' });
    assert.deepEqual(readParameters('?page=settings', '').route, { page: 'settings' });
  });

  it('is as if it were not there where it has not', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (region, size, page) => {
      const search = `?region=${encodeURIComponent(`x${region}`)}&size=${encodeURIComponent(`x${size}`)}&page=${encodeURIComponent(`${page}!`)}`;
      const asked = readParameters(search, `#${page}`);
      assert.deepEqual([asked.region, asked.size, asked.route], [undefined, undefined, undefined]);
    }));
  });
});
