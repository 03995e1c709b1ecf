import { createReadStream } from 'node:fs';
import { csvCells, isUtf8Record } from '../../lambdas/feed/csv-cells.ts';
import { inflate } from '../../lambdas/feed/inflate.ts';
import type { Problem } from '../../lambdas/feed/problem.ts';
import { RecordScanner } from '../../lambdas/feed/record-scanner.ts';
import { type LedgerColumns, ledgerColumns } from './ledger-header.ts';
import { type LedgerRow, ledgerRow } from './ledger-row.ts';

/** A row that was left out, by its line in the (inflated) file. */
export type SkippedRow = { readonly line: number; readonly reason: string };

/** A ledger that cannot be read at all; the message says why and what to do. */
export class LedgerRefused extends Error {
  override readonly name = 'LedgerRefused';
}

/** The rows of a `.csv` or `.csv.gz` ledger in the order of the file, one at a time. */
export async function* readLedger(
  file: string,
  skip: (row: SkippedRow) => void,
): AsyncGenerator<LedgerRow, void, void> {
  const scanner = new RecordScanner('csv', 1, true);
  let columns: LedgerColumns | null = null;

  function* rows(): Generator<LedgerRow> {
    while (scanner.next()) {
      if (columns === null) {
        columns = columnsOf(csvCells(scanner));
        continue;
      }
      const row = usable(scanner)
        ? ledgerRow(csvCells(scanner), columns)
        : { fault: 'a stray quote or no UTF-8' };
      if ('fault' in row) skip({ line: scanner.line, reason: row.fault });
      else yield row;
    }
  }

  for await (const chunk of bytesOf(file)) {
    scanner.push(chunk);
    yield* rows();
  }
  scanner.finish();
  yield* rows();
  if (columns === null) throw new LedgerRefused('The ledger is empty: its first line must name the columns.');
}

function bytesOf(file: string): AsyncIterable<Uint8Array> {
  const stored = createReadStream(file);
  return file.endsWith('.gz') ? inflate(stored, Number.POSITIVE_INFINITY, refuse) : stored;
}

function refuse({ sentence }: Problem): never {
  throw new LedgerRefused(sentence);
}

function columnsOf(header: readonly string[]): LedgerColumns {
  const columns = ledgerColumns(header);
  if ('problem' in columns)
    throw new LedgerRefused(`The ledger's header cannot be used: ${columns.problem}.`);
  return columns;
}

function usable(record: RecordScanner): boolean {
  return record.fault === null && isUtf8Record(record);
}
