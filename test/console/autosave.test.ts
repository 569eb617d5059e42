import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Autosave, pace, type SaveAnswer, type SaveState } from '../../src/console/writing/Autosave.ts';
import { saveWords } from '../../src/console/writing/saveWords.ts';

/** A clock, a server that answers when it is told to, and a device that keeps one copy. */
class Desk {
  now = 0;
  kept: { version: number; content: string } | undefined;
  sent: { version: number; content: string; answer: (answer: SaveAnswer) => void }[] = [];
  states: SaveState[] = [];
  private timers: { at: number; what: () => void }[] = [];
  readonly autosave = new Autosave<string>(1, '', 0, {
    save: (version, content) => new Promise((answer) => this.sent.push({ version, content, answer })),
    keep: (version, content) => (this.kept = { version, content }),
    forget: () => (this.kept = undefined),
    told: (state) => this.states.push(state),
    now: () => this.now,
    later: (ms, what) => {
      const timer = { at: this.now + ms, what };
      this.timers.push(timer);
      return () => (this.timers = this.timers.filter((each) => each !== timer));
    },
  });

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.now = next.at;
      next.what();
      await settled();
    }
    this.now = until;
  }

  async answer(answer: SaveAnswer): Promise<void> {
    this.sent.at(-1)!.answer(answer);
    await settled();
  }

  get state(): SaveState['kind'] {
    return this.autosave.state.kind;
  }
}

const settled = () => new Promise((done) => setImmediate(done));
const saved = (version: number): SaveAnswer => ({ kind: 'saved', version, at: 0 });

