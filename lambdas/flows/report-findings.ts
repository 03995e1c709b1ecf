import type { Instant, QualityFinding } from '../cases/case.ts';
import { withFindings } from '../cases/quality.ts';
import type { CaseStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';

const attempts = 5;

/** Adds findings to the data-quality case of a day; what it says already changes nothing. */
export async function reportFindings(
  cases: CaseStore,
  day: CalendarDay,
  findings: readonly QualityFinding[],
  now: Instant,
): Promise<void> {
  if (findings.length === 0) return;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const existing = (await cases.ofDay(day)).find((each) => each.kind === 'data-quality') ?? null;
    const changed = withFindings(existing, day, findings, now);
    if (changed === null || (await cases.save(changed)) === 'saved') return;
  }
  throw new Error(`the data-quality case of ${day} moved ${attempts} times while findings were added`);
}
