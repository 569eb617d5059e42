/**
 * What the console and the television in its frame say to each other by `postMessage`, both ways to their
 * own origin alone. Types only: the television carries nothing of them.
 */

/** Shows the draft as it was saved last; again: shows it anew where it stands. */
export interface PreviewMessage {
  kind: 'preview';
  /** PreviewReply's; goes in no address. */
  token: string;
  size: 'standard' | 'large' | 'extra';
  /** Id of a block of the item (GET /api/v1/preview/item) on whose page to begin. */
  block?: string;
}

/** Presses a key of the remote. */
export interface PreviewKeyMessage {
  kind: 'key';
  key: 'Up' | 'Down' | 'Left' | 'Right' | 'Enter' | 'Back';
}

export type ToTelevision = PreviewMessage | PreviewKeyMessage;

/** ready: it listens · shown: a page of the text, from 1, of so many · failed: why in plain Chinese; what was shown stays. */
export type FromTelevision =
  | { kind: 'ready' }
  | { kind: 'shown'; page: number; of: number }
  | { kind: 'failed'; message: string };
