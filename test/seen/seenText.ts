/** px of the screen. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A line of text on the screen. */
export interface SeenText {
  text: string;
  /** px. */
  size: number;
  bold: boolean;
  color: string;
  /** How much wider or narrower it is shown than it was drawn; 1 is as it was. */
  stretch: number;
  /** Its ink; px of the canvas that is the screen. */
  box: Box;
  /** Which canvas it was drawn on, where that lies on the screen, and whether all of it may be seen there. */
  canvas: number;
  place: Box;
  whole: boolean;
  /** Ink that was drawn beyond its own canvas, px. */
  lost: number;
  /** 0 where something lies over it, 1 where it stands on the screen as it was drawn. */
  strength: number;
  /** The part of its ink that is on the screen, and the part that may be: lists are clipped where they end. */
  shown: Box | undefined;
  room: Box;
  /** Against the ground on which it stands out least. */
  contrast: number;
}

export interface Seen {
  texts: SeenText[];
  /** What has the focus: its canvas and its words. */
  focus: { canvas: number; words: string[] } | undefined;
}
