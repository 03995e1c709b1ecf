import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Action, acted } from '../../lambdas/cases/actions.ts';
import type { Case, Instant, Tier } from '../../lambdas/cases/case.ts';
import { addHours, addMs } from '../../lambdas/cases/instant.ts';
import { breached, redChannelOfComplaint } from '../../lambdas/cases/red-channel.ts';
import { closedWithRescue } from '../../lambdas/cases/retraction.ts';
import { slaOutcome } from '../../lambdas/cases/sla-outcome.ts';
import { decided, slaReport } from '../../lambdas/cases/sla-report.ts';
import { slaRow } from '../../lambdas/flows/sla-report-rows.ts';
import { slaText } from '../../lambdas/flows/sla-report-text.ts';
import { redChannelOf } from '../support/cases.ts';
import { accountDigest } from '../support/rescues.ts';

const reportedAt = '2026-03-05T06:00:00.000Z';
const dueAt = '2026-03-06T06:00:00.000Z';
const later = '2026-03-20T00:00:00.000Z';

function opened(at: Instant, tier: Tier, complaintId = 'c-1'): Case {
  const complaint = { complaintId, accountId: 'acme', reportedAt: at, severity: 'critical' as const };
  return redChannelOfComplaint(complaint, { accountId: 'acme', accountDigest, tier, nth: 1, now: at });
}

function does(about: Case, action: Action, at: Instant, note: string | null = null): Case {
  const result = acted(about, action, { by: 'olga', at, note });
  if (result.outcome === 'refused') throw new Error(result.because);
  return result.about;
}

const goes = (at: Instant) => does(redChannelOf(), { action: 'on-site' }, at);
const resolves = (at: Instant) => does(redChannelOf(), { action: 'resolve', outcome: 'saved' }, at);

describe('a red channel', () => {
  test.each([
    ['with somebody on site at the instant it is due', goes(dueAt), 'on-site-in-time'],
    ['with somebody on site a millisecond later', goes(addMs(dueAt, 1)), 'breached'],
    ['resolved at the instant it is due, nobody on site', resolves(dueAt), 'resolved-without-visit'],
    ['resolved a millisecond later', resolves(addMs(dueAt, 1)), 'breached'],
    [
      'breached, then visited',
      does(breached(redChannelOf(), dueAt), { action: 'on-site' }, later),
      'breached',
    ],
    [
      'visited in time, resolved late',
      does(goes(dueAt), { action: 'resolve', outcome: 'lost' }, later),
      'on-site-in-time',
    ],
    [
      'retracted with its rescue',
      closedWithRescue(redChannelOf({ reasons: ['unacknowledged-rescue'] }), dueAt),
      'retracted',
    ],
    ['that nobody looked after', redChannelOf(), 'breached'],
  ])('%s counts as such', (_, about, outcome) => {
    expect(slaOutcome(about as Case, later)).toBe(outcome);
  });

  test.each([
    [addMs(dueAt, -1), 'not-due-yet'],
    [dueAt, 'breached'],
  ])('that is open at %s is %s, acknowledged or not', (now, outcome) => {
    const acknowledged = does(redChannelOf(), { action: 'acknowledge' }, reportedAt);

    expect(slaOutcome(redChannelOf(), now)).toBe(outcome);
    expect(slaOutcome(acknowledged, now)).toBe(outcome);
  });
});

