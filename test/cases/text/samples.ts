import type { StepName } from '../../../lambdas/cases/case.ts';
import type { Locale, NoticeFacts, NoticeItem } from '../../../lambdas/cases/notice.ts';

export const locales: readonly Locale[] = ['en', 'zh-CN', 'zh-TW'];

export const rescueSteps = ['opened', 'unacknowledged-24h', 'unacknowledged-72h', 'retracted'] as const;

export const redChannelSteps = [
  'opened',
  'joined',
  'unacknowledged-1h',
  'unacknowledged-4h',
  'due-in-4h',
  'breached',
  'letter-due',
  'executive-digest',
] as const;

type ItemOf<Kind> = Extract<NoticeItem, { kind: Kind }>;

/** The contract's own example: Acme fell from 82.10 to 61.07. Opened 2026-03-02 06:12 UTC. */
export function rescue(changes: Partial<ItemOf<'rescue'>> = {}): ItemOf<'rescue'> {
  return {
    kind: 'rescue',
    caseId: 'rescue-0123456789abcdef-2026-03-01',
    accountId: 'a-1',
    accountName: 'Acme',
    tier: 'S',
    ownerId: 'o-17',
    openedAt: '2026-03-02T06:12:00.000Z',
    link: 'https://bellwether.example/c/a1b2c3d4e5f6',
    reasons: ['sharp-drop'],
    openedOn: '2026-03-01',
    evidence: {
      day: '2026-03-01',
      index: 6107,
      baselineTwice: 16420,
      referenceDay: '2026-02-26',
      falls: [
        { indicator: 'complaints', change: -1120 },
        { indicator: 'transaction_frequency', change: -640 },
        { indicator: 'nps', change: -343 },
      ],
      weakest: [
        { indicator: 'spend_trend', change: -1200 },
        { indicator: 'adoption', change: -700 },
        { indicator: 'payment_delay', change: -500 },
      ],
      coverage: { present: 96, total: 100 },
      modelVersion: '2026-1',
      provenance: { key: 'snapshots/2026-03-01/part-1.csv', version: 'v1', line: 7 },
    },
    ...changes,
  };
}

/** Red on three scored days, without a baseline to compare with. */
export function redBandRescue(changes: Partial<ItemOf<'rescue'>> = {}): ItemOf<'rescue'> {
  const evidence = { ...rescue().evidence, index: 3600, baselineTwice: null, referenceDay: null, falls: [] };
  return rescue({ reasons: ['red-band'], evidence, ...changes });
}

/** A critical complaint of 2026-03-01 09:15 UTC, opened 19 minutes later, due a day after it was reported. */
export function redChannel(changes: Partial<ItemOf<'red-channel'>> = {}): ItemOf<'red-channel'> {
  return {
    kind: 'red-channel',
    caseId: 'red-channel-0123456789abcdef-2026-03-01',
    accountId: 'a-1',
    accountName: 'Acme',
    tier: 'S',
    ownerId: 'o-17',
    openedAt: '2026-03-01T09:34:00.000Z',
    link: 'https://bellwether.example/c/a1b2c3d4e5f6',
    dueAt: '2026-03-02T09:15:00.000Z',
    breached: false,
    reportedAt: '2026-03-01T09:15:00.000Z',
    severity: 'critical',
    complaints: 1,
    acknowledgedAt: null,
    onSiteAt: null,
    ...changes,
  };
}

export function dataQuality(changes: Partial<ItemOf<'data-quality'>> = {}): ItemOf<'data-quality'> {
  return {
    kind: 'data-quality',
    caseId: 'data-quality-2026-03-01',
    day: '2026-03-01',
    findings: [
      { kind: 'held', accounts: 312, known: 1000, indicators: ['complaints', 'nps'] },
      { kind: 'rejected', key: 'snapshots/2026-03-01/part-2.csv', rows: 12, problem: null },
    ],
    link: 'https://bellwether.example/c/a1b2c3d4e5f6',
    ...changes,
  };
}

/** When each step of the sample cases is sent. */
const publishedAt: Readonly<
  Record<'rescue' | 'red-channel' | 'data-quality', Partial<Record<StepName, string>>>
> = {
  rescue: {
    opened: '2026-03-02T06:12:10.000Z',
    'unacknowledged-24h': '2026-03-03T06:12:10.000Z',
    'unacknowledged-72h': '2026-03-05T06:12:10.000Z',
    retracted: '2026-03-04T08:00:00.000Z',
  },
  'red-channel': {
    opened: '2026-03-01T09:34:00.000Z',
    joined: '2026-03-01T11:15:00.000Z',
    'unacknowledged-1h': '2026-03-01T10:34:00.000Z',
    'unacknowledged-4h': '2026-03-01T13:34:00.000Z',
    'due-in-4h': '2026-03-02T05:15:00.000Z',
    breached: '2026-03-02T09:15:30.000Z',
    'letter-due': '2026-03-05T09:15:00.000Z',
    'executive-digest': '2026-03-02T07:00:00.000Z',
  },
  'data-quality': { 'data-quality': '2026-03-02T12:00:00.000Z' },
};

/** The facts of one step about the given cases, sent when that step is due for the first of them. */
export function facts(step: StepName, items: readonly NoticeItem[], locale: Locale): NoticeFacts {
  const kind = items[0]?.kind ?? 'rescue';
  const at = publishedAt[kind][step] ?? '2026-03-02T06:12:10.000Z';
  return { step, items, locale, hasEmail: true, publishedAt: at };
}
