import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import pl from 'nodejs-polars';
import { indexSql, numbers, report, resultSql, tallySql } from './index-sql.mjs';

/* POLARS_MAX_THREADS=N node polars.mjs COLUMNS SNAPSHOT [HISTORY RESULT] */
const [columns, snapshot, history, result] = process.argv.slice(2);
const schemaOf = (names, areNumbers) =>
  Object.fromEntries(names.map((name) => [name, areNumbers(name) ? pl.Float64 : pl.Utf8]));
const names = columns.split(',');
const schema = schemaOf(names, (name) => numbers.includes(name));
const table = snapshot.endsWith('.jsonl')
  ? pl.scanJson(snapshot, { schema })
  : snapshot.endsWith('.gz')
    ? // It takes a gzip file to end before it does.
      pl.readCSV(gunzipSync(readFileSync(snapshot)), { schema }).lazy()
    : pl.scanCSV(snapshot, { schema });

if (history === undefined) {
  const [row] = (await pl.SQLContext({ source: table }).execute(tallySql('source')).collect()).toRecords();
  report({ rows: row.n, rejected: row.rejected, unknown: row.unknown_rows, sum: row.s, squares: row.sq });
} else {
  const days = Array.from({ length: 30 }, (_, day) => `d${day + 1}`);
  const known = pl.concatList(days).lst;
  const past = pl
    .scanCSV(history, { schema: schemaOf(['account_id', ...days], (name) => name !== 'account_id') })
    .select(
      pl.col('account_id'),
      known.eval(pl.element().median(), true).lst.first().alias('middle'),
      known.eval(pl.element().count(), true).lst.first().alias('count'),
    )
    .select(
      pl.col('account_id'),
      pl
        .when(pl.col('count').gtEq(3))
        .then(pl.col('middle').mul(200).round(0).cast(pl.Int64))
        .otherwise(pl.lit(null))
        .alias('twice'),
    );
  const context = pl.SQLContext({ source: table, past });
  const scored = context.execute(
    `SELECT account_id, idx FROM (${indexSql('source')}) AS all_rows WHERE ok AND idx IS NOT NULL`,
  );
  const joined = pl.SQLContext({ scored, past }).execute(resultSql);
  (await joined.collect()).writeCSV(result);
  report({});
}
