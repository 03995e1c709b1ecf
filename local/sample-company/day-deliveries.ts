import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Instant } from '../../lambdas/cases/case.ts';
import type { CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { BROKEN_ROWS, brokenCsv, brokenJsonl } from './broken-rows.ts';
import type { DayPlot } from './day-plots.ts';
import { type Delivery, delivery, instantAt } from './delivery.ts';
import { type SnapshotRow, snapshotCsv, snapshotJsonl } from './snapshot-file.ts';

/** A day as it is to be delivered. */
export type SampleDay = {
  readonly day: CalendarDay;
  readonly plot: DayPlot | null;
  readonly rows: readonly SnapshotRow[];
  /** What the first version of a corrected file said. */
  readonly wrongRows: readonly SnapshotRow[];
};

const SIX = 6 * 60;

/** The files of a day, in the order in which they arrive: at 06:00 UTC of the next day unless the plot differs. */
export function dayDeliveries({ day, plot, rows, wrongRows }: SampleDay): readonly Delivery[] {
  const usual = instantAt(day, 1, SIX);
  const keyOf = (name: string) => `snapshots/${day}/${name}`;
  const whole = keyOf('accounts.csv');
  const mostRows = (left: number) => snapshotCsv(rows.slice(0, -left));

  switch (plot) {
    case 'late-file':
      return [delivery(instantAt(day, 4, SIX), whole, snapshotCsv(rows))];
    case 'corrected-file':
      return [
        delivery(usual, whole, snapshotCsv(wrongRows), `history/snapshots-${day}-accounts-v1.csv`),
        delivery(instantAt(day, 3, 10 * 60 + 30), whole, snapshotCsv(rows)),
      ];
    case 'split-day':
      return closedByManifest(usual, keyOf, rows);
    case 'broken-csv-rows':
      return [
        delivery(usual, whole, mostRows(BROKEN_ROWS.csv)),
        delivery(usual, keyOf('typed-by-hand.csv'), brokenCsv(rows.slice(-BROKEN_ROWS.csv))),
      ];
    case 'broken-jsonl-rows':
      return [
        delivery(usual, whole, mostRows(BROKEN_ROWS.jsonl)),
        delivery(usual, keyOf('typed-by-hand.jsonl'), brokenJsonl(rows.slice(-BROKEN_ROWS.jsonl))),
      ];
    case 'feed-failure':
    case null:
      return [delivery(usual, whole, snapshotCsv(rows))];
  }
}

/** A third of the rows in each of the formats, then the manifest that closes the day. */
function closedByManifest(
  at: Instant,
  keyOf: (name: string) => string,
  rows: readonly SnapshotRow[],
): readonly Delivery[] {
  const parts = [
    { name: 'part-1.csv', write: snapshotCsv },
    { name: 'part-2.jsonl', write: snapshotJsonl },
    { name: 'part-3.csv.gz', write: (third: readonly SnapshotRow[]) => gzipSync(snapshotCsv(third)) },
  ].map(({ name, write }, part) => {
    const third = rows.filter((_, place) => place % 3 === part);
    return { rows: third.length, ...delivery(at, keyOf(name), write(third)) };
  });
  const files = parts.map(({ key, bytes, rows }) => ({
    key,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rows,
  }));
  return [...parts, delivery(at, keyOf('_manifest.json'), `${JSON.stringify({ files })}\n`)];
}
