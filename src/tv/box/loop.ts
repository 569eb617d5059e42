import { insideOf, type Stage } from '../lightning.ts';

/**
 * Stops the drawing loop when nothing moves and starts it again at the first change. Lightning's own
 * `pauseRafLoopOnIdle` goes on looking thirty times a second, which a cheap box feels. `rested` is told
 * every time that it stops: all that came until then is on the screen.
 */
export function stopLoopWhenIdle(stage: Stage, rested: () => void): void {
  const inside = insideOf(stage);
  const { platform, transitions, textureThrottler } = inside;
  let asleep = false;

  const wake = () => {
    if (!asleep) return;
    asleep = false;
    platform._idleLoopCounter = 0;
    platform.startLoop();
  };
  const before = <Of extends object>(of: Of, name: keyof Of) => {
    const original = of[name] as unknown as (...values: unknown[]) => unknown;
    (of as Record<keyof Of, unknown>)[name] = (...values: unknown[]) => {
      const answer = original.apply(of, values);
      wake();
      return answer;
    };
  };
  before(transitions, 'addActive');
  before(textureThrottler, 'add');
  before(inside, 'addUpdateSourceTexture');
  wakeOnChange(inside.ctx.root._parent, wake);

  platform.switchLoop = (hasChanges) => {
    // A texture that came in this very frame is a change that the frame itself does not know of.
    const busy = hasChanges || inside.ctx.hasRenderUpdates() || transitions.active.size > 0 ||
      textureThrottler._sources.length > 0 || inside._updateSourceTextures.size > 0;
    if (busy) {
      platform._idleLoopCounter = 0;
      return false;
    }
    if (++platform._idleLoopCounter < 3) return false;
    platform.stopLoop();
    asleep = true;
    rested();
    return true;
  };
}

/** Every change of the picture sets this flag at the very top of the tree. */
function wakeOnChange(top: { _hasRenderUpdates: number }, wake: () => void): void {
  let value = top._hasRenderUpdates;
  Object.defineProperty(top, '_hasRenderUpdates', {
    get: () => value,
    set: (next: number) => {
      value = next;
      if (next) wake();
    },
  });
}
