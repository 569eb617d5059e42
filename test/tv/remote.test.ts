import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { digitOf, profileFor, profiles, type Key, type KeyProfile } from '../../src/tv/remote/keys.ts';
import { RepeatLimiter } from '../../src/tv/remote/RepeatLimiter.ts';
import { pressedAt } from '../../src/tv/remote/remote.ts';
import { SecondPress } from '../../src/tv/remote/SecondPress.ts';

describe('key profiles', () => {
  it('give every remote arrows, OK and Back', () => {
    for (const [name, profile] of Object.entries(profiles) as [string, KeyProfile][]) {
      const meant = new Set(Object.values(profile));
      for (const key of ['Up', 'Down', 'Left', 'Right', 'Enter', 'Back'] as Key[]) {
        assert.ok(meant.has(key), `${name} has no ${key}`);
      }
    }
  });

  it('keep apart what one family means by another’s code', () => {
    const code = (profile: KeyProfile, number: number) => profile[number];
    assert.equal(code(profiles.telecom, 4), 'Back');
    assert.equal(code(profiles.ipanel, 4), 'Right');
    assert.equal(code(profiles.telecom, 640), 'Back');
    assert.equal(code(profiles.browser, 27), 'Back');
    assert.equal(code(profiles.telecom, 27), 'Exit');
  });

  it('take the asked one, know a computer, and else trust in telecom', () => {
    const box = 'Mozilla/5.0 (X11; Linux; ZTEbw) AppleWebKit/535.7 Chrome/16.0.912.77';
    const desktop = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/150.0.0.0';
    assert.equal(profileFor('ipanel', desktop), 'ipanel');
    assert.equal(profileFor('toString', box), 'telecom');
    assert.equal(profileFor(undefined, box), 'telecom');
    assert.equal(profileFor(undefined, 'Mozilla/5.0 (Linux; Android 4.4.2; B860A) Chrome/30'), 'telecom');
    assert.equal(profileFor(undefined, desktop), 'browser');
  });

  it('know digits', () => {
    assert.equal(digitOf('Digit7'), 7);
    assert.equal(digitOf('Enter'), undefined);
  });
});

describe('the repeat limiter', () => {
  /** How many of the presses count. */
  const taken = (key: Key, times: number[], { keyup = false, repeat = false } = {}) => {
    const limiter = new RepeatLimiter();
    return times.filter((time, i) => {
      const takes = limiter.takes(key, time, repeat && i > 0);
      if (keyup) limiter.release();
      return takes;
    }).length;
  };
  const every = (gap: number, count: number) => Array.from({ length: count }, (_, i) => i * gap);

  it('lets a held arrow move on, no faster than the eye follows', () => {
    const moves = taken('Down', every(10, 100));
    assert.ok(moves >= 15 && moves <= 20, `${moves} moves in a second`);
  });

  it('takes every single press of an arrow, however fast', () => {
    assert.equal(taken('Down', every(30, 72), { keyup: true }), 72);
  });

  it('makes a long press of OK one press: with repeats marked, unmarked, or as downs and ups', () => {
    assert.equal(taken('Enter', [0, 500, ...every(30, 60).map((time) => 530 + time)], { repeat: true }), 1);
    assert.equal(taken('Enter', [0, 500, ...every(30, 60).map((time) => 530 + time)]), 1);
    assert.equal(taken('Back', every(100, 20), { keyup: true }), 1);
  });

  it('takes two presses of OK that a hand means', () => {
    assert.equal(taken('Enter', [0, 300], { keyup: true }), 2);
    assert.equal(taken('Enter', [0, 900]), 2);
  });

  it('always takes a key that differs from the one before', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom<Key>('Up', 'Enter', 'Back', 'Digit1')), (keys) => {
      const limiter = new RepeatLimiter();
      return keys.every((key, i) => {
        const takes = limiter.takes(key, i, false);
        return takes || key === keys[i - 1];
      });
    }));
  });
});

describe('the time of a press', () => {
  it('is when the key went down, however late a busy box hears of it, by either clock that engines know', () => {
    assert.equal(pressedAt(9_400, 10_000, 1_800_000_010_000), 9_400);
    assert.equal(pressedAt(1_800_000_009_400, 10_000, 1_800_000_010_000), 9_400);
  });

  it('is now where the stamp is missing or counts by some other clock', () => {
    for (const stamp of [0, -5, NaN, 4_000, 10_001, 50_000, 1_700_000_000_000, 1_800_000_010_500, 1_800_000_010_000_000]) {
      assert.equal(pressedAt(stamp, 10_000, 1_800_000_010_000), 10_000, String(stamp));
    }
  });
});

describe('a key pressed twice by a trembling hand', () => {
  it('counts once where something else has the focus since, as long as nobody can have seen it', () => {
    for (const key of ['Enter', 'Back', 'Red', 'Digit3'] as Key[]) {
      const second = new SecondPress();
      assert.equal(second.isMeantForBefore(key, 'home', 990), false);
      second.pressed(key, 'home', 1000);
      assert.equal(second.isMeantForBefore(key, 'story', 1300), true, key);
      assert.equal(second.isMeantForBefore(key, 'story', 1600), false, key);
    }
  });

  it('counts twice where it does its work in the same place', () => {
    const second = new SecondPress();
    second.pressed('Digit5', 'search', 1000);
    assert.equal(second.isMeantForBefore('Digit5', 'search', 1200), false);
  });

  it('leaves other keys and arrows alone', () => {
    const second = new SecondPress();
    second.pressed('Enter', 'home', 1000);
    assert.equal(second.isMeantForBefore('Back', 'story', 1100), false);
    second.pressed('Down', 'row', 2000);
    assert.equal(second.isMeantForBefore('Down', 'row below', 2060), false);
  });
});
