import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Jumps, rest } from '../../src/tv/player/Jumps.ts';
import {
  closed, isSlow, mostTries, patience, step, waits, type Order, type Playback, type PlaybackEvent,
} from '../../src/tv/player/Playback.ts';
import { timeWords } from '../../src/tv/player/times.ts';
import { nextChange, parseVtt, textAt } from '../../src/tv/player/vtt.ts';

/** A film that goes through events, with the orders that it gave. */
function run(events: readonly PlaybackEvent[], from: Playback = closed): { film: Playback; orders: Order[] } {
  const orders: Order[] = [];
  const film = events.reduce((now, event) => {
    const [next, ...given] = step(now, event);
    orders.push(...given);
    return next;
  }, from);
  return { film, orders };
}

const open: PlaybackEvent = { kind: 'open', second: 30, at: 0 };
const started: PlaybackEvent = { kind: 'started', second: 30, at: 500 };
const look = (second: number, at: number, left?: number): PlaybackEvent => ({ kind: 'time', second, at, left });
/** Looks once a second from one time to another, at a film that stands still. */
const still = (second: number, from: number, to: number): PlaybackEvent[] =>
  Array.from({ length: Math.floor((to - from) / 1000) }, (_, i) => look(second, from + (i + 1) * 1000));

describe('playback', () => {
  it('plays, pauses and goes on', () => {
    const { film, orders } = run([open, started, look(31, 1500), { kind: 'pause' }, { kind: 'play', at: 9000 }]);
    assert.deepEqual([film.state, film.second, orders], ['playing', 31, ['load', 'pause', 'play']]);
  });

  it('connects anew when nothing has begun within eight seconds, at the same second', () => {
    const before = run([open, ...still(0, 0, 7000)]);
    assert.deepEqual([before.film.state, before.orders], ['loading', ['load']]);
    const after = run(still(0, 7000, 9000), before.film);
    assert.deepEqual([after.film.state, after.film.second, after.orders], ['stalled', 30, ['load']]);
    const back = run([{ kind: 'started', second: 30, at: 10_000 }], after.film);
    assert.equal(back.film.state, 'playing');
  });

  it('connects anew when it has stood still for eight seconds while it should play', () => {
    const { film, orders } = run([open, started, look(35, 5500), ...still(35, 5500, 14_500)]);
    assert.deepEqual([film.state, film.second, orders], ['stalled', 35, ['load', 'load']]);
  });

  it('says that it is slow before it gives up', () => {
    const { film } = run([open, started]);
    assert.deepEqual([isSlow(film, 2000), isSlow(film, 4000)], [false, true]);
    assert.equal(isSlow(run([{ kind: 'pause' }], film).film, 60_000), false);
  });

  it('gives up after three more tries, each with more patience, and tries again when asked', () => {
    const all = patience.reduce((sum, one) => sum + one, 0);
    const { film, orders } = run([open, ...still(0, 0, all + 4000)]);
    assert.deepEqual([film.state, film.fault, orders], ['failed', 'network', ['load', 'load', 'load', 'load', 'release']]);
    const again = run([{ kind: 'again', at: 90_000 }], film);
    assert.deepEqual([again.film.state, again.film.second, again.orders], ['loading', 30, ['load']]);
  });

  it('waits longer and longer when the network says no at once', () => {
    let film = run([open]).film;
    let at = 0;
    for (const wait of waits) {
      film = run([{ kind: 'fault', fault: 'network', at }], film).film;
      assert.equal(film.state, 'stalled');
      assert.deepEqual(run([look(0, at + wait - 1)], film).orders, []);
      at += wait;
      const next = run([look(0, at)], film);
      assert.deepEqual(next.orders, ['load']);
      film = next.film;
    }
    assert.equal(run([{ kind: 'fault', fault: 'network', at }], film).film.state, 'failed');
  });

  it('forgets old troubles once it runs well', () => {
    const trouble = run([open, started, ...still(30, 500, 9500)]).film;
    assert.equal(trouble.tries, 1);
    const well = run([{ kind: 'started', second: 30, at: 10_000 }, look(35, 15_000), look(41, 21_000)], trouble).film;
    assert.equal(well.tries, 0);
  });

  it('has ended when it stands still at its end, for boxes that do not say so', () => {
    const end = [1, 2, 3, 4].map((s) => look(89.4, 20_000 + s * 1000, 0.6));
    assert.equal(run([open, started, look(89.4, 20_000, 0.6), ...end]).film.state, 'ended');
  });

  it('waits for a key where the box wants one', () => {
    const { film } = run([open, { kind: 'blocked' }, ...still(0, 0, 60_000)]);
    assert.deepEqual([film.state, film.blocked], ['paused', true]);
    assert.deepEqual(run([{ kind: 'play', at: 61_000 }], film).orders, ['play']);
  });

  it('stays paused when the network goes, and is connected anew when it shall go on', () => {
    const lost = run([open, started, { kind: 'pause' }, { kind: 'fault', fault: 'network', at: 5000 }, ...still(30, 5000, 60_000)]);
    assert.deepEqual([lost.film.state, lost.orders], ['paused', ['load', 'pause']]);
    const { film, orders } = run([{ kind: 'play', at: 61_000 }], lost.film);
    assert.deepEqual([film.state, film.second, orders], ['loading', 30, ['load']]);
  });

  it('does not begin by itself under what was opened while it was connected anew', () => {
    const lost = run([open, started, { kind: 'fault', fault: 'network', at: 5000 }, { kind: 'pause' }, ...still(30, 5000, 60_000)]);
    assert.deepEqual([lost.film.state, lost.orders], ['paused', ['load', 'pause']]);
    assert.deepEqual(run([{ kind: 'play', at: 61_000 }], lost.film).orders, ['load']);
    const late = run([open, started, ...still(30, 1000, 9500), { kind: 'pause' }, { kind: 'started', second: 30, at: 10_000 }]);
    assert.deepEqual([late.film.state, late.film.started], ['paused', true]);
  });

  it('plays again from its start after its end', () => {
    const { film, orders } = run([open, started, { kind: 'ended' }, { kind: 'seek', second: 0, at: 99_000 }]);
    assert.deepEqual([film.state, film.second, orders], ['loading', 0, ['load', 'seek', 'play']]);
  });

  const second = fc.double({ min: 0, max: 600, noNaN: true });
  /** What happens after a while, ms. */
  const happenings = fc.array(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('time' as const), second, left: fc.option(second, { nil: undefined }) }) },
    fc.record({ kind: fc.constantFrom('started' as const, 'seek' as const, 'open' as const), second }),
    fc.record({ kind: fc.constantFrom('play' as const, 'pause' as const, 'stopped' as const, 'blocked' as const, 'ended' as const, 'again' as const, 'close' as const) }),
    fc.record({ kind: fc.constant('fault' as const), fault: fc.constantFrom('network' as const, 'missing' as const, 'broken' as const, 'unsupported' as const) }),
  )), { maxLength: 60 });

  it('keeps its promises whatever happens', () => {
    fc.assert(fc.property(happenings, (list) => {
      let film = closed;
      let at = 0;
      let loaded = false;
      let loads = 0;
      for (const [wait, happening] of list) {
        at += wait;
        const event = { ...happening, at } as PlaybackEvent;
        const [next, ...orders] = step(film, event);
        const asked = event.kind === 'open' || event.kind === 'again';
        // Time alone never starts a film that somebody paused, nor one that failed.
        if (event.kind === 'time' && (film.state === 'paused' || film.state === 'failed')) assert.equal(next.state, film.state);
        if (film.state === 'failed' && next.state !== 'failed') assert.ok(asked || event.kind === 'close');
        assert.equal(next.fault !== undefined, next.state === 'failed');
        assert.ok(next.second >= 0 && next.tries >= 0 && next.tries <= mostTries);
        for (const order of orders) {
          if (order === 'load') loaded = true;
          else assert.ok(loaded, `${order} without a film in the deck`);
          if (order === 'release') loaded = false;
        }
        assert.equal(loaded, next.state !== 'idle' && next.state !== 'failed', 'the deck is held exactly while there is a film');
        loads = asked || event.kind === 'started' || event.kind === 'seek' ? 0 : loads + orders.filter((order) => order === 'load').length;
        assert.ok(loads <= mostTries, 'connects anew at most three times by itself');
        film = next;
      }
      // Left alone, everything comes to rest: nothing loads for ever.
      for (let i = 0; i < 120; i++) film = step(film, look(film.second, (at += 1000)))[0];
      assert.ok(film.state !== 'loading' && film.state !== 'stalled' && film.state !== 'playing', film.state);
    }), { numRuns: 2000 });
  });
});

