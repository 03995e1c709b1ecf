import { closeSync, openSync, writeSync } from 'node:fs';
import { historyRows, snapshotRows } from './csv-parse-zod.mjs';
import { report } from './index-sql.mjs';
import { indexOf, resultLine, twiceMedian } from './plain-index.mjs';

/* node csv-parse.mjs SNAPSHOT [HISTORY RESULT]: csv-parse and zod, the join in a Map. */
const [snapshot, history, result] = process.argv.slice(2);
const found = { rows: 0, rejected: 0, unknown: 0, sum: 0, squares: 0 };
const twice = new Map();
if (history !== undefined)
  for await (const [accountId, known] of historyRows(history)) twice.set(accountId, twiceMedian(known));
const file = result === undefined ? null : openSync(result, 'w');
let text = 'account_id,index,baseline_twice,drop,rescue\n';
for await (const row of snapshotRows(snapshot)) {
  if (row === null) {
    found.rejected += 1;
    continue;
  }
  const index = indexOf(row);
  found.rows += 1;
  if (index === null) {
    found.unknown += 1;
    continue;
  }
  found.sum += index;
  found.squares += index * index;
  if (file === null) continue;
  text += resultLine(row.account_id, index, twice.get(row.account_id) ?? null);
  if (text.length > 100_000) {
    writeSync(file, text);
    text = '';
  }
}
if (file === null) report(found);
else {
  writeSync(file, text);
  closeSync(file);
  report({});
}