describe('saving by itself', () => {
  it('waits for two seconds without a key, and not longer than ten while somebody types on', async () => {
    const desk = new Desk();
    desk.autosave.changed('村');
    await desk.pass(pace.idle - 1);
    assert.equal(desk.sent.length, 0);
    await desk.pass(1);
    assert.deepEqual(desk.sent.map(({ version, content }) => [version, content]), [[1, '村']]);
    await desk.answer(saved(2));
    for (let second = 0; second < 10; second += 1) {
      desk.autosave.changed(`村${second}`);
      await desk.pass(1_000);
    }
    assert.equal(desk.sent.length, 2);
  });

  it('keeps a copy on the device before anything is sent, and erases it when the server has everything', async () => {
    const desk = new Desk();
    desk.autosave.changed('账');
    assert.deepEqual(desk.kept, { version: 1, content: '账' });
    await desk.pass(pace.idle);
    desk.autosave.changed('账目');
    await desk.answer(saved(2));
    assert.deepEqual(desk.kept, { version: 2, content: '账目' }, 'what was typed meanwhile is kept, from the new version');
    await desk.pass(pace.idle);
    await desk.answer(saved(3));
    assert.equal(desk.kept, undefined);
    assert.equal(desk.autosave.unsaved, false);
  });

  it('tries again by itself without a network, and at once when it is back', async () => {
    const desk = new Desk();
    desk.autosave.changed('账');
    await desk.pass(pace.idle);
    await desk.answer({ kind: 'offline' });
    assert.match(saveWords(desk.autosave.state), /没有网络，先存在这台设备上/);
    await desk.pass(pace.retries[0]);
    assert.equal(desk.sent.length, 2);
    await desk.answer({ kind: 'offline' });
    const back = desk.autosave.goOn();
    await settled();
    assert.equal(desk.sent.length, 3);
    await desk.answer(saved(2));
    await back;
    assert.equal(desk.state, 'saved');
  });

  it('sends nothing after a conflict until a person has decided, and keeps what is typed meanwhile', async () => {
    const desk = new Desk();
    desk.autosave.changed('我的');
    await desk.pass(pace.idle);
    await desk.answer({ kind: 'conflict' });
    desk.autosave.changed('我的话');
    await desk.pass(60_000);
    assert.equal(desk.sent.length, 1);
    assert.deepEqual(desk.kept, { version: 1, content: '我的话' });
    const done = desk.autosave.settle(7, '两个人的');
    await settled();
    assert.equal(desk.sent.at(-1)!.version, 7);
    await desk.answer(saved(8));
    assert.equal(await done, true);
  });

  it('waits for a login and then goes on', async () => {
    const desk = new Desk();
    desk.autosave.changed('账');
    await desk.pass(pace.idle);
    await desk.answer({ kind: 'loggedOut' });
    await desk.pass(60_000);
    assert.equal(desk.sent.length, 1);
    const on = desk.autosave.goOn();
    await settled();
    await desk.answer(saved(2));
    await on;
    assert.equal(desk.state, 'saved');
  });

  it('saves what is not saved when it is asked to, and says whether all is there', async () => {
    const desk = new Desk();
    desk.autosave.changed('一');
    const flushed = desk.autosave.flush();
    await settled();
    desk.autosave.changed('二');
    await desk.answer(saved(2));
    await desk.answer(saved(3));
    assert.equal(await flushed, true);
    assert.deepEqual(desk.sent.map(({ content }) => content), ['一', '二']);
    desk.autosave.changed('三');
    const refused = desk.autosave.flush();
    await settled();
    await desk.answer({ kind: 'refused', message: '标题太长' });
    assert.equal(await refused, false);
  });

  it('saves nothing while the server changes the draft itself, and then what was typed meanwhile from the version that it came to', async () => {
    const desk = new Desk();
    desk.autosave.changed('一');
    const { promise, resolve: over } = Promise.withResolvers<undefined>();
    const worked = desk.autosave.alone(async () => {
      await promise;
      desk.autosave.moved(3, '一二转');
      return '转好了';
    });
    await settled();
    await desk.answer(saved(2));
    desk.autosave.changed('一二');
    await desk.pass(pace.longest);
    assert.equal(desk.sent.length, 1);
    over(undefined);
    assert.equal(await worked, '转好了');
    await desk.pass(pace.idle);
    assert.deepEqual(desk.sent.map(({ version, content }) => [version, content]), [[1, '一'], [3, '一二转']]);
    await desk.answer(saved(4));
    assert.equal(desk.state, 'saved');
  });

  it('goes on saving when what the server was to do has failed', async () => {
    const desk = new Desk();
    const worked = desk.autosave.alone(async () => {
      desk.autosave.changed('一');
      throw new Error('no network');
    });
    await assert.rejects(worked);
    await desk.pass(pace.idle);
    assert.deepEqual(desk.sent.map(({ version, content }) => [version, content]), [[1, '一']]);
  });

  it('never lets two saves run at once, never saves from a version it was not told, never forgets what the server lacks', async () => {
    const event = fc.oneof(
      fc.record({ kind: fc.constant('type' as const) }),
      fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 15_000 }) }),
      fc.record({ kind: fc.constant('answer' as const), how: fc.constantFrom('saved', 'offline', 'loggedOut', 'refused') }),
      fc.record({ kind: fc.constant('on' as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
        const desk = new Desk();
        let typed = '';
        let version = 1;
        let atServer = '';
        let answered = 0;
        for (const each of events) {
          if (each.kind === 'type') desk.autosave.changed((typed += '字'));
          if (each.kind === 'pass') await desk.pass(each.ms);
          if (each.kind === 'on') void desk.autosave.goOn();
          await settled();
          if (each.kind === 'answer' && desk.sent.length > answered) {
            answered = desk.sent.length;
            const { content, version: from } = desk.sent.at(-1)!;
            assert.equal(from, version);
            if (each.how === 'saved') {
              atServer = content;
              version += 1;
              await desk.answer(saved(version));
            } else await desk.answer({ kind: each.how, message: '' } as SaveAnswer);
          }
          assert.ok(desk.sent.length - answered <= 1, 'one at a time');
          if (typed !== atServer) assert.equal(desk.kept?.content, typed, 'what the server lacks is kept here');
          assert.equal(desk.autosave.unsaved, typed !== atServer);
        }
      }),
    );
  });
});
