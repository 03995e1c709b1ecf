import { complaintColumns, readComplaintRows } from '../../lambdas/feed/complaint-rows.ts';
import { inspectFile, limits } from '../../lambdas/feed/inspect.ts';
import type { FeedFormat } from '../../lambdas/feed/key.ts';
import { RowKernel } from '../../lambdas/feed/row-kernel.ts';
import { snapshotColumns } from '../../lambdas/feed/snapshot-row.ts';
import { readSnapshotRows } from '../../lambdas/feed/snapshot-rows.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';

/*
 * Reads the worst files that there can be and prints what was read, one line of JSON each. Run with a small heap: no
 * file is in it, and as many rows are kept at a time as a run keeps.
 */
const kibi = 1024;
const rowBytes = 500 * kibi;
const keptRows = 2000;
const junk = 'x'.repeat(rowBytes);

type Input = { readonly format: FeedFormat; readonly head: string; readonly line: (nth: number) => string };

const csv = { format: 'csv', head: 'account_id,nps,note\n' } as const;
const jsonl = { format: 'jsonl', head: '' } as const;

/** Together longer than the heap. */
const lines = 60;

const inputs: Readonly<Record<string, Input>> = {
  'long rows that are taken': { ...csv, line: (nth) => `account-number-${nth},1234567890.12345,${junk}\n` },
  'long rows that are rejected': { ...csv, line: (nth) => `account-number-${nth},none,${junk}\n` },
  'long rows in another script': { ...csv, line: (nth) => `account-number-${nth},none,户${junk}\n` },
  'long ids': { ...csv, line: (nth) => `${nth}${junk},10,\n` },
  'rows of very many cells': { ...csv, line: () => `A,10${','.repeat(rowBytes / 4)}\n` },
  'long JSON that is taken': {
    ...jsonl,
    line: (nth) => `{"account_id":"account-number-${nth}","nps":1234567890.12345,"note":"${junk}"}\n`,
  },
  'long JSON that is rejected': {
    ...jsonl,
    line: (nth) => `{"account_id":"account-number-${nth}","nps":"none","note":"${junk}"}\n`,
  },
  'long names of members': { ...jsonl, line: (nth) => `{"account_id":"A-${nth}","${nth}${junk}":1}\n` },
  'deep JSON': {
    ...jsonl,
    line: (nth) => `{"account_id":"A-${nth}","x":${'['.repeat(rowBytes / 8)}${']'.repeat(rowBytes / 8)}}\n`,
  },
  'one line without an end': { format: 'csv', head: 'account_id\n', line: () => junk },
  'one quote without an end': { format: 'csv', head: 'account_id\n"', line: () => junk },
  'one JSON line without an end': { format: 'jsonl', head: '{"', line: () => junk },
  'a header without an end': { format: 'csv', head: '', line: () => junk },
};

async function* textOf({ head, line }: Input): AsyncGenerator<Uint8Array> {
  yield Buffer.from(head);
  for (let nth = 0; nth < lines; nth += 1) yield Buffer.from(line(nth));
}

for (const [name, input] of Object.entries(inputs)) {
  const file = { format: input.format, gz: false };
  const columns = snapshotColumns(defaultModel.columns);
  const facts = await inspectFile(textOf(input), file, columns, limits, RowKernel.toCount(input.format));
  let [kept, read]: [unknown[], number] = [[], 0];
  if (facts.problems.length === 0) {
    const part = { ...file, header: facts.header, range: 'whole', day: '2026-01-05' } as const;
    for await (const batch of readSnapshotRows(textOf(input), part, defaultModel.columns)) {
      if (kept.length > keptRows) kept = [];
      kept.push(...batch);
      read += batch.length;
    }
  }
  console.log(
    JSON.stringify({ name, rows: facts.rows, read, codes: facts.problems.map(({ code }) => code) }),
  );
}

const complaints = {
  ...csv,
  head: `${complaintColumns.join(',')}\n`,
  line: (nth: number) => `c-${nth},A-1,2026-01-05T10:00:00Z,low,${junk}\n`,
};
const table = { format: 'csv', gz: false, header: complaintColumns } as const;
const { rows } = await readComplaintRows(textOf(complaints), table);
console.log(JSON.stringify({ name: 'long complaints', rows: lines, read: rows.length, codes: [] }));
