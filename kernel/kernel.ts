export { passCsvRows } from './csv-records';
export { readCsvRows, setCells } from './csv-rows';
export { addLiteral, readJsonRows, roomForLiteral } from './json-rows';
export * from './memory';
export { clear, isFull, lineAfter, rowCount, setLine, setWidth } from './row-table';
export { scoreRows, setModel } from './score-rows';
export { findSeparators } from './separators';
