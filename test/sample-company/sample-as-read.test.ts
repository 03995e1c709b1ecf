import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { complaintColumns, readComplaintRows } from '../../lambdas/feed/complaint-rows.ts';
import { inspectFile, limits } from '../../lambdas/feed/inspect.ts';
import { parseFeedKey } from '../../lambdas/feed/key.ts';
import type { RejectedRow } from '../../lambdas/feed/problem.ts';
import { readRecipientRows, recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { readRosterRows, rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import { snapshotColumns } from '../../lambdas/feed/snapshot-row.ts';
import { readSnapshotRows } from '../../lambdas/feed/snapshot-rows.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { writeSampleCompany } from '../../local/sample-company/write-sample-company.ts';

const folder = mkdtempSync(join(tmpdir(), 'sample-as-read-'));
afterAll(() => rmSync(folder, { recursive: true }));
await writeSampleCompany({ folder, until: '2026-05-17', seed: 1 });

type Delivered = { readonly key: string; readonly file: string };
const deliveries: readonly Delivered[] = readFileSync(join(folder, 'deliveries.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

const columnsOf = {
  snapshot: snapshotColumns(defaultModel.columns),
  complaints: complaintColumns,
  accounts: rosterColumns,
  recipients: recipientColumns,
};
const readersOf = { complaints: readComplaintRows, accounts: readRosterRows, recipients: readRecipientRows };

/** What the feed reader finds wrong with a delivered file, and the rows that it rejects. */
async function readDelivery({ key, file }: Delivered) {
  const parsed = parseFeedKey(key);
  if (parsed.kind === 'unknown' || parsed.kind === 'manifest')
    return { kind: parsed.kind, problems: [], rejected: [] };
  const bytes = () => createReadStream(join(folder, file));
  const { problems, warnings, header } = await inspectFile(bytes(), parsed, columnsOf[parsed.kind], limits);

  const { format, gz } = parsed;
  const rejected: RejectedRow[] = [];
  if (parsed.kind === 'snapshot') {
    const part = { format, gz, header, range: 'whole', day: parsed.day } as const;
    for await (const batch of readSnapshotRows(bytes(), part, defaultModel.columns))
      rejected.push(...batch.flatMap((outcome) => ('rejected' in outcome ? [outcome.rejected] : [])));
  } else {
    rejected.push(...(await readersOf[parsed.kind](bytes(), { format, gz, header })).rejected);
  }
  return { kind: parsed.kind, problems: [...problems, ...warnings], rejected };
}

const isBroken = ({ key }: Delivered) => key.includes('typed-by-hand');

test('the reader takes every file whole but those that were typed by hand', async () => {
  for (const delivered of deliveries.filter((each) => !isBroken(each))) {
    const { kind, problems, rejected } = await readDelivery(delivered);

    expect({ delivered, kind, problems, rejected }).toMatchObject({ problems: [], rejected: [] });
    expect(kind).not.toBe('unknown');
  }
});

test.each([
  [
    'typed-by-hand.csv',
    [
      'ROW_NUMBER',
      'ROW_RANGE',
      'ROW_DATE',
      'ROW_ID',
      'ROW_ID',
      'ROW_COLUMNS',
      'ROW_COLUMNS',
      'ROW_QUOTE',
      'ROW_ENCODING',
    ],
  ],
  ['typed-by-hand.jsonl', ['ROW_NUMBER', 'ROW_JSON', 'ROW_ID', 'ROW_RANGE']],
])('each row of %s is rejected for a reason of its own, but for the doubled account', async (name, codes) => {
  const delivered = deliveries.filter(({ key }) => key.startsWith('snapshots/') && key.endsWith(name));

  const { problems, rejected } = await readDelivery(delivered[0] as Delivered);

  expect(delivered).toHaveLength(1);
  expect(problems).toEqual([]);
  expect(rejected.map(({ code }) => code)).toEqual(codes);
});

test('of the complaints typed by hand two cannot be read, the third has the id of another', async () => {
  const key = 'complaints/typed-by-hand.csv';

  const { rejected } = await readDelivery({ key, file: key });

  expect(rejected.map(({ code }) => code)).toEqual(['ROW_VALUE', 'ROW_DATE']);
});
