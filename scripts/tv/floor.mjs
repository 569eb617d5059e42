/** The oldest engines the television app is made for; everything shipped to a box is lowered to them. */
export const floor = {
  engines: { chrome: '38', safari: '8' },
  /** Language level, for a parser, that both understand whole. */
  syntax: 5,
};
