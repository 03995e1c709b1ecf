import type { Case } from '../../lambdas/cases/case.ts';
import type { Account } from '../../lambdas/cases/directory.ts';
import { errorsKey, receiptKey } from '../../lambdas/feed/key.ts';
import type { DayRecord, HistoryItem } from '../../lambdas/ports.ts';
import { emptyWindow } from '../../lambdas/scoring/baseline.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { now, type World } from './fake-sources.ts';

/** The business day that samples are about. */
export const day = '2026-03-07';

export function sampleAccount(accountId: string, part: Partial<Account> = {}): Account {
  return {
    accountId,
    name: `Name of ${accountId}`,
    tier: 'B',
    owner: null,
    salesLead: null,
    technicalLead: null,
    deliveryLead: null,
    executiveSponsor: null,
    timeZone: null,
    ...part,
  };
}

/** A day of an account with full coverage and, by default, no history behind it. */
export function sampleItem(
  accountId: string,
  index: number | null,
  part: Partial<HistoryItem> = {},
): HistoryItem {
  return {
    accountId,
    day,
    modelVersion: defaultModel.version,
    index,
    coverage: { present: 100, total: 100 },
    contributions: defaultModel.indicators.map((_, place) => (place === 0 ? index : 0)),
    values: new Map([['nps', '12']]),
    window: emptyWindow,
    redStreak: 0,
    provenance: { key: `snapshots/${day}/accounts.csv`, version: 'v1', line: 2 },
    ...part,
  };
}

export function sampleRecord(part: Partial<DayRecord> = {}): DayRecord {
  return {
    day,
    status: 'complete',
    filesDigest: null,
    isScored: true,
    runIds: [],
    lastRunId: null,
    decidingRunId: null,
    counts: { read: 1, scored: 1, rejected: 0, held: 0 },
    known: 1,
    isMassFall: false,
    modelVersion: defaultModel.version,
    decidedAt: '2026-03-08T06:00:00.000Z',
    overdueReported: [],
    ...part,
  };
}

export function sampleCase(accountId: string | null, part: Partial<Case> = {}): Case {
  return {
    caseId: 'rescue-0123456789abcdef-2026-03-07',
    kind: 'rescue',
    version: 1,
    accountId,
    day: null,
    tier: 'B',
    reasons: ['sharp-drop'],
    openedOn: day,
    openedAt: now,
    state: 'open',
    resolvedAs: null,
    resolvedOn: null,
    handedTo: null,
    owed: [],
    told: [],
    events: [{ at: now, event: 'opened', by: null, note: 'sharp-drop' }],
    eventsPublished: 0,
    ...part,
  };
}

/** A receipt and its errors file, as objects of the feed bucket. */
export function sampleReceipt(
  key: string,
  text: string,
  rejectedRows: number,
): Readonly<Record<string, string>> {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  const row = (line: number) =>
    [String(line), quoted(text), quoted(text), quoted(text), quoted(JSON.stringify([text, text]))].join(',');
  const lines = Array.from({ length: rejectedRows }, (_, place) => `${row(place + 2)}\r\n`);
  const file = {
    key,
    kind: 'snapshot',
    status: 'accepted-with-rejects',
    rows_read: rejectedRows + 5,
    scored: 5,
    rejected: rejectedRows,
    held: 0,
    codes: { [`code ${text}`]: rejectedRows },
    problems: [{ code: 'FILE_HEADER', sentence: text }],
    warnings: [{ code: 'UNKNOWN_COLUMN', sentence: text }],
    note: text,
    errors_listed: rejectedRows,
    decided_at: now,
  };
  return {
    [receiptKey(key)]: JSON.stringify(file),
    [errorsKey(key)]: `line,column,code,sentence,cells\r\n${lines.join('')}`,
  };
}

/** A world with one of everything, in which every text that comes out of files or from people is `text`. */
export function worldOf(text: string): World {
  const provenance = { key: text, version: text, line: 7 };
  const window = emptyWindow.map((_, place) => (place >= 20 ? 8000 : null));
  const yesterday = sampleItem(text, 8000, { day: '2026-03-06', provenance });
  const today = sampleItem(text, 6000, { window, provenance });
  const told = [{ step: 'opened', occurrence: 0, recipientId: text, noticeId: text, at: now }] as const;
  const events = [{ at: now, event: text, by: text, note: text }];
  const rescue = {
    given: [{ reason: 'sharp-drop', on: day, baselineTwice: 16_000 }],
    curedDays: 1,
    foldedThrough: day,
    modelVersion: text,
    evidence: {
      day,
      index: 6000,
      baselineTwice: 16_000,
      referenceDay: '2026-03-06',
      falls: [{ indicator: text, change: -2000 }],
      weakest: [{ indicator: text, change: -2000 }],
      coverage: { present: 96, total: 100 },
      modelVersion: text,
      provenance,
    },
  } as const;
  const redChannel = {
    reportedAt: now,
    dueAt: '2026-03-09T09:30:00.000Z',
    complaintIds: [text, text],
    severity: null,
    milestones: { acknowledged: { at: now, by: text } },
    breached: false,
    fromRescue: null,
  };
  const findings = [
    { kind: 'incomplete', deadline: now, problems: [text] },
    { kind: 'rejected', key: text, rows: 3, problem: text },
    { kind: 'held', accounts: 30, known: 100, indicators: [text] },
    { kind: 'unreachable-recipient', recipientId: text, why: text },
    { kind: 'unfilled-role', accountId: text, role: 'owner' },
  ] as const;
  return {
    accounts: [
      sampleAccount(text, {
        name: text,
        owner: text,
        salesLead: text,
        technicalLead: text,
        deliveryLead: text,
        executiveSponsor: text,
      }),
    ],
    recipients: [
      { recipientId: text, name: text, email: text, phone: text, role: 'owner', manager: text, locale: 'en' },
    ],
    items: [yesterday, today],
    records: [sampleRecord({ modelVersion: text })],
    cases: [
      sampleCase(text, { told, events, rescue }),
      sampleCase(text, {
        caseId: 'red-channel-0123456789abcdef-2026-03-07',
        kind: 'red-channel',
        reasons: [text],
        redChannel,
      }),
      sampleCase(null, {
        caseId: `data-quality-${day}`,
        kind: 'data-quality',
        day,
        reasons: [text],
        quality: { findings: findings.map((finding) => ({ occurrence: 0, finding })) },
      }),
    ],
    objects: {
      ...sampleReceipt(`snapshots/${day}/${text}`, text, 3),
      ...sampleReceipt(`accounts/${text}`, text, 1),
    },
    mailbox: [
      { kind: 'email', at: now, recipientId: text, to: text, subject: text, body: text },
      { kind: 'sms', at: now, recipientId: text, to: text, body: text },
    ],
  };
}
