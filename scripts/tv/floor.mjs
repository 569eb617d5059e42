/** The oldest engines the television app is made for; everything shipped to a box is lowered to them. */
export const floor = {
  engines: { chrome: '38', safari: '8' },
  /** Language level, for a parser, that both understand whole. */
  syntax: 5,
  /** Corners of the language that neither our code nor Lightning's turns into; shorter code without them. */
  assumptions: {
    constantSuper: true,
    ignoreFunctionLength: true,
    noClassCalls: true,
    noDocumentAll: true,
    objectRestNoSymbols: true,
    setComputedProperties: true,
    setSpreadProperties: true,
    superIsCallableConstructor: true,
  },
};
