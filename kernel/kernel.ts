export { passCsvRows } from './csv-records';
export { readCsvRows, setCells } from './csv-rows';
export { setModel } from './indicator-points';
export { addLiteral, readJsonRows, roomForLiteral } from './json-rows';
export * from './memory';
export { clear, isFull, lineAfter, rowCount, setLine, setWidth } from './row-table';
export { scoreRows } from './score-rows';
export { findSeparators } from './separators';
