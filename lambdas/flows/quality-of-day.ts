import type { Case, QualityFinding } from '../cases/case.ts';
import type { DayRecord } from '../ports.ts';
import type { DayFindings } from './day-findings.ts';
import type { DayPlan } from './day-plan.ts';

/** How many complete days a day's size is compared with (docs/rules.md). */
const comparedDays = 7;
/** Indicators named when a day is held. */
const namedIndicators = 3;

/** One finding per file with rejected rows or refused as a whole. */
export function rejectedFindings(plan: DayPlan, findings: DayFindings): readonly QualityFinding[] {
  return plan.files.flatMap((file) => {
    const rows = file.verdict === 'refused' ? file.rows : (findings.rejected.get(file.key)?.count ?? 0);
    const problem = file.refusals[0]?.sentence ?? null;
    return rows === 0 && problem === null
      ? []
      : [{ kind: 'rejected' as const, key: file.key, rows, problem }];
  });
}

/** Suspicious: fewer than 80 % of the median of the last 7 complete days (docs/rules.md). */
export function suspicion(decided: DayRecord, others: readonly DayRecord[]): readonly QualityFinding[] {
  const sizes = others
    .filter((each) => each.day < decided.day)
    .slice(-comparedDays)
    .map((each) => each.counts.scored)
    .sort((a, b) => a - b);
  const medianTwice = (sizes[(sizes.length - 1) >> 1] ?? 0) + (sizes[sizes.length >> 1] ?? 0);
  const { scored } = decided.counts;
  return scored * 5 < medianTwice * 2 ? [{ kind: 'suspicious', scored, medianTwice }] : [];
}

/** A held day, with the indicators that fell in most of the held accounts; nothing once all of them are released. */
export function heldFinding(
  heldCases: readonly Case[],
  { day, known }: Pick<DayRecord, 'day' | 'known'>,
): readonly QualityFinding[] {
  const ofDay = heldCases.filter((each) => each.openedOn === day);
  if (ofDay.length === 0) return [];
  const times = new Map<string, number>();
  for (const { rescue } of ofDay) {
    const moved = rescue?.evidence.falls[0] ?? rescue?.evidence.weakest[0];
    if (moved !== undefined) times.set(moved.indicator, (times.get(moved.indicator) ?? 0) + 1);
  }
  const indicators = [...times.entries()]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, namedIndicators)
    .map(([indicator]) => indicator);
  return [{ kind: 'held', accounts: ofDay.length, known, indicators }];
}
