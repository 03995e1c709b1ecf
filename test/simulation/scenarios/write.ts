import type { History } from '../../oracle/history.ts';
import { foldRescues } from '../../oracle/rescue-fold.ts';
import { people, recipientsFile, rosterFile, snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Company, Happening, Scenario } from '../scenario.ts';

/** Roster and recipients of a company, as they land. */
export function companyFiles({ from, accounts, people: staff }: Company): readonly Happening[] {
  return [
    { at: from, key: 'recipients/recipients.csv', body: recipientsFile(staff) },
    { at: from, key: 'accounts/accounts.csv', body: rosterFile(accounts) },
  ];
}

export function companyOf(from: string, accounts: Company['accounts'], staff = people): Company {
  return { from, accounts, people: staff };
}

/** A day's one file. */
export function dayFile(at: string, day: string, indices: Parameters<typeof snapshotFile>[0]): Happening {
  return { at, key: `snapshots/${day}/accounts.csv`, body: snapshotFile(indices) };
}

/** The closing marker of a day. */
export function manifestOf(at: string, day: string, body: string | Uint8Array): Happening {
  return { at, key: `snapshots/${day}/_manifest.json`, body };
}

/** A day's one file with its manifest, so that it is scored at once. */
export function metDay(
  at: string,
  day: string,
  indices: Parameters<typeof snapshotFile>[0],
): readonly Happening[] {
  const manifest = manifestFile({ 'accounts.csv': snapshotFile(indices) });
  return [dayFile(at, day, indices), manifestOf(at, day, manifest)];
}

type ComplaintRow = readonly [
  id: string,
  account: string,
  reportedAt: string,
  severity: string,
  summary?: string,
];

export function complaintsFile(at: string, name: string, rows: readonly ComplaintRow[]): Happening {
  const lines = rows.map(([id, account, reportedAt, severity, summary = `It broke (${id})`]) =>
    [id, account, reportedAt, severity, summary].join(','),
  );
  const body = ['complaint_id,account_id,reported_at,severity,summary', ...lines].map((line) => `${line}\n`);
  return { at, key: `complaints/${name}.csv`, body: body.join('') };
}

/** What every scenario's two lists are answered with. */
export function listReceipts(
  accounts: number,
  staff = Object.keys(people).length,
): Scenario['truth']['receipts'] {
  return {
    'recipients/recipients.csv': ['accepted', staff, staff, 0, 0],
    'accounts/accounts.csv': ['accepted', accounts, accounts, 0, 0],
  };
}

/** The receipts of days whose one file was taken whole. */
export function dayReceipts(days: readonly string[], rows: number): Scenario['truth']['receipts'] {
  return Object.fromEntries(
    days.map((day) => [`snapshots/${day}/accounts.csv`, ['accepted', rows, rows, 0, 0] as const]),
  );
}

/** What the manifests of days are answered with. */
export function manifestReceipts(
  days: readonly string[],
  status: 'accepted' | 'held' = 'accepted',
): Scenario['truth']['receipts'] {
  return Object.fromEntries(
    days.map((day) => [`snapshots/${day}/_manifest.json`, [status, 0, 0, 0, 0] as const]),
  );
}

/** So many accounts whose ids are in order as texts too. */
export function accountIds(count: number): readonly string[] {
  const first = 10 ** (String(count).length - 1);
  return Array.from({ length: count }, (_, place) => `a-${first + place}`);
}

/** The rescue of an account that fell on a day, as the truth has it. */
export function rescueOf(account: string, day: string, from: string, ends: string, reason = 'sharp-drop') {
  return { case: `rescue ${account} ${day} ${reason}`, from, ends };
}

/** The same for each of these days, or accounts. */
export function allOf<T>(keys: readonly string[], each: T): Readonly<Record<string, T>> {
  return Object.fromEntries(keys.map((key) => [key, each]));
}

/** The rescues that a history gives while nobody acts, by the second implementation. */
export function rescuesIn(history: History): Scenario['truth']['cases'] {
  const { rescues } = foldRescues(history, { verdicts: [], released: [], kept: [] });
  return rescues.map(({ account, openedOn, reasons, resolvedAs, resolvedOn }) => ({
    case: `rescue ${account} ${openedOn} ${[...reasons].sort().join('+')}`,
    ends: resolvedAs === null ? 'open' : `${resolvedAs} ${resolvedOn}`,
  }));
}
