import { type Day, deadline, type Instant, plusDays } from './calendar.ts';
import { type QualityCase, type QualityKind, untouched } from './cases.ts';
import { median } from './history.ts';

/** The data-quality cases by day, and what is new in them and not yet told. */
export interface QualityBook {
  readonly cases: Map<Day, QualityCase>;
  readonly news: Set<QualityCase>;
}

/**
 * Adds a kind to the day's case, which opens with it when there is none, and again when it is closed and has a hold to be
 * decided about; a kind that is there changes nothing.
 */
export function report(book: QualityBook, day: Day, kind: QualityKind, now: Instant): void {
  const standing = book.cases.get(day) ?? {
    kind: 'data-quality' as const,
    id: `data-quality-${day}`,
    day,
    openedAt: now,
    ...untouched(),
    kinds: [],
  };
  book.cases.set(day, standing);
  if (standing.kinds.includes(kind)) return;
  standing.kinds.push(kind);
  if (kind === 'held') standing.resolvedAs = standing.resolvedOn = null;
  book.news.add(standing);
}

/** The days after the first delivered one whose deadline has passed. */
export function expectedDays(delivered: Iterable<Day>, now: Instant): Day[] {
  const first = [...delivered].sort()[0];
  const expected: Day[] = [];
  if (first === undefined) return expected;
  for (let day = plusDays(first, 1); deadline(day) <= now; day = plusDays(day, 1)) expected.push(day);
  return expected;
}

/** Whether the day scores fewer than 80 % of the median of the last 7 complete days before it. */
export function isSuspicious(day: Day, scoredRows: ReadonlyMap<Day, number>): boolean {
  const own = scoredRows.get(day);
  const before = [...scoredRows.keys()].filter((other) => other < day).sort();
  const counts = before.slice(-7).map((other) => scoredRows.get(other) ?? 0);
  return own !== undefined && counts.length > 0 && own * 10 < 8 * median(counts);
}
