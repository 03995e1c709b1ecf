import { type Cells, exactRow, modelColumns, roughRow } from '../../oracle/random-row.ts';
import type { Chance } from '../../oracle/seeded.ts';

/** How a file writes its rows: the last way is one that only the strict reader takes. */
export const spellings = ['csv', 'jsonl', 'exponents'] as const;
export type Spelling = (typeof spellings)[number];

/** Level 80 with three quarters of the weight: complaints, payment delay and adoption are missing. Some columns are otherwise. */
const changed = (changes: Readonly<Record<string, string>>, without: readonly string[] = []): Cells => {
  const cells = new Map([...exactRow(80), ...Object.entries(changes)]);
  for (const column of without) cells.delete(column);
  return cells;
};
/** The columns of the model in order. */
const all = (...texts: readonly string[]): Cells =>
  new Map(modelColumns.map((column, place) => [column, texts[place] ?? '0']));

/** Rows on both sides of every bound of the default model, by the account whose row it is on every day. */
export const edges: Readonly<Record<string, Cells>> = {
  floor: changed({}, ['oldest_open_complaint_days', 'relationship_audit_score']),
  // Red, and of sixty weights: what lacks does not come out even.
  lean: new Map([...exactRow(30)].filter(([column]) => column !== 'median_gap_days')),
  'below-floor': changed({}, [
    'oldest_open_complaint_days',
    'relationship_audit_score',
    'days_since_executive_meeting',
  ]),
  nothing: new Map(),
  'gap-of-zero': changed({ median_gap_days: '0.00' }),
  'spend-below-zero': changed({ spend_prior_90d: '-120.5' }),
  'without-a-side': changed({}, ['transactions_180d']),
  first: all('0', '7', '1', '1', '0', '3', '0', '0', '-100', '0', '0', '30', '0'),
  middle: all('50', '600', '2', '1', '1.5', '3', '1', '7', '0', '15', '0.3', '90', '50'),
  last: all('7', '42', '8', '2', '3.6', '3', '5', '14', '100', '60', '0.8', '180', '100'),
  beyond: all('9', '12', '0.5', '3', '9', '3', '9', '99', '100', '99', '1', '400', '100'),
  before: all('1', '999999', '0.5', '3', '-9', '3', '0.5', '0.5', '-99.9', '0.1', '0.001', '10', '0.01'),
  // Of seven rests that make one hundredth together, the first three are the largest and equal.
  ties: exactRow(33.31),
  thirds: all('7', '97', '11', '7', '13', '17', '2.3', '3.1', '33.3', '7.7', '0.777', '77', '66.6'),
  // 80.005, and a little less.
  half: changed({ days_past_due: '9.96' }),
  'below-half': changed({ days_past_due: '9.961' }),
  // The same half, of numbers so large that doubles do not prove it.
  'half-of-billions': changed({
    days_past_due: '9.96',
    spend_90d: '1000000007.77',
    spend_prior_90d: '1000000007.77',
  }),
  // 82.785 in ninetieths, and a little less.
  'half-of-ninetieths': changed({ complaints_30d: '0', days_past_due: '4.935' }),
  'below-half-of-ninetieths': changed({ complaints_30d: '0', days_past_due: '4.936' }),
  amber: exactRow(40),
  red: exactRow(39.99),
};

/** Rows with one number that is just out of its column's range, and one where it may be less than nothing. */
export const beyond: Readonly<Record<string, Cells>> = Object.fromEntries(
  modelColumns.flatMap((column) => {
    const greatest = { nps: '100.1', active_user_ratio: '1.001', relationship_audit_score: '100.1' }[
      column as string
    ];
    const least = column === 'nps' ? '-100.1' : '-0.1';
    const numbers = greatest === undefined ? [least] : [least, greatest];
    return numbers.map((number, place) => [`beyond-${column}-${place}`, changed({ [column]: number })]);
  }),
);

/** A row of level 80, and one in which two indicators fall as much and another rises. */
export const turn = {
  before: exactRow(80),
  after: changed({ transactions_30d: '0', days_since_last_transaction: '999', spend_90d: '99999' }),
};

const levels = [35, 45, 60, 75, 90];

/** A row that does not come out even. */
export function randomRow(chance: Chance): Cells {
  return roughRow(chance, chance.pick(levels));
}

/** A file with these rows. */
export function scoreFile(rows: ReadonlyMap<string, Cells>, spelling: Spelling): string {
  const lines = [...rows].map(([id, cells]) => {
    if (spelling === 'jsonl') {
      return `{${[`"account_id":"${id}"`, ...[...cells].map(([name, text]) => `"${name}":${text}`)].join(',')}}`;
    }
    const written = spelling === 'exponents' ? withExponent : (text: string) => text;
    return [id, ...modelColumns.map((name) => written(cells.get(name) ?? ''))].join(',');
  });
  const header = spelling === 'jsonl' ? [] : [['account_id', ...modelColumns].join(',')];
  return [...header, ...lines].map((line) => `${line}\n`).join('');
}

/** `12.50` as `1250e-2`. */
function withExponent(text: string): string {
  if (text === '' || text.includes('e')) return text;
  const [whole, fraction = ''] = text.split('.');
  return `${whole}${fraction}e-${fraction.length}`;
}
