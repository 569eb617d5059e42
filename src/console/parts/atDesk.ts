let lastTouch = Date.now();
const waiting = new Set<() => void>();
for (const event of ['keydown', 'pointerdown'] as const) {
  addEventListener(event, () => {
    lastTouch = Date.now();
    for (const call of [...waiting]) call();
    waiting.clear();
  });
}

/** Whether somebody touched the page within some milliseconds. What pages ask by themselves must not keep a session alive that nobody uses. */
export const atDesk = (within: number): boolean => document.visibilityState === 'visible' && Date.now() - lastTouch < within;

/** Calls once when somebody touches the page again; answers how to call it off. */
export function whenBack(call: () => void): () => void {
  waiting.add(call);
  return () => waiting.delete(call);
}
