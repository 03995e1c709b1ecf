import { closeSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { historyRows, snapshotRows } from './csv-parse-zod.mjs';
import { indexSql, numbers, report, resultSql, tallySql } from './index-sql.mjs';
import { twiceMedian } from './plain-index.mjs';

/* node better-sqlite3.mjs SNAPSHOT [HISTORY RESULT]: rows by csv-parse and zod; index, join and rule in SQLite. */
const [snapshot, history, result] = process.argv.slice(2);
const database = new Database(':memory:');
database.exec(`CREATE TABLE source (account_id TEXT, ${numbers.map((name) => `${name} REAL`).join(', ')})`);
database.exec('CREATE TABLE past (account_id TEXT PRIMARY KEY, twice INTEGER) WITHOUT ROWID');

async function fill(rows, insert, valuesOf) {
  database.exec('BEGIN');
  for await (const row of rows) if (row !== null) insert.run(valuesOf(row));
  database.exec('COMMIT');
}

const names = ['account_id', ...numbers];
const insertRow = database.prepare(`INSERT INTO source VALUES (${names.map(() => '?').join(', ')})`);
let rejected = 0;
async function* counted(rows) {
  for await (const row of rows) {
    if (row === null) rejected += 1;
    yield row;
  }
}
await fill(counted(snapshotRows(snapshot)), insertRow, (row) => names.map((name) => row[name] ?? null));
if (history === undefined) {
  const { n, unknown_rows: unknown, s, sq } = database.prepare(tallySql('source')).get();
  report({ rows: n, rejected, unknown, sum: s, squares: sq });
} else {
  const insertPast = database.prepare('INSERT INTO past VALUES (?, ?)');
  await fill(historyRows(history), insertPast, ([accountId, known]) => [accountId, twiceMedian(known)]);
  const scored = `SELECT account_id, idx FROM (${indexSql('source')}) WHERE ok AND idx IS NOT NULL`;
  const file = openSync(result, 'w');
  writeSync(file, 'account_id,index,baseline_twice,drop,rescue\n');
  const lines = database.prepare(`WITH scored AS (${scored}) ${resultSql}`).raw();
  let text = '';
  for (const row of lines.iterate()) {
    text += `${row.map((each) => each ?? '').join(',')}\n`;
    if (text.length < 100_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
  report({});
}
