import type { Case, CaseEvent, Instant, RedChannelPart, Tier } from './case.ts';
import { type SlaOutcome, slaOutcome } from './sla-outcome.ts';

/** How long something took, over the red channels in which it happened; elapsed milliseconds since the report. */
export type Durations = {
  readonly count: number;
  /** Of an even number the mean of the middle two, rounded down. */
  readonly medianMs: number;
  readonly worstMs: number;
};

/** A due time that passed with nobody on site. */
export type Breach = {
  readonly caseId: string;
  readonly accountId: string;
  readonly dueAt: Instant;
  /** Null: nobody has been on site. */
  readonly onSiteAt: Instant | null;
  /** What people wrote when they acted on the case, in order of time; empty: no cause was noted. */
  readonly notes: readonly (CaseEvent & { readonly by: string; readonly note: string })[];
};

/** The red channels that opened in one month (UTC) for accounts of one tier. */
export type SlaRow = {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly tier: Tier | null;
  readonly opened: number;
  /** Of `opened`, by outcome; they add up to it. */
  readonly outcomes: Readonly<Record<SlaOutcome, number>>;
  /** Null when nobody acknowledged one. */
  readonly toAcknowledge: Durations | null;
  /** Null when nobody was on site. */
  readonly toOnSite: Durations | null;
  /** In order of due time. */
  readonly breaches: readonly Breach[];
};

type RedChannel = Case & { readonly redChannel: RedChannelPart; readonly openedAt: Instant };

const tiers: readonly (Tier | null)[] = ['S', 'A', 'B', 'C', null];

/** The months, latest first, each by tier from S to C; of all cases only red channels count. */
export function slaReport(cases: readonly Case[], now: Instant): readonly SlaRow[] {
  const groups = new Map<string, RedChannel[]>();
  for (const about of cases.filter(isRedChannel)) {
    const key = `${about.openedAt.slice(0, 7)} ${about.tier}`;
    groups.set(key, [...(groups.get(key) ?? []), about]);
  }
  return [...groups.values()]
    .map((group) => rowOf(group, now))
    .sort((a, b) => textOrder(b.month, a.month) || tiers.indexOf(a.tier) - tiers.indexOf(b.tier));
}

/** The red channels whose promise is decided: somebody was on site in time, or it is breached. */
export function decided({ outcomes }: SlaRow): number {
  return outcomes['on-site-in-time'] + outcomes.breached;
}

function isRedChannel(about: Case): about is RedChannel {
  return about.redChannel !== undefined && about.openedAt !== null;
}

function rowOf(group: readonly RedChannel[], now: Instant): SlaRow {
  const [first] = group;
  if (first === undefined) throw new Error('a row of the report without a red channel');
  const outcomes = {
    'on-site-in-time': 0,
    breached: 0,
    'not-due-yet': 0,
    'resolved-without-visit': 0,
    retracted: 0,
  };
  for (const about of group) outcomes[slaOutcome(about, now)] += 1;
  return {
    month: first.openedAt.slice(0, 7),
    tier: first.tier,
    opened: group.length,
    outcomes,
    toAcknowledge: durationsTo('acknowledged', group),
    toOnSite: durationsTo('onSite', group),
    breaches: group
      .filter((about) => slaOutcome(about, now) === 'breached')
      .map(breachOf)
      .sort((a, b) => textOrder(a.dueAt, b.dueAt) || textOrder(a.caseId, b.caseId)),
  };
}

function breachOf({ caseId, accountId, redChannel, events }: RedChannel): Breach {
  const { dueAt, milestones } = redChannel;
  const notes = events.flatMap((event) =>
    event.by === null || event.note === null ? [] : [{ ...event, by: event.by, note: event.note }],
  );
  return { caseId, accountId: accountId ?? '', dueAt, onSiteAt: milestones.onSite?.at ?? null, notes };
}

/** A report may lie up to five minutes ahead of us: what was done before it took no time. */
function durationsTo(milestone: 'acknowledged' | 'onSite', group: readonly RedChannel[]): Durations | null {
  const lengths = group
    .flatMap(({ redChannel: { milestones, reportedAt } }) => {
      const at = milestones[milestone]?.at;
      return at === undefined ? [] : [Math.max(0, Date.parse(at) - Date.parse(reportedAt))];
    })
    .sort((a, b) => a - b);
  const lower = lengths[Math.ceil(lengths.length / 2) - 1];
  const upper = lengths[Math.floor(lengths.length / 2)];
  const worstMs = lengths.at(-1);
  if (lower === undefined || upper === undefined || worstMs === undefined) return null;
  return { count: lengths.length, medianMs: Math.floor((lower + upper) / 2), worstMs };
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