describe('jumps', () => {
  const press = (jumps: Jumps, times: number[], from = 100, length = 1200): number | undefined => {
    times.forEach((at) => jumps.press(1, at, from, length));
    return jumps.target;
  };

  it('go further while keys come one upon the other', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 6].map((count) =>
      press(new Jumps(), Array.from({ length: count }, (_, i) => i * 200))), [110, 120, 140, 170, 230, 290]);
  });

  it('begin anew after a rest and in the other direction', () => {
    const jumps = new Jumps();
    press(jumps, [0, 200, 400]);
    assert.equal(jumps.settle(), 140);
    assert.equal(jumps.target, undefined);
    assert.equal(press(jumps, [400 + rest]), 110);
    jumps.press(-1, 1000, 100, 1200);
    assert.equal(jumps.target, 100);
  });

  it('do not run away under a held key, and stay inside the film', () => {
    const held = Array.from({ length: 40 }, (_, i) => i * 30);
    const target = press(new Jumps(), held) as number;
    assert.ok(target > 200 && target < 400, `${target}`);
    assert.equal(press(new Jumps(), Array.from({ length: 400 }, (_, i) => i * 200)), 1197);
    const back = new Jumps();
    for (let i = 0; i < 40; i++) back.press(-1, i * 200, 100, 1200);
    assert.equal(back.target, 0);
  });

  it('are small in a short film', () => {
    assert.equal(press(new Jumps(), [0, 200, 400, 600], 0, 60), 40);
  });
});

