import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../../lambdas/cases/case.ts';
import { slaReport } from '../../../lambdas/cases/sla-report.ts';
import { slaRow } from '../../../lambdas/flows/sla-report-rows.ts';
import { slaText } from '../../../lambdas/flows/sla-report-text.ts';
import { hourMs } from '../hours.ts';
import type { Outcome } from '../outcome.ts';
import { verdicts } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import { tierOf } from '../policy.ts';
import { momentIn } from '../said/forms.ts';
import { type Then, thenOf } from '../said/then.ts';

/** A red channel as the report has to count it. */
type Counted = {
  readonly about: Case;
  readonly month: string;
  readonly tier: string | null;
  readonly how: 'on_site_in_time' | 'breached' | 'not_due_yet' | 'resolved_without_visit' | 'retracted';
  readonly dueAt: number;
  /** How long each took since the report, milliseconds; null where nobody did it. */
  readonly toAcknowledge: number | null;
  readonly toOnSite: number | null;
};

/** What the report of red channels gets wrong, for machines and for people, at the end. */
export function untrueReport(outcome: Outcome): readonly string[] {
  const reds = outcome.cases.filter(({ kind }) => kind === 'red-channel');
  const rows = slaReport(outcome.cases, new Date(outcome.endedAt).toISOString());
  const found: readonly unknown[] = JSON.parse(JSON.stringify(rows.map(slaRow)));
  const expected = rowsOf(reds.map((about) => countedOf(outcome, about)));
  const wrong = expected.flatMap((row, place) =>
    isDeepStrictEqual(row, found[place])
      ? []
      : [`the report of red channels says ${JSON.stringify(found[place])}, not ${JSON.stringify(row)}`],
  );
  const lines = slaText(rows).split('\n');
  return [
    ...(found.length === expected.length ? [] : [`the report of red channels has ${found.length} rows`]),
    ...wrong,
    ...linesOf(expected)
      .filter((line) => !lines.some((each) => each.replace(/ {2,}/g, '  ').trim() === line))
      .map((line) => `the report of red channels does not say “${line}”`),
  ];
}

function countedOf(outcome: Outcome, about: Case): Counted {
  const { endedAt } = outcome;
  const openedAt = Date.parse(about.openedAt ?? '');
  const then = thenOf(outcome, about, endedAt, companyAt(outcome, endedAt));
  const reportedAt = about.redChannel?.fromRescue === null ? then.complaints[0]?.reportedAt : openedAt;
  const since = (event: string) => {
    const at = then.happened.get(event);
    return at === undefined ? null : Math.max(0, at - (reportedAt ?? Number.NaN));
  };
  return {
    about,
    month: new Date(openedAt).toISOString().slice(0, 7),
    tier: tierOf(companyAt(outcome, openedAt), about.accountId ?? ''),
    how: outcomeOf(then, endedAt),
    dueAt: then.dueAt,
    toAcknowledge: since('acknowledged'),
    toOnSite: since('on-site'),
  };
}

function outcomeOf({ happened, dueAt }: Then, endedAt: number): Counted['how'] {
  if (happened.has('retracted')) return 'retracted';
  const isRunning = ![...verdicts, 'on-site'].some((event) => happened.has(event));
  if (happened.has('breached') || (isRunning && dueAt <= endedAt)) return 'breached';
  if (isRunning) return 'not_due_yet';
  return happened.has('on-site') ? 'on_site_in_time' : 'resolved_without_visit';
}

const tiers = ['S', 'A', 'B', 'C', null];

/** By month, the latest first, and tier. */
function rowsOf(all: readonly Counted[]) {
  const months = [...new Set(all.map(({ month }) => month))].sort().reverse();
  return months.flatMap((month) =>
    tiers.flatMap((tier) => {
      const own = all.filter((each) => each.month === month && each.tier === tier);
      return own.length === 0 ? [] : [rowOf(own, month, tier)];
    }),
  );
}

