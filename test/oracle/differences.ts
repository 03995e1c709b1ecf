import type { Counts } from './decided-day.ts';
import type { CaseRow, HistoryRow, NoticeRow, Output } from './output.ts';

/** A row of the product's output before anything is known about it. */
export type Loose = Readonly<Record<string, unknown>>;

/** The product's output as read from its folder. */
export interface ProductOutput {
  readonly history: readonly Loose[];
  readonly cases: readonly Loose[];
  readonly notices: readonly Loose[];
  readonly refused: readonly Loose[];
  readonly receipts: ReadonlyMap<string, Loose>;
}

/** Every difference as one readable line, those of the history first. */
export function differencesOf(expected: Output, actual: ProductOutput): string[] {
  return [
    ...historyDifferences(expected.history, actual.history),
    ...receiptDifferences(expected.receipts, actual.receipts),
    ...caseDifferences(expected.cases, actual.cases),
    ...noticeDifferences(expected, actual),
    ...refusedDifferences(expected, actual),
  ];
}

function historyDifferences(expected: readonly HistoryRow[], actual: readonly Loose[]): string[] {
  const name = (row: Loose | HistoryRow) => `${row.account_id} ${row.date}`;
  const differences = keyedDifferences(
    'history',
    new Map(expected.map((row) => [name(row), comparedHistory({ ...row })])),
    new Map(actual.map((row) => [name(row), comparedHistory(row)])),
  );
  if (expected.length !== actual.length) {
    differences.unshift(`history: ${expected.length} rows expected, ${actual.length} found`);
  } else if (differences.length === 0) {
    const at = expected.findIndex((row, place) => name(row) !== name(actual[place] ?? {}));
    if (at !== -1) differences.push(`history: line ${at + 1} should be ${name(expected[at] ?? {})}`);
  }
  return differences;
}

function comparedHistory(row: Loose): Loose {
  const { index, coverage, band, baseline, drop, contributions, model_version } = row;
  const present = Object.entries(contributions ?? {}).filter(([, share]) => share !== null);
  const shares =
    contributions === null ? null : Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { index, coverage, band, baseline, drop, contributions: shares, model_version };
}

function receiptDifferences(
  expected: ReadonlyMap<string, Counts>,
  actual: ReadonlyMap<string, Loose>,
): string[] {
  const compared = ({ rows_read, scored, rejected, held }: Loose) => ({ rows_read, scored, rejected, held });
  const files = [...actual].filter(([key]) => !key.endsWith('/_manifest.json'));
  return keyedDifferences(
    'receipt',
    new Map([...expected].map(([key, counts]) => [key, compared({ ...counts })])),
    new Map(files.map(([key, receipt]) => [key, compared(receipt)])),
  );
}

function caseDifferences(expected: readonly CaseRow[], actual: readonly Loose[]): string[] {
  const named = (rows: readonly Loose[]) =>
    new Map([...namedCases(rows)].map(([name, row]) => [name, comparedCase(row)]));
  return keyedDifferences('case', named(expected.map((row) => ({ ...row }))), named(actual));
}

/** Cases under a name that both sides share: kind, account or day, opening day, and a number for equal ones. */
function namedCases(rows: readonly Loose[]): Map<string, Loose> {
  const named = new Map<string, Loose>();
  const inOrder = [...rows].sort((a, b) => (String(a.opened_at) < String(b.opened_at) ? -1 : 1));
  for (const row of inOrder) {
    const state = row.state === 'held' ? 'held ' : '';
    const base = `${state}${row.kind} ${row.account_id ?? row.day} opened on ${row.opened_on}`;
    let name = base;
    for (let number = 2; named.has(name); number += 1) name = `${base} (${number})`;
    named.set(name, row);
  }
  return named;
}

