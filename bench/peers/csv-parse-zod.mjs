import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import * as z from 'zod';
import { numbers } from './index-sql.mjs';

const missing = z.literal('').transform(() => undefined);
const number = (schema) =>
  z.union([
    missing,
    z
      .string()
      .regex(/^[+-]?\d+(\.\d+)?$/)
      .transform(Number)
      .pipe(schema),
  ]);
const ranges = {
  spend_90d: z.number(),
  spend_prior_90d: z.number(),
  nps: z.number().min(-100).max(100),
  active_user_ratio: z.number().min(0).max(1),
  relationship_audit_score: z.number().min(0).max(100),
};
const snapshotRow = z.object({
  account_id: z.string().min(1),
  ...Object.fromEntries(numbers.map((name) => [name, number(ranges[name] ?? z.number().min(0))])),
});

function rowsOf(path, columns) {
  const stored = createReadStream(path);
  const text = path.endsWith('.gz') ? stored.pipe(createGunzip()) : stored;
  return text.pipe(parse({ columns }));
}

/** The rows of a snapshot, read with csv-parse and checked with zod; null where one is rejected. */
export async function* snapshotRows(path) {
  for await (const record of rowsOf(path, true)) {
    const { success, data } = snapshotRow.safeParse(record);
    yield success ? data : null;
  }
}

/** Account and known points of its earlier days. */
export async function* historyRows(path) {
  let isHeader = true;
  for await (const [accountId, ...days] of rowsOf(path, false)) {
    if (!isHeader) yield [accountId, days.filter((day) => day !== '').map(Number)];
    isHeader = false;
  }
}