function rowOf(own: readonly Counted[], month: string, tier: string | null) {
  const count = (how: Counted['how']) => own.filter((each) => each.how === how).length;
  const [inTime, breached] = [count('on_site_in_time'), count('breached')];
  const decided = inTime + breached;
  return {
    month,
    tier,
    opened: own.length,
    on_site_in_time: inTime,
    breached,
    not_due_yet: count('not_due_yet'),
    resolved_without_visit: count('resolved_without_visit'),
    retracted: count('retracted'),
    share_on_site_in_time: decided === 0 ? null : Math.round((inTime / decided) * 10_000) / 10_000,
    seconds_to_acknowledge: secondsOf(own.map(({ toAcknowledge }) => toAcknowledge)),
    seconds_to_on_site: secondsOf(own.map(({ toOnSite }) => toOnSite)),
    breaches: own
      .filter(({ how }) => how === 'breached')
      .sort((a, b) => a.dueAt - b.dueAt || (a.about.caseId < b.about.caseId ? -1 : 1))
      .map(breachOf),
  };
}

function secondsOf(lengths: readonly (number | null)[]) {
  const sorted = lengths.filter((each) => each !== null).sort((a, b) => a - b);
  const [low, high, worst] = [(sorted.length - 1) >> 1, sorted.length >> 1, -1].map((place) =>
    sorted.at(place),
  );
  if (low === undefined || high === undefined || worst === undefined) return null;
  const whole = (ms: number) => Math.floor(ms / 1_000);
  return { count: sorted.length, median: whole((low + high) / 2), worst: whole(worst) };
}

function breachOf({ about: { caseId, accountId, events }, dueAt }: Counted) {
  const onSite = events.find(({ event }) => event === 'on-site');
  const said = events.filter(({ by, note }) => by !== null && note !== null);
  return {
    case_id: caseId,
    account_id: accountId,
    due_at: new Date(dueAt).toISOString(),
    on_site_at: onSite?.at ?? null,
    notes: said.map(({ at, event, by, note }) => ({ at, event, by, note })),
  };
}

type Row = ReturnType<typeof rowOf>;

/** The lines of the report for people, with single gaps; those with a note as far as its first words. */
function linesOf(rows: readonly Row[]): readonly string[] {
  const minute = (at: string) => momentIn('email', Date.parse(at));
  const breaches = rows.flatMap((row) => row.breaches);
  return [
    ...rows.map((row) =>
      [
        row.month,
        row.tier ?? '-',
        row.opened,
        row.on_site_in_time,
        row.share_on_site_in_time === null ? '-' : `${shareOf(row)} %`,
        row.breached,
        row.not_due_yet,
        row.resolved_without_visit,
        row.retracted,
        lengthsOf(row.seconds_to_acknowledge),
        lengthsOf(row.seconds_to_on_site),
      ].join('  '),
    ),
    ...breaches.flatMap(({ account_id, case_id, due_at, on_site_at, notes }) => [
      `${account_id} (${case_id}): due ${minute(due_at)}, ${on_site_at === null ? 'nobody has been on site' : `on site ${minute(on_site_at)}`}`,
      ...notes
        .filter(({ note }) => /^[\w :]{1,300}$/.test(note ?? ''))
        .map(({ at, event, by, note }) => `${minute(at)} ${event}, ${by}: ${note}`),
      ...(notes.length === 0 ? ['no cause noted'] : []),
    ]),
  ];
}

function shareOf({ on_site_in_time: inTime, breached }: Row): string {
  return (Math.round((inTime / (inTime + breached)) * 1_000) / 10).toFixed(1);
}

/** Hours and minutes, `26:10`. */
function lengthsOf(seconds: Row['seconds_to_on_site']): string {
  if (seconds === null) return '-';
  return [seconds.median, seconds.worst]
    .map((each) => {
      const minutes = Math.floor((each * 1_000) / (hourMs / 60));
      return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
    })
    .join(', ');
}
