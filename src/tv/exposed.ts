import { settledFocusFault } from './focus.ts';
import type { LaterPages } from './LaterPages.ts';
import { insideOf, type Element, type LaunchedApplication, type Stage } from './lightning.ts';
import type { Renderer } from './box/renderer.ts';
import { Sprite } from './paint/Sprite.ts';
import { stage as size } from './theme.ts';
import type { Tv } from './tv.ts';

interface FilmTold {
  state: string;
  second: number;
  length: number;
  mode: string;
}

/** What tests see of a running app: `window.fawu`. */
export interface Exposed {
  app: LaunchedApplication;
  renderer: Renderer;
  /** Names of what has the focus, from page to card. */
  focusPath(): string[];
  /** What is wrong with the focus; undefined when exactly one visible part has it. */
  focusFault(): string | undefined;
  /** Whether nothing moves, loads or waits to be drawn. */
  settled(): boolean;
  /** What can be read on the screen. */
  visibleText(): string[];
  /** The film that has the screen: what it does, and seconds. */
  film(): FilmTold | undefined;
  /** Texture pixels in use. */
  texturePixels(): number;
}

export function exposeForTests(app: LaunchedApplication, tv: Tv, renderer: Renderer, later: LaterPages): void {
  const stage = app.stage as Stage;
  const inside = insideOf(stage);
  const exposed: Exposed = {
    app,
    renderer,
    focusPath: () => app.focusPath
      .map((component) => (component as unknown as { focusName?: string }).focusName ?? '')
      .filter((name) => name !== ''),
    focusFault: () => settledFocusFault(app),
    settled: () =>
      inside.transitions.active.size === 0 && inside.textureThrottler._sources.length === 0 &&
      inside._updateSourceTextures.size === 0 && tv.jobs.pending === 0 && tv.content.pending === 0 &&
      tv.pictures.pending === 0 && !later.pending && !inside.ctx.hasRenderUpdates(),
    visibleText: () => wordsIn(app as unknown as Element),
    film: () => app.focusPath.map((component) => (component as unknown as { told?: FilmTold }).told)
      .filter((told) => told !== undefined)[0],
    texturePixels: () => inside._usedMemory,
  };
  (window as unknown as { fawu: Exposed }).fawu = exposed;
}

interface Placed {
  core: { _worldContext: { px: number; py: number; alpha: number } };
}

function wordsIn(element: Element): string[] {
  if (!element.visible) return [];
  if (element instanceof Sprite) return isOnScreen(element) ? element.words.filter((words) => words !== '') : [];
  return element.children.reduce<string[]>((words, child) => words.concat(wordsIn(child as Element)), []);
}

/** The middle of a sprite is on the screen and not see-through. */
function isOnScreen(sprite: Sprite): boolean {
  const { px, py, alpha } = (sprite as unknown as Placed).core._worldContext;
  const precision = sprite.stage.getOption('precision') as number;
  const x = px / precision + sprite.w / 2;
  const y = py / precision + sprite.h / 2;
  return alpha > 0 && x > 0 && x < size.w && y > 0 && y < size.h;
}
