/** `S` are the accounts that the company cannot afford to lose. */
export type Tier = 'S' | 'A' | 'B' | 'C';

/** Shares of a portfolio, largest spenders first: 4 % S, the next 16 % A, the next 30 % B, the rest C. */
const UP_TO: readonly (readonly [Tier, number])[] = [
  ['S', 0.04],
  ['A', 0.2],
  ['B', 0.5],
];

/** Tier of the account at `place` (0 is the largest) among `accounts`; the largest is always S. */
export function tierAt(place: number, accounts: number): Tier {
  return UP_TO.find(([, share]) => place < Math.max(1, Math.round(accounts * share)))?.[0] ?? 'C';
}
