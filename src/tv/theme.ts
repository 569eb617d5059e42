/** 标准, 大, 特大. */
export const textSizes = ['standard', 'large', 'extra'] as const;
export type TextSize = (typeof textSizes)[number];
export const textSizeNames: Record<TextSize, string> = { standard: '标准', large: '大', extra: '特大' };

export const contrasts = ['normal', 'high'] as const;
export type Contrast = (typeof contrasts)[number];

/** Every pair that is laid on one another holds 4.5:1, in `high` 7:1. CSS colours. */
export interface Palette {
  /** Ground of the whole screen: top and bottom of a slight gradient, 0xAARRGGBB. */
  groundTop: number;
  groundBottom: number;
  /** A surface that lies on the ground. */
  raised: string;
  line: string;
  /** What is still to come of a bar whose done part is gold. */
  track: string;
  text: string;
  soft: string;
  gold: string;
  /** Text on gold. */
  onGold: string;
  seal: string;
  onSeal: string;
  paper: string;
  paperEdge: string;
  onPaper: string;
  onPaperSoft: string;
  sealOnPaper: string;
  /** The seal's red as a line on the dark ground; no text. */
  sealOnGround: string;
  /** Ground of a card by column; its text is `onCover`. */
  covers: Record<string, string>;
  otherCover: string;
  onCover: string;
  onCoverSoft: string;
  /** What lies behind a dialog, 0xAARRGGBB. */
  veil: number;
}

const normal: Palette = {
  groundTop: 0xff14262f,
  groundBottom: 0xff0b151b,
  raised: '#1b303c',
  line: '#3a5666',
  track: '#3a5666',
  text: '#f6f1e7',
  soft: '#b4c3ca',
  gold: '#f0bf5a',
  onGold: '#20180a',
  seal: '#b8361b',
  onSeal: '#ffffff',
  paper: '#f6f0e4',
  paperEdge: '#e3d6bf',
  onPaper: '#2a2018',
  onPaperSoft: '#57463a',
  sealOnPaper: '#a92e14',
  sealOnGround: '#d8523a',
  covers: {
    notices: '#8a3a20',
    cases: '#1d6b5a',
    lectures: '#2f5c8c',
    films: '#7a4674',
    tips: '#7d5228',
    shorts: '#5c5790',
    laws: '#3f5b66',
  },
  otherCover: '#4a5560',
  onCover: '#ffffff',
  onCoverSoft: '#f3efe6',
  veil: 0xd0060c10,
};

const high: Palette = {
  ...normal,
  groundTop: 0xff000000,
  groundBottom: 0xff000000,
  raised: '#101a20',
  line: '#8fa3ad',
  track: '#3c4a52',
  text: '#ffffff',
  soft: '#e4ecef',
  gold: '#ffd54a',
  onGold: '#000000',
  seal: '#8e2410',
  paper: '#ffffff',
  paperEdge: '#d8d8d8',
  onPaper: '#000000',
  onPaperSoft: '#2b2b2b',
  sealOnPaper: '#8e1d06',
  sealOnGround: '#ff7a5c',
  covers: {
    notices: '#6b2510',
    cases: '#0d4a3d',
    lectures: '#153f6b',
    films: '#5b2956',
    tips: '#5a350f',
    shorts: '#3a3570',
    laws: '#22404c',
  },
  otherCover: '#2c363f',
  onCoverSoft: '#ffffff',
  veil: 0xf0000000,
};

/** Sizes in logical pixels of the 1280×720 stage; even, so that they stay whole at 1920×1080. */
export interface Metrics {
  /** Running text and its line. */
  body: number;
  bodyLine: number;
  /** Smallest text that is used anywhere. */
  small: number;
  smallLine: number;
  /** Title of a page or dialog. */
  title: number;
  titleLine: number;
  card: { w: number; h: number; gap: number; across: number; title: number; titleLine: number; lines: number };
  railTitle: number;
  railTitleLine: number;
  notice: { h: number; title: number; titleLine: number };
}

const metrics: Record<TextSize, Metrics> = {
  standard: {
    body: 30, bodyLine: 52, small: 24, smallLine: 34, title: 42, titleLine: 56,
    card: { w: 270, h: 128, gap: 24, across: 4, title: 28, titleLine: 36, lines: 2 },
    railTitle: 26, railTitleLine: 36,
    notice: { h: 160, title: 34, titleLine: 44 },
  },
  large: {
    body: 40, bodyLine: 66, small: 28, smallLine: 40, title: 48, titleLine: 64,
    card: { w: 366, h: 164, gap: 26, across: 3, title: 36, titleLine: 46, lines: 2 },
    railTitle: 30, railTitleLine: 42,
    notice: { h: 188, title: 40, titleLine: 52 },
  },
  extra: {
    body: 50, bodyLine: 74, small: 32, smallLine: 44, title: 56, titleLine: 68,
    card: { w: 564, h: 188, gap: 24, across: 2, title: 44, titleLine: 56, lines: 2 },
    railTitle: 36, railTitleLine: 48,
    notice: { h: 220, title: 46, titleLine: 58 },
  },
};

export interface Theme {
  /** Short name that goes into texture ids. */
  id: string;
  size: TextSize;
  contrast: Contrast;
  palette: Palette;
  metrics: Metrics;
}

export function themeOf(size: TextSize, contrast: Contrast): Theme {
  return {
    id: `${size}.${contrast}`,
    size,
    contrast,
    palette: contrast === 'high' ? high : normal,
    metrics: metrics[size],
  };
}

/** The stage and the part of it that every screen shows. */
export const stage = { w: 1280, h: 720 };
export const safe = { left: 64, right: 1216, width: 1152, top: 36, bottom: 684 };
/** Rows between the top bar and the hints. */
export const content = { top: 96, bottom: 634 };

/** Cover of a column; columns that came later get a quiet one. */
export function coverOf(palette: Palette, column: string): string {
  return palette.covers[column] ?? palette.otherCover;
}
