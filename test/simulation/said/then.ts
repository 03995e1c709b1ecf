import type { Case } from '../../../lambdas/cases/case.ts';
import { usualAccount } from '../../support/company.ts';
import { hourMs } from '../hours.ts';
import type { Outcome } from '../outcome.ts';
import { receiverOf } from '../owed/moments.ts';
import { isGrave } from '../owed/red-channel.ts';
import type { Company, Scenario } from '../scenario.ts';

/** What there was to say of an account's case at an instant, by its record and by who had which part then. */
export type Then = {
  /** Tier and name, as `[S] Acme`. */
  readonly account: string;
  readonly owner: string;
  /** When each thing first happened of what had happened by then. */
  readonly happened: ReadonlyMap<string, number>;
  readonly reasons: readonly string[];
  readonly complaints: readonly { readonly reportedAt: number; readonly severity: string }[];
  readonly dueAt: number;
};

export function thenOf({ scenario }: Outcome, about: Case, at: number, company: Company): Then {
  const events = about.events.filter((event) => Date.parse(event.at) <= at);
  const row = company.accounts[about.accountId ?? ''];
  const handedOver = events.findLast(({ event }) => event === 'handed-over');
  const receiver = handedOver === undefined ? null : receiverOf(handedOver);
  const owner = receiver ?? (row === undefined ? '' : (row.owner ?? usualAccount.owner));
  const notes = events.flatMap(({ event, note }) => (event === 'opened' ? [note ?? ''] : []));
  const complaints = events.flatMap(({ note }) => complaintIn(scenario, note ?? ''));
  const grave = complaints.filter(({ severity }, place) => place === 0 || isGrave(severity, about.tier));
  const isOfRescue = about.redChannel?.fromRescue !== null;
  const anchors = [
    ...(isOfRescue ? [Date.parse(about.openedAt ?? '')] : []),
    ...grave.map(({ reportedAt }) => reportedAt),
  ];
  return {
    account: [about.tier === null ? '' : `[${about.tier}]`, row?.name ?? about.accountId].join(' ').trim(),
    owner: owner || 'nobody yet',
    happened: new Map([...events].reverse().map((each) => [each.event, Date.parse(each.at)])),
    reasons: [
      ...notes.flatMap((note) => note.split(', ')),
      ...events.flatMap(({ event, note }) => (event === 'reason-added' ? [note ?? ''] : [])),
    ],
    complaints,
    dueAt: Math.min(...anchors) + 24 * hourMs,
  };
}

/** The complaint that a record notes, as the files have it. */
function complaintIn({ script }: Scenario, note: string): Then['complaints'] {
  const [, id, severity] = /^complaint (\S+), (\w+)$/.exec(note) ?? [];
  if (id === undefined || severity === undefined) return [];
  const lines = script.flatMap(({ key, body }) =>
    key.startsWith('complaints/') ? String(body).split('\n') : [],
  );
  const reportedAt = lines.find((line) => line.startsWith(`${id},`))?.split(',')[2] ?? '';
  return [{ reportedAt: Date.parse(reportedAt), severity }];
}
