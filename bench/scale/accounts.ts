import type { HistoryItem } from '../../lambdas/ports.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { randomStream } from '../../local/sample-company/random.ts';

/** The day that is scored, and the scored day before it. */
export const day = '2026-03-02';
export const previousDay = '2026-03-01';

export const filesOfDay = 8;
const seed = 20_260_302;

/** What a customer's export has: the columns of the built-in model, and some that it does not name. */
const modelColumns = defaultModel.columns.map(({ name }) => name);
const otherColumns = ['region', 'segment', 'currency', 'contract_ends', 'seats'];
export const header = ['account_id', ...modelColumns, ...otherColumns];

/** Accounts by their number. Few are out of the ordinary, one of them in so many. */
export const isNew = (number: number) => number % 1_009 === 5;
export const isFallen = (number: number) => number % 10_007 === 23;
export const isBroken = (number: number) => number % 5_003 === 17;
export const isDoubled = (number: number) => number % 20_011 === 3;

const idOf = (number: number) => `A-${String(number).padStart(8, '0')}`;
export const numberOf = (accountId: string) => Number(accountId.slice(2));

/** The cells of an account's row on the day, in the order of the header. */
export function cellsOf(number: number): string[] {
  const random = randomStream(seed, number);
  const values = isFallen(number) ? fallen : ordinary(random);
  const other = [
    random.pick(['EMEA', 'APAC', 'AMER']),
    random.pick(['enterprise', 'mid-market', 'public']),
    random.pick(['EUR', 'USD', 'CNY']),
    `2027-${String(random.wholeBetween(1, 12)).padStart(2, '0')}-01`,
    String(random.wholeBetween(10, 9_000)),
  ];
  const cells = modelColumns.map((column) => values[column] ?? '');
  if (isBroken(number)) cells[modelColumns.indexOf('nps')] = 'n/a';
  return [idOf(number), ...cells, ...other];
}

/** The values of the model's columns that are there. */
export function valuesOf(cells: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    modelColumns.flatMap((column, place) => {
      const cell = cells[place + 1] ?? '';
      return cell === '' ? [] : [[column, cell] as const];
    }),
  );
}

function ordinary(random: ReturnType<typeof randomStream>): Readonly<Record<string, string>> {
  const pace = random.between(4, 60);
  const gap = random.wholeBetween(2, 14);
  const spend = random.between(2_000, 400_000);
  const mood = random.between(0.75, 1.1);
  return {
    transactions_30d: String(Math.round(pace * mood)),
    transactions_180d: String(Math.round(pace * 6)),
    days_since_last_transaction: String(random.wholeBetween(0, gap)),
    median_gap_days: String(gap),
    spend_90d: (spend * mood).toFixed(2),
    spend_prior_90d: spend.toFixed(2),
    complaints_30d: random.chance(0.1) ? '1' : '0',
    oldest_open_complaint_days: random.chance(0.1) ? String(random.wholeBetween(1, 9)) : '',
    nps: String(random.wholeBetween(-20, 90)),
    days_past_due: random.chance(0.15) ? String(random.wholeBetween(1, 20)) : '0',
    active_user_ratio: random.between(0.2, 0.95).toFixed(3),
    days_since_executive_meeting: String(random.wholeBetween(5, 120)),
    relationship_audit_score: String(random.wholeBetween(50, 98)),
  };
}

const fallen: Readonly<Record<string, string>> = {
  transactions_30d: '1',
  transactions_180d: '90',
  days_since_last_transaction: '60',
  median_gap_days: '7',
  spend_90d: '120.00',
  spend_prior_90d: '40000.00',
  complaints_30d: '4',
  oldest_open_complaint_days: '21',
  nps: '-40',
  days_past_due: '45',
  active_user_ratio: '0.050',
  days_since_executive_meeting: '200',
  relationship_audit_score: '20',
};

/** So many different pasts there are; each account has one of them. */
export const pasts = 64;
export const pastOf = (number: number) => number % pasts;

/** The item of the day before of every account with this past, but for its id. */
export function earlierItem(past: number): HistoryItem {
  const index = 4_600 + past;
  return {
    accountId: '',
    day: previousDay,
    modelVersion: defaultModel.version,
    index,
    coverage: { present: 100, total: 100 },
    contributions: [460, 460, 460, 460, 460, 460, 460, 460, 460, 460 + past],
    values: valuesOf(cellsOf(past + 1)),
    window: Array.from({ length: 30 }, (_, slot) => index - ((slot * 11) % 50)),
    redStreak: 0,
    provenance: { key: `snapshots/${previousDay}/accounts.csv`, version: 'v000001', line: past + 2 },
  };
}
