import { type Action, acted } from '../../lambdas/cases/actions.ts';
import type { Case, Evidence } from '../../lambdas/cases/case.ts';
import { withFindings } from '../../lambdas/cases/quality.ts';
import type { LinkFacts } from '../../lambdas/console/link/facts.ts';
import { redChannelOf, rescueOf } from './cases.ts';

const reportedAt = '2026-03-05T06:00:00.000Z';

export const evidence: Evidence = {
  day: '2026-03-04',
  index: 6107,
  baselineTwice: 16_420,
  referenceDay: '2026-03-01',
  falls: [
    { indicator: 'complaints', change: -1120 },
    { indicator: 'nps', change: -343 },
  ],
  weakest: [{ indicator: 'complaints', change: -1000 }],
  coverage: { present: 96, total: 100 },
  modelVersion: '2026-1',
  provenance: { key: 'snapshots/2026-03-04/day.csv', version: 'v1', line: 2 },
};

/** The case after these actions of a person, one at each hour after 07:00; it takes them all. */
export function after(about: Case, ...deeds: readonly (Action & { by?: string; note?: string })[]): Case {
  return deeds.reduce((each, { by = 'olga', note = null, ...action }, nth) => {
    const at = `2026-03-05T${String(7 + nth).padStart(2, '0')}:00:00.000Z`;
    const result = acted(each, action as Action, { by, at, note });
    if (result.outcome === 'refused') throw new Error(`refused: ${result.because}`);
    return result.about;
  }, about);
}

export function heldDayCase(): Case {
  const finding = { kind: 'held', accounts: 27, known: 96, indicators: ['nps'] } as const;
  const about = withFindings(null, '2026-03-04', [finding], reportedAt);
  if (about === null) throw new Error('no case');
  return about;
}

/** What a page of this case is made of: erik reads it in English at 08:00Z, two hours into the 24. */
export function linkFactsOf(about: Case, changes: Partial<LinkFacts> = {}): LinkFacts {
  const isAboutDay = about.kind === 'data-quality';
  const names = { olga: 'Olga Berg', erik: 'Erik Lindqvist', mara: 'Mara Weiss', sam: 'Sam Okafor' };
  return {
    now: '2026-03-05T08:00:00.000Z',
    locale: 'en',
    reader: { recipientId: 'erik', name: names.erik },
    expiresAt: '2026-04-04T06:00:00.000Z',
    token: 'v1.abcd.claim.mac',
    about,
    account: isAboutDay
      ? null
      : {
          accountId: 'acme',
          name: 'Acme & Sons',
          timeZone: 'Europe/Berlin',
          ownerId: 'olga',
          sponsorId: 'erik',
        },
    people: new Map(Object.entries(names).map(([recipientId, name]) => [recipientId, { recipientId, name }])),
    involved: ['olga', 'sam', 'erik'],
    complaints:
      about.redChannel === undefined
        ? []
        : [{ complaintId: 'c-1', reportedAt, severity: 'critical', summary: 'The line stands still.' }],
    evidence: isAboutDay ? null : evidence,
    chart: isAboutDay
      ? null
      : {
          from: '2026-03-01',
          to: '2026-03-04',
          days: [
            { day: '2026-03-01', index: 8210, baselineTwice: null },
            { day: '2026-03-02', index: null, baselineTwice: null },
            { day: '2026-03-04', index: 6107, baselineTwice: 16_420 },
          ],
          bounds: { red: 4000, amber: 7000 },
          rescues: [{ openedOn: '2026-03-04', resolvedOn: null }],
        },
    heldRescues: isAboutDay ? 27 : 0,
    ...changes,
  };
}

const acknowledged: Action = { action: 'acknowledge' };
const onSite: Action = { action: 'on-site' };
const saved = { action: 'resolve', outcome: 'saved', note: 'A worn seal.' } as const;

/** One case in every state that a page can show. */
export const caseStates = {
  'a rescue that nobody has acknowledged': rescueOf(),
  'an acknowledged rescue': after(rescueOf(), acknowledged),
  'a resolved rescue': after(rescueOf(), { action: 'resolve', outcome: 'lost' }),
  'a retracted rescue': rescueOf({ state: 'resolved', resolvedAs: 'retracted', owed: [] }),
  'a held rescue': rescueOf({ state: 'held', openedAt: null }),
  'a red channel that nobody has acknowledged': redChannelOf(),
  'an acknowledged red channel': after(redChannelOf(), acknowledged),
  'a red channel with the team on site': after(redChannelOf(), onSite),
  'a resolved red channel': after(redChannelOf(), onSite, saved),
  'a red channel whose letter was sent': after(redChannelOf(), onSite, saved, { action: 'commitment-sent' }),
  'a held day': heldDayCase(),
  'a resolved day': after(heldDayCase(), { action: 'resolve', outcome: 'false-alarm' }),
} as const satisfies Readonly<Record<string, Case>>;