function comparedCase(row: Loose): Loose {
  const { kind, state, resolved_as, resolved_on, reported_at, due_at, complaint_ids, breached } = row;
  const reasons = kind === 'rescue' ? row.reasons : [...(row.reasons as string[])].sort();
  const life = { state, resolved_as: resolved_as ?? null, resolved_on: resolved_on ?? null };
  const opened_at = state === 'held' ? null : instant(row.opened_at);
  if (kind !== 'red-channel') return { ...life, opened_at, reasons };
  const complaints = Array.isArray(complaint_ids) ? [...complaint_ids].sort() : complaint_ids;
  const milestones = Object.entries((row.milestones ?? {}) as Record<string, Loose>);
  const reached = milestones.map(([name, { at, by }]) => `${name} ${instant(at)} ${by}`).sort();
  const clock = { reported_at: instant(reported_at), due_at: instant(due_at), breached, milestones: reached };
  return { ...life, opened_at, ...clock, complaint_ids: complaints };
}

const instant = (text: unknown): unknown => {
  const at = Date.parse(String(text));
  return Number.isNaN(at) ? text : new Date(at).toISOString();
};

function noticeDifferences(expected: Output, actual: ProductOutput): string[] {
  const wanted = noticeNames(
    expected.notices.map((row: NoticeRow) => ({ ...row })),
    expected.cases.map((row) => ({ ...row })),
  );
  const found = noticeNames(actual.notices, actual.cases);
  const left = [...found];
  const differences: string[] = [];
  for (const name of wanted) {
    const at = left.indexOf(name);
    if (at === -1) differences.push(`notice missing: ${name}`);
    else left.splice(at, 1);
  }
  return [...differences, ...left.map((name) => `notice not owed: ${name}`)].sort(byTime);
}

function refusedDifferences(expected: Output, actual: ProductOutput): string[] {
  const named = ({ at, recipient_id, kind, account_id, day, action }: Loose) =>
    `${instant(at)} ${recipient_id} ${kind} ${account_id ?? day} ${action}`;
  const wanted = expected.refused.map((row) => named({ ...row })).sort();
  const found = actual.refused.map(named).sort();
  return [
    ...wanted.filter((name) => !found.includes(name)).map((name) => `not refused: ${name}`),
    ...found.filter((name) => !wanted.includes(name)).map((name) => `wrongly refused: ${name}`),
    ...(wanted.length === found.length ? [] : [`refused: ${wanted.length} expected, ${found.length} found`]),
  ];
}

const byTime = (a: string, b: string): number => {
  const [first, second] = [a, b].map((line) => line.slice(line.indexOf(': ') + 2));
  return (first ?? '') < (second ?? '') ? -1 : 1;
};

function noticeNames(notices: readonly Loose[], cases: readonly Loose[]): string[] {
  const names = new Map([...namedCases(cases)].map(([name, { case_id }]) => [case_id, name]));
  return notices.map((notice) => {
    const about = (notice.case_ids as string[]).map((id) => names.get(id) ?? `unknown case ${id}`).sort();
    const accounts = notice.step === 'data-quality' ? [] : [...(notice.account_ids as string[])].sort();
    const { published_at, recipient_id, step } = notice;
    return `${instant(published_at)} to ${recipient_id}: ${step}, accounts [${accounts.join(', ')}], about [${about.join('; ')}]`;
  });
}

function keyedDifferences(
  what: string,
  expected: ReadonlyMap<string, Loose>,
  actual: ReadonlyMap<string, Loose>,
): string[] {
  const differences: string[] = [];
  for (const [key, wanted] of expected) {
    const found = actual.get(key);
    if (found === undefined) {
      differences.push(`${what} ${key} is missing: ${JSON.stringify(wanted)}`);
      continue;
    }
    for (const field of Object.keys(wanted)) {
      const [own, other] = [JSON.stringify(wanted[field]), JSON.stringify(found[field])];
      if (own !== other) differences.push(`${what} ${key}: ${field} should be ${own}, is ${other}`);
    }
  }
  for (const [key, found] of actual) {
    if (!expected.has(key)) differences.push(`${what} ${key} should not be: ${JSON.stringify(found)}`);
  }
  return differences;
}
