import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ItemCard } from '../../src/contract/index.ts';
import { foresee } from '../../src/tv/foresee.ts';
import { livingRoom } from '../e2e/livingRoom.ts';
import { filmTitles, focusFilm, serveFilms } from './films.ts';

describe('a film whose card the focus rests on', function () {
  this.timeout(60_000);
  const room = livingRoom({ serve: serveFilms });

  it('begins without a word from the server once OK is pressed', async () => {
    const tv = await room.prepare();
    const came = tv.page.waitForResponse(/\/items\/[0-9a-z]+$/);
    await tv.page.goto(room.address);
    await focusFilm(tv, filmTitles.lonely);
    await came;
    await tv.settle();
    await tv.page.route('**/api/v1/items/*', (route) => route.abort('internetdisconnected'));
    await tv.press('ok');
    await tv.plays('playing', 0.2);
  });
});

describe('what the focus rests on', () => {
  const card = (id: string, kind: ItemCard['kind'] = 'video', revision = 1) => ({ id, kind, revision }) as ItemCard;
  let asked: string[];
  let kept: Record<string, number>;
  let looksAt: (card: ItemCard | undefined) => void;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout'] });
    (globalThis as { window?: unknown }).window = globalThis;
    asked = [];
    kept = {};
    const item = (id: string) => {
      asked.push(id);
      return Promise.reject(new Error('no network'));
    };
    looksAt = foresee({ content: { item, keptRevision: (id: string) => kept[id] } as never });
  });
  afterEach(() => {
    mock.timers.reset();
    delete (globalThis as { window?: unknown }).window;
  });

  it('is asked for after a moment, once; what fails there fails nobody', () => {
    looksAt(card('one'));
    assert.deepEqual(asked, []);
    mock.timers.tick(2000);
    assert.deepEqual(asked, ['one']);
  });

  it('is not asked for when the focus only passes by, to another card or to none', () => {
    for (const id of ['one', 'two', 'three']) {
      looksAt(card(id));
      mock.timers.tick(150);
    }
    looksAt(undefined);
    mock.timers.tick(2000);
    assert.deepEqual(asked, []);
  });

  it('is asked for when it is a film or a recording that is not kept as it is now', () => {
    kept = { same: 1, older: 1 };
    for (const one of [card('text', 'article'), card('same'), card('older', 'video', 2), card('heard', 'audio')]) {
      looksAt(one);
      mock.timers.tick(2000);
    }
    assert.deepEqual(asked, ['older', 'heard']);
  });
});
