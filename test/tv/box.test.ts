import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Clock } from '../../src/tv/box/clock.ts';
import { originOf, wayBack, type BoxWindow } from '../../src/tv/box/leave.ts';
import { precisionFor, probeRenderer } from '../../src/tv/box/renderer.ts';
import { BoxStorage, type KeyValues } from '../../src/tv/box/storage.ts';
import { Preferences } from '../../src/tv/Preferences.ts';
import { parameter, routeOfHash } from '../../src/tv/routes.ts';

const isNumber = (value: unknown): value is number => typeof value === 'number';

function keyValues(initial: Record<string, string> = {}): KeyValues {
  const values = { ...initial };
  return {
    getItem: (key) => values[key] ?? null,
    setItem: (key, value) => void (values[key] = value),
    removeItem: (key) => delete values[key],
  };
}

const throwing: KeyValues = {
  getItem: () => { throw new Error('SecurityError'); },
  setItem: () => { throw new Error('QuotaExceededError'); },
  removeItem: () => { throw new Error('SecurityError'); },
};

describe('what the box remembers', () => {
  it('outlives the app where the box can', () => {
    const box = keyValues();
    assert.equal(new BoxStorage(box).write('number', 7), true);
    assert.equal(new BoxStorage(box).read('number', isNumber), 7);
  });

  it('lasts until the app is left where the box has no storage, a full one, or one that throws', () => {
    for (const box of [undefined, throwing]) {
      const storage = new BoxStorage(box);
      assert.equal(storage.write('number', 7), false);
      assert.equal(storage.read('number', isNumber), 7);
    }
  });

  it('is as if never kept when it is broken or of another shape', () => {
    const storage = new BoxStorage(keyValues({ 'fawu.number': '{"half', 'fawu.place': '"x"', 'fawu.size': '"huge"' }));
    assert.equal(storage.read('number', isNumber), undefined);
    const preferences = new Preferences(storage);
    assert.equal(preferences.place, undefined);
    assert.equal(preferences.size, 'standard');
  });

  it('turns the text size round in three steps', () => {
    const preferences = new Preferences(new BoxStorage(undefined));
    const sizes = [1, 2, 3].map(() => {
      preferences.nextSize();
      return preferences.size;
    });
    assert.deepEqual(sizes, ['large', 'extra', 'standard']);
  });
});

describe('the clock', () => {
  it('shows nothing until a server told the time, then the time in Shanghai, carried on', () => {
    let elapsed = 1000;
    const clock = new Clock(() => elapsed);
    assert.equal(clock.time, '');
    clock.set('2026-11-22T23:59:30+08:00');
    assert.equal(`${clock.day} ${clock.time}`, '11月22日 星期日 23:59');
    assert.equal(clock.untilNextMinute, 30_000);
    elapsed += 30_000;
    assert.equal(`${clock.day} ${clock.time}`, '11月23日 星期一 00:00');
    clock.set('rubbish');
    assert.equal(clock.time, '00:00');
  });
});

describe('leaving', () => {
  const box = (values?: Record<string, string>): BoxWindow => ({
    location: { href: '' },
    close: () => undefined,
    ...(values && { Authentication: { CTCSetConfig: true, CTCGetConfig: (name: string) => values[name] } }),
  });
  const allowed = ['http://epg.example.cn:33200', 'https://portal.example.cn/anything'];

  it('leads to the address it came from when its origin is on the list', () => {
    const way = 'http://epg.example.cn:33200/portal.jsp?a=1';
    assert.equal(wayBack(way, allowed, box()), way);
    assert.equal(wayBack('https://portal.example.cn', allowed, box()), 'https://portal.example.cn');
  });

  it('follows no other address', () => {
    const tricks = [
      'http://evil.example/', 'javascript:alert(1)', '//evil.example', 'http://epg.example.cn:33200@evil.example/',
      'http://epg.example.cn:33200.evil.example/', 'data:text/html,x', 'http://epg.example.cn/',
    ];
    for (const trick of tricks) assert.equal(wayBack(trick, allowed, box()), undefined, trick);
  });

  it('else leads to the portal that the box names', () => {
    assert.equal(wayBack(undefined, [], box({ EPGDomain: 'http://10.0.0.1/epg' })), 'http://10.0.0.1/epg');
    assert.equal(wayBack(undefined, [], box({ EPGDomain: 'javascript:x' })), undefined);
    assert.equal(originOf('HTTP://A.CN:80/x'), 'http://a.cn:80');
  });
});

describe('the renderer', () => {
  const documentWith = (context: (kind: string) => unknown) =>
    ({ createElement: () => ({ getContext: context }) }) as unknown as Document;

  it('is canvas2d where WebGL is refused, throws, or is asked not to be', () => {
    assert.equal(probeRenderer(undefined, documentWith(() => null)), 'canvas2d');
    assert.equal(probeRenderer(undefined, documentWith(() => { throw new Error('blocked'); })), 'canvas2d');
    assert.equal(probeRenderer('canvas2d', documentWith(() => ({}))), 'canvas2d');
  });

  it('refuses WebGL made in software, unless it is asked for', () => {
    const drawnBy = (name: string) => documentWith(() => ({
      MAX_TEXTURE_SIZE: 1, NO_ERROR: 0,
      getParameter: (what: number) => (what === 1 ? 4096 : name),
      getExtension: () => ({ UNMASKED_RENDERER_WEBGL: 2, loseContext: () => undefined }),
      bindTexture: () => undefined, createTexture: () => null, texImage2D: () => undefined, getError: () => 0,
    }));
    const swiftShader = 'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)';
    assert.equal(probeRenderer(undefined, drawnBy('Mali-450 MP')), 'webgl');
    assert.equal(probeRenderer(undefined, drawnBy(swiftShader)), 'canvas2d');
    assert.equal(probeRenderer(undefined, drawnBy('Gallium 0.4 on llvmpipe')), 'canvas2d');
    assert.equal(probeRenderer('webgl', drawnBy(swiftShader)), 'webgl');
  });

  it('draws at the screen’s own resolution', () => {
    assert.deepEqual([1080, 720, 682, 576].map(precisionFor), [1.5, 1, 1, 2 / 3]);
  });
});

describe('addresses', () => {
  it('open an item, at a block or a second', () => {
    assert.deepEqual(routeOfHash('#item/0123456789'), { page: 'player', id: '0123456789' });
    assert.deepEqual(routeOfHash('#item/0123456789/75'), { page: 'player', id: '0123456789', second: 75 });
    const deep = routeOfHash('#item/0123456789/AB0000');
    assert.deepEqual(deep, { page: 'story', id: '0123456789', block: 'AB0000' });
    assert.equal(routeOfHash('#item/../x'), undefined);
  });

  it('carry parameters', () => {
    assert.equal(parameter('?keys=ipanel&return=http%3A%2F%2Fa.cn%2F', 'return'), 'http://a.cn/');
    assert.equal(parameter('?return=%E0%A4%A', 'return'), undefined);
    assert.equal(parameter('', 'keys'), undefined);
  });
});