describe('the report', () => {
  test('has a row for each month of opening and tier, latest month first, then from S to C', () => {
    const cases = [
      opened('2026-02-28T23:59:59.999Z', 'A'),
      opened('2026-03-01T00:00:00.000Z', 'B'),
      opened('2026-03-31T23:00:00.000Z', 'S'),
      opened('2026-03-02T00:00:00.000Z', 'B'),
    ];

    const rows = slaReport(cases, later);

    expect(rows.map(({ month, tier, opened }) => [month, tier, opened])).toEqual([
      ['2026-03', 'S', 1],
      ['2026-03', 'B', 2],
      ['2026-02', 'A', 1],
    ]);
  });

  test.each([
    [[60], 60, 60],
    [[60, 10], 35, 60],
    [[10, 200, 60], 60, 200],
    [[1, 2, 4, 1000], 3, 1000],
  ])('after %j minutes until somebody is on site says median %d and worst %d', (minutes, median, worst) => {
    const cases = minutes.map((minute) => goes(addMs(reportedAt, minute * 60_000)));

    const [row] = slaReport(cases, later);

    expect(row?.toOnSite).toEqual({
      count: minutes.length,
      medianMs: median * 60_000,
      worstMs: worst * 60_000,
    });
  });

  test('takes the times from those in which it happened, and lets none be negative', () => {
    const early = does(redChannelOf(), { action: 'acknowledge' }, addMs(reportedAt, -60_000));

    const [row] = slaReport([redChannelOf(), early], reportedAt);

    expect(row?.toAcknowledge).toEqual({ count: 1, medianMs: 0, worstMs: 0 });
    expect(row?.toOnSite).toBeNull();
  });

  test('lists each breach with everything that people noted, and with nothing that the system did', () => {
    const acknowledged = does(redChannelOf(), { action: 'acknowledge' }, reportedAt, 'the plane is grounded');
    const late = does(breached(acknowledged, dueAt), { action: 'on-site' }, later);

    const [row] = slaReport([late], later);

    expect(row?.breaches).toEqual([
      {
        caseId: late.caseId,
        accountId: 'acme',
        dueAt,
        onSiteAt: later,
        notes: [{ at: reportedAt, event: 'acknowledged', by: 'olga', note: 'the plane is grounded' }],
      },
    ]);
  });

  test('has no success in what is undecided: its share is null in JSON and a dash in the table', () => {
    const rows = slaReport([redChannelOf()], reportedAt);

    expect(rows.map(slaRow)).toEqual([
      {
        month: '2026-03',
        tier: 'S',
        opened: 1,
        on_site_in_time: 0,
        breached: 0,
        not_due_yet: 1,
        resolved_without_visit: 0,
        retracted: 0,
        share_on_site_in_time: null,
        seconds_to_acknowledge: null,
        seconds_to_on_site: null,
        breaches: [],
      },
    ]);
    expect(slaText(rows)).toMatch(/^2026-03 +S +1 +0 +- +0 +1 +0 +0 +- +-$/m);
  });

  test('says the share with four decimals, and in the table in percent', () => {
    const rows = slaReport([goes(dueAt), goes(dueAt), redChannelOf()], later);

    expect(rows.map(slaRow)).toMatchObject([{ share_on_site_in_time: 0.6667, breached: 1 }]);
    expect(slaText(rows)).toMatch(/^2026-03 +S +3 +2 +66\.7 % +1 +0 +0 +0 +24:00, 24:00 +24:00, 24:00$/m);
  });

  test('prints a note as one line that steers no terminal', () => {
    const noted = does(
      redChannelOf(),
      { action: 'acknowledge' },
      reportedAt,
      'stuck\n\u001b[2Jin \u202etraffic',
    );

    const text = slaText(slaReport([noted], later));

    expect(text).toContain('    2026-03-05 06:00 UTC acknowledged, olga: stuck [2Jin traffic\n');
    expect(text).not.toContain('\u001b');
  });

  test('says so when nothing ever opened, and when nobody noted a cause', () => {
    expect(slaText(slaReport([], later))).toBe('No red channel has opened.\n');
    expect(slaText(slaReport([redChannelOf()], later))).toContain(
      'nobody has been on site\n    no cause noted\n',
    );
  });

  test('always adds up: outcomes to the opened, breaches to those listed, rows to all red channels', () => {
    const hour = fc.integer({ min: 0, max: 60 });
    const life = fc.record({
      tier: fc.constantFrom<Tier>('S', 'A', 'B'),
      openedAfter: fc.integer({ min: 0, max: 2000 }),
      onSiteAfter: fc.option(hour),
      resolvedAfter: fc.option(hour),
    });
    fc.assert(
      fc.property(fc.array(life, { maxLength: 12 }), (lives) => {
        const cases = lives.map(({ tier, openedAfter, onSiteAfter, resolvedAfter }) => {
          const at = addHours(reportedAt, openedAfter);
          let about = opened(at, tier);
          if (onSiteAfter !== null) about = does(about, { action: 'on-site' }, addHours(at, onSiteAfter));
          if (resolvedAfter === null) return about;
          return does(about, { action: 'resolve', outcome: 'saved' }, addHours(at, 60 + resolvedAfter));
        });

        const rows = slaReport(cases, addHours(reportedAt, 1000));

        expect(rows.reduce((sum, row) => sum + row.opened, 0)).toBe(cases.length);
        for (const row of rows) {
          expect(Object.values(row.outcomes).reduce((sum, each) => sum + each, 0)).toBe(row.opened);
          expect(row.breaches).toHaveLength(row.outcomes.breached);
          expect(decided(row)).toBeLessThanOrEqual(row.opened);
        }
      }),
    );
  });
});
