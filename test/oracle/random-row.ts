import type { Chance } from './seeded.ts';

/** A row's cells by column, as they are written in a CSV. */
export type Cells = Map<string, string>;

/** The columns of the default model. */
export const modelColumns = [
  'transactions_30d',
  'transactions_180d',
  'days_since_last_transaction',
  'median_gap_days',
  'spend_90d',
  'spend_prior_90d',
  'complaints_30d',
  'oldest_open_complaint_days',
  'nps',
  'days_past_due',
  'active_user_ratio',
  'days_since_executive_meeting',
  'relationship_audit_score',
] as const;

/** Cells that give exactly the level (two decimals): every indicator that can be met exactly has just that many points. */
export function exactRow(level: number): Cells {
  const points = Math.round(level * 100);
  return new Map([
    ['transactions_30d', decimal(points, 2)],
    ['transactions_180d', '600'],
    ['days_since_last_transaction', decimal(points >= 5000 ? 15000 - points : 20000 - 2 * points, 2)],
    ['median_gap_days', points >= 5000 ? '50' : '50.0'],
    ['spend_90d', decimal(points <= 8000 ? points * 125 : 1000000 + (points - 8000) * 100, 4)],
    ['spend_prior_90d', '100'],
    ['oldest_open_complaint_days', decimal((10000 - points) * 14, 4)],
    ['nps', decimal(promoters(points), 4)],
    ['days_since_executive_meeting', decimal(executiveDays(points), 3)],
    ['relationship_audit_score', decimal(points, 2)],
  ]);
}

const promoters = (points: number) => {
  if (points <= 4000) return points * 250 - 1000000;
  return points <= 8000 ? (points - 4000) * 125 : 500000 + (points - 8000) * 250;
};

const executiveDays = (points: number) =>
  points >= 6000 ? 30000 + (10000 - points) * 15 : 90000 + (6000 - points) * 15;

/** A whole count of 10^-decimals written as a decimal. */
function decimal(units: number, decimals: number): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const text = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return `${units < 0 ? '-' : ''}${text}`;
}

/** Cells near the level with fractions that do not come out even, some of them missing. */
export function roughRow(chance: Chance, level: number): Cells {
  const near = () => Math.min(100, Math.max(0, level + chance.next() * 8 - 4));
  const cells = exactRow(Math.round(near() * 100) / 100);
  const past = chance.integer(1, 997);
  cells.set('transactions_180d', String(past));
  cells.set('transactions_30d', decimal(Math.round((past * near() * 100) / 600), 2));
  const gap = chance.integer(1, 37);
  cells.set('median_gap_days', String(gap));
  cells.set('days_since_last_transaction', decimal(Math.round(gap * (1 + (100 - near()) / 34) * 1000), 3));
  const before = chance.integer(1000, 999999);
  cells.set('spend_prior_90d', decimal(before, 2));
  cells.set('spend_90d', decimal(Math.round((before * near()) / 82), 2));
  cells.set('complaints_30d', decimal(Math.round((100 - near()) * 45), 3));
  cells.set('days_past_due', String(Math.round((100 - near()) * 0.6)));
  cells.set('active_user_ratio', decimal(Math.round(near() * 80), 4));
  for (const column of modelColumns) if (chance.happens(0.04)) cells.delete(column);
  if (chance.happens(0.03)) cells.set('median_gap_days', chance.pick(['0', '-0', '0.00']));
  if (chance.happens(0.03)) cells.set('spend_prior_90d', chance.pick(['-120.5', '0', '-0.0e5']));
  if (chance.happens(0.04)) for (const column of modelColumns.slice(0, 7)) cells.delete(column);
  return cells;
}

/** The same value written in another way that the contract allows. */
export function otherSpelling(chance: Chance, text: string): string {
  if (text.startsWith('-') || !/^[0-9.]+$/.test(text)) return text;
  return chance.pick([`+${text}`, `00${text}`, `${text}e0`, `${text}E+00`, text]);
}
