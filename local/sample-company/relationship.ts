import { DAYS_BEFORE_SAMPLE, type LifePlan } from './life-plan.ts';
import type { Random } from './random.ts';

/** What a snapshot knows of an account besides its orders and complaints, as texts; `undefined` is missing. */
export type Relationship = {
  readonly nps: string | undefined;
  readonly days_past_due: string;
  readonly active_user_ratio: string | undefined;
  readonly days_since_executive_meeting: string;
  readonly relationship_audit_score: string;
};

const AUDIT_EVERY_DAYS = 30;

/** One entry per day of the sample: surveys, invoices, product use, meetings and audits as they happened. */
export function relationshipOf(
  { days, temper, surveysOn }: LifePlan,
  random: Random,
): readonly Relationship[] {
  const shown: Relationship[] = [];
  const start = -DAYS_BEFORE_SAMPLE;
  let survey = { on: start - random.wholeBetween(0, 80), nps: temper(start).nps };
  let meetingOn = start - random.wholeBetween(0, 25);
  let audit = { on: start - random.wholeBetween(0, AUDIT_EVERY_DAYS - 1), score: temper(start).auditScore };
  let drift = 0;

  for (let day = start; day < days; day += 1) {
    const mood = temper(day);
    if (surveysOn.includes(day) || day - survey.on >= mood.surveyEveryDays)
      survey = { on: day, nps: mood.nps === null ? null : mood.nps + random.wholeBetween(-4, 4) };
    if (mood.meetingEveryDays !== null && day - meetingOn >= mood.meetingEveryDays) meetingOn = day;
    if (day - audit.on >= AUDIT_EVERY_DAYS) audit = { on: day, score: mood.auditScore };
    drift = 0.9 * drift + random.between(-0.01, 0.01);
    if (day < 0) continue;

    shown.push({
      nps: survey.nps === null ? undefined : String(Math.round(clamped(survey.nps, -100, 100))),
      days_past_due: String(Math.round(mood.daysPastDue)),
      active_user_ratio:
        mood.activeUserRatio === null ? undefined : clamped(mood.activeUserRatio + drift, 0, 1).toFixed(2),
      days_since_executive_meeting: String(day - meetingOn),
      relationship_audit_score: String(Math.round(clamped(audit.score, 0, 100))),
    });
  }
  return shown;
}

function clamped(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
