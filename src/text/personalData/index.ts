export { personalDataIn, type PersonalData, type PersonalKind } from './find.ts';
export { personalDataInTable, type CellFinding } from './tables.ts';
export { personalNumbers, type PersonalNumber } from './numbers.ts';
