export { personalDataIn, type PersonalData, type PersonalKind } from './find.ts';
export type { CellFinding } from './cells.ts';
export { personalDataInTable, stepsThroughTable } from './tables.ts';
export { personalNumbers, type PersonalNumber } from './numbers.ts';