describe('captions', () => {
  const cues = parseVtt([
    '\uFEFFWEBVTT - 字幕', '', 'NOTE 不是字幕', '', 'STYLE', '::cue { color: red }', '',
    '1', '00:01.000 --> 00:03.500 line:80%', '<v 周老师>骑手<b>送餐</b>摔伤，', '算不算工伤？', '',
    '00:00:05.000 --> 00:00:04.000', '倒着的', '', '01:00:02,250 --> 01:00:03.000', 'A &lt; B &amp; C', '',
    '00:03.000 --> 00:04.000', '同时的一句', '', 'rubbish',
  ].join('\r\n'));

  it('are read whatever stands between them', () => {
    assert.deepEqual(cues, [
      { start: 1, end: 3.5, text: '骑手送餐摔伤，\n算不算工伤？' },
      { start: 3, end: 4, text: '同时的一句' },
      { start: 3602.25, end: 3603, text: 'A < B & C' },
    ]);
  });

  it('come and go at their time', () => {
    assert.equal(textAt(cues, 0.99), '');
    assert.equal(textAt(cues, 3.2), '骑手送餐摔伤，\n算不算工伤？\n同时的一句');
    const changes = [0, 1, 3, 3.5, 4, 3602.25, 3603].map((second) => nextChange(cues, second));
    assert.deepEqual(changes, [1, 3, 3.5, 4, 3602.25, 3603, undefined]);
  });

  it('survive any text', () => {
    const line = fc.constantFrom('WEBVTT', '', '00:01.000 --> 00:02.000', '-->', '<', '&amp;', 'NOTE', '一句话', '99:99.999 --> 99:99:99.999');
    fc.assert(fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
      parseVtt(lines.join('\n')).forEach(({ start, end, text }) => assert.ok(start < end && text !== ''));
    }));
  });
});

describe('times', () => {
  it('are said in minutes and seconds', () => {
    assert.deepEqual([0, 8 * 60 + 14.9, 3723, -1].map(timeWords), ['00:00', '08:14', '1:02:03', '00:00']);
  });
});
