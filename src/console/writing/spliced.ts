/** A copy with some elements replaced by others; `toSpliced`, which the browsers of older office computers lack. */
export function spliced<Each>(list: readonly Each[], at: number, count: number, ...added: Each[]): Each[] {
  const copy = [...list];
  copy.splice(at, count, ...added);
  return copy;
}
