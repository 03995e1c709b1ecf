import { DuckDBInstance } from '@duckdb/node-api';
import { indexSql, numbers, report, resultSql, tallySql } from './index-sql.mjs';

/* node duckdb.mjs THREADS COLUMNS SNAPSHOT [HISTORY RESULT] */
const [threads, columns, snapshot, history, result] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const types = columns
  .split(',')
  .map((name) => `'${name}': '${numbers.includes(name) ? 'DOUBLE' : 'VARCHAR'}'`)
  .join(', ');
const source = snapshot.endsWith('.jsonl')
  ? `read_ndjson('${snapshot}', columns = {${types}})`
  : `read_csv('${snapshot}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${types}})`;

if (history === undefined) {
  const reader = await connection.runAndReadAll(tallySql(source));
  const [{ n, rejected, unknown_rows: unknown, s, sq }] = reader.getRowObjects();
  report({ rows: n, rejected, unknown, sum: s, squares: sq });
} else {
  const days = Array.from({ length: 30 }, (_, day) => `d${day + 1}`);
  const dayTypes = days.map((name) => `'${name}': 'DOUBLE'`).join(', ');
  const past = `SELECT account_id, CASE WHEN len(known) >= 3 THEN CAST(round(list_aggregate(known, 'median') * 200) AS BIGINT) END AS twice
    FROM (SELECT account_id, list_filter([${days.join(', ')}], lambda each: each IS NOT NULL) AS known
    FROM read_csv('${history}', header = true, auto_detect = false, delim = ',', columns = {'account_id': 'VARCHAR', ${dayTypes}}))`;
  await connection.run(`SET preserve_insertion_order = false`);
  await connection.run(`COPY (WITH scored AS (SELECT * FROM (${indexSql(source)}) WHERE ok AND idx IS NOT NULL), past AS (${past})
    ${resultSql}) TO '${result}' (HEADER, DELIMITER ',')`);
  report({});
}
