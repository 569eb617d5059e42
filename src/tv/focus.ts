import type { Component, Element, LaunchedApplication } from './lightning.ts';
import { Card } from './parts/Card.ts';
import { stage as size } from './theme.ts';

interface Seen {
  attached: boolean;
  active: boolean;
  alpha: number;
  visible: boolean;
  core: { _worldContext: { px: number; py: number; alpha: number } };
}

/**
 * Why nobody could tell what the next key does; undefined when exactly one part that can be seen has
 * the focus. It may be asked at any time: of places on the screen it knows nothing.
 */
export function focusFault({ focusPath }: LaunchedApplication): string | undefined {
  const named = focusPath.filter((part) => nameOf(part) !== '');
  if (named.length === 0) return 'nothing has the focus';
  for (let i = 0; i < named.length; i++) {
    const part = named[i] as unknown as Seen;
    if (!part.attached || !part.visible || part.alpha === 0) return `${nameOf(named[i] as Component)} has the focus and cannot be seen`;
  }
  return undefined;
}

/** The same when nothing moves: what has the focus lies on the screen, and nothing else looks as if it had it. */
export function settledFocusFault(app: LaunchedApplication): string | undefined {
  const fault = focusFault(app);
  if (fault !== undefined) return fault;
  const leaf = app.focusPath[app.focusPath.length - 1];
  const ringed = ringedCards(app as unknown as Element);
  const names = () => ringed.map(nameOf).join(', ');
  if (!(leaf instanceof Card)) return ringed.length === 0 ? undefined : `no card has the focus, and a ring is around ${names()}`;
  if (ringed.length !== 1 || ringed[0] !== leaf) return `${nameOf(leaf)} has the focus, and a ring is around ${names() || 'none'}`;
  const { px, py, alpha } = (leaf as unknown as Seen).core._worldContext;
  const precision = leaf.stage.getOption('precision') as number;
  const [x, y] = [px / precision, py / precision];
  const outside = x < -20 || y < -20 || x + leaf.w > size.w + 20 || y + leaf.h > size.h + 20;
  return alpha === 0 || outside ? `${nameOf(leaf)} has the focus and stands at ${Math.round(x)}, ${Math.round(y)}` : undefined;
}

/** Cards that can be seen with a ring around them. */
function ringedCards(element: Element): Card[] {
  if (!element.visible) return [];
  if (element instanceof Card) return element.ring?.visible === true && (element as unknown as Seen).active ? [element] : [];
  return element.children.reduce<Card[]>((cards, child) => cards.concat(ringedCards(child as Element)), []);
}

const nameOf = (part: Component | Card) => (part as unknown as { focusName?: string }).focusName ?? '';
