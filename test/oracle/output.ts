import { type Day, dateOf, iso } from './calendar.ts';
import type { Case } from './cases.ts';
import { type Counts, heldReceipts } from './decided-day.ts';
import { dropOf, type Entry } from './history.ts';
import type { Model } from './model.ts';
import { printed, roundHalfUp } from './numbers.ts';
import type { World } from './world.ts';

export interface HistoryRow {
  readonly account_id: string;
  readonly date: Day;
  readonly index: number | null;
  readonly coverage: number;
  readonly band: string;
  readonly baseline: number | null;
  readonly drop: number | null;
  readonly contributions: Record<string, number> | null;
  readonly model_version: string;
}

export interface CaseRow {
  readonly case_id: string;
  readonly kind: 'rescue' | 'red-channel' | 'data-quality';
  readonly account_id?: string;
  readonly day?: Day;
  readonly reasons: readonly string[];
  readonly opened_on: Day;
  /** Null for a held rescue, which did not open. */
  readonly opened_at: string | null;
  readonly state: 'open' | 'acknowledged' | 'held' | 'resolved';
  readonly resolved_as: string | null;
  readonly resolved_on: Day | null;
  readonly reported_at?: string;
  readonly due_at?: string;
  readonly milestones?: Record<string, { at: string; by: string }>;
  readonly complaint_ids?: readonly string[];
  readonly breached?: boolean;
}

export interface NoticeRow {
  readonly case_ids: readonly string[];
  readonly account_ids: readonly string[];
  readonly recipient_id: string;
  readonly step: string;
  readonly published_at: string;
}

interface RefusedRow {
  readonly at: string;
  readonly recipient_id: string;
  readonly kind: string;
  readonly account_id?: string;
  readonly day?: Day;
  readonly action: string;
}

/** Everything that a replay writes, without texts and without ids that mean anything outside. */
export interface Output {
  readonly history: readonly HistoryRow[];
  readonly cases: readonly CaseRow[];
  readonly notices: readonly NoticeRow[];
  readonly refused: readonly RefusedRow[];
  readonly receipts: ReadonlyMap<string, Counts>;
}

/** The rows that stand for the world at the end. */
export function outputOf(world: World, model: Model): Output {
  return {
    history: historyRows(world, model),
    cases: caseRows(world),
    notices: world.outbox.sent.map(({ recipient, step, cases, at }) => ({
      case_ids: cases.map(({ id }) => id),
      account_ids: [...new Set(cases.flatMap((one) => ('account' in one ? [one.account] : [])))],
      recipient_id: recipient,
      step,
      published_at: iso(at),
    })),
    refused: world.refused.map(({ at, person, kind, account, day, action }) => ({
      at: iso(at),
      recipient_id: person,
      kind,
      ...(account === null ? {} : { account_id: account }),
      ...(day === null ? {} : { day }),
      action,
    })),
    receipts: receiptsOf(world),
  };
}

function historyRows(world: World, model: Model): HistoryRow[] {
  const accounts = [...world.history.keys()].sort();
  return accounts.flatMap((account) => {
    const entries = [...(world.history.get(account)?.values() ?? [])];
    return entries.map((entry) => historyRow(entry, model));
  });
}

function historyRow(entry: Entry, model: Model): HistoryRow {
  const { account, day, index, coverage, band, baseline, contributions } = entry;
  const drop = dropOf(entry);
  const inPoints = [...(contributions ?? [])].map(([name, share]) => [name, printed(share, 2)]);
  return {
    account_id: account,
    date: day,
    index: index === null ? null : printed(index, 2),
    coverage: printed(roundHalfUp(coverage, 4), 4),
    band,
    baseline: baseline === null ? null : printed(baseline, 3),
    drop: drop === null ? null : printed(roundHalfUp(drop, 4), 4),
    contributions: contributions === null ? null : Object.fromEntries(inPoints),
    model_version: model.version,
  };
}

function caseRows(world: World): CaseRow[] {
  const unopened = (account: string, day: Day, reasons: readonly string[]) => ({
    case_id: `held-${account}-${day}`,
    kind: 'rescue' as const,
    account_id: account,
    reasons,
    opened_on: day,
    opened_at: null,
  });
  const held = world.heldRescues.map(
    ({ account, day, reasons }): CaseRow => ({
      ...unopened(account, day, reasons),
      state: 'held',
      resolved_as: null,
      resolved_on: null,
    }),
  );
  const discarded = world.discarded.map(
    ({ account, day, reasons, on }): CaseRow => ({
      ...unopened(account, day, reasons),
      state: 'resolved',
      resolved_as: 'discarded',
      resolved_on: on,
    }),
  );
  const opened = [...world.rescues, ...world.redChannels, ...world.quality.cases.values()];
  return [...held, ...discarded, ...opened.map(caseRow)];
}

function caseRow(one: Case): CaseRow {
  const life = {
    case_id: one.id,
    opened_at: iso(one.openedAt),
    state: stateOf(one),
    resolved_as: one.resolvedAs,
    resolved_on: one.resolvedOn,
  };
  switch (one.kind) {
    case 'rescue':
      return {
        ...life,
        kind: one.kind,
        account_id: one.account,
        reasons: one.reasons,
        opened_on: one.openedOn,
      };
    case 'data-quality':
      return { ...life, kind: one.kind, day: one.day, reasons: one.kinds, opened_on: one.day };
    case 'red-channel':
      return {
        ...life,
        kind: one.kind,
        account_id: one.account,
        reasons: [],
        opened_on: dateOf(one.openedAt),
        reported_at: iso(one.reportedAt),
        due_at: iso(one.dueAt),
        complaint_ids: one.complaintIds,
        milestones: Object.fromEntries(
          [...one.milestones].map(([name, { at, by }]) => [name, { at: iso(at), by }]),
        ),
        breached: one.breached,
      };
  }
}

function stateOf({ resolvedAs, acknowledged }: Case): CaseRow['state'] {
  if (resolvedAs !== null) return 'resolved';
  return acknowledged ? 'acknowledged' : 'open';
}

function receiptsOf(world: World): Map<string, Counts> {
  const receipts = new Map([...world.listReceipts, ...world.complaints.receipts]);
  for (const [day, { judged }] of world.days) {
    const standing = world.decided.has(day) ? judged.receipts : heldReceipts(judged.receipts);
    for (const [key, counts] of standing) receipts.set(key, counts);
  }
  return receipts;
}
