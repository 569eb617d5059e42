/** The product's colours, and those of a village by day. */
export const ink = '#14262f';
export const inkSoft = '#27404f';
export const paper = '#f6f0e4';
export const paperEdge = '#e3d6bf';
export const onPaper = '#2a2018';
export const onPaperSoft = '#57463a';
export const seal = '#b8361b';
export const gold = '#f0bf5a';
export const white = '#fffaf0';

/** Ground by column, as on the television's cards. */
export const covers = {
  lectures: '#2f5c8c',
  films: '#7a4674',
  shorts: '#5c5790',
} as const;

export const jade = '#1d6b5a';
export const earth = '#7d5228';
export const wood = '#a8703c';
export const woodDark = '#7d5228';
export const wall = '#f1e4c9';
export const leaf = '#5f8a4e';
export const leafLight = '#8fb065';
export const wheat = '#dcb65c';
export const tile = '#4a5a60';
