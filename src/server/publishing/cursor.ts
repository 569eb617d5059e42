/** A place in a list of drafts: the last one that was shown. */
export interface Cursor {
  /** Epoch ms. */
  at: number;
  id: string;
}

export const writeCursor = ({ at, id }: Cursor) => `${at.toString(36)}-${id}`;

/** Undefined for anything that `writeCursor` did not make. */
export function readCursor(text: string): Cursor | undefined {
  const [, at = '', id = ''] = /^([0-9a-z]{1,10})-([0-9a-hjkmnp-tv-z]{10})$/.exec(text) ?? [];
  return id === '' ? undefined : { at: Number.parseInt(at, 36), id };
}
