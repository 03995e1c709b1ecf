import { AccountNumbers } from './account-numbers.ts';

/** How often each account occurs, exactly, in about 30 bytes an account. */
export type AccountTally = {
  /** Counts an account so many times more. */
  add(accountId: string, times: 1 | 2): void;
  /** How often it was counted; 2 stands for twice or more. */
  timesSeen(accountId: string): 0 | 1 | 2;
};

const mostCounted = 2;

/**
 * @param expected accounts, about; more are counted as well
 * @param seed as that of `AccountNumbers`
 */
export function accountTally(expected: number, seed: number): AccountTally {
  const accounts = new AccountNumbers(seed, expected);
  let counts = new Uint8Array(Math.max(1, expected));

  return {
    add(accountId, times) {
      const number = accounts.numberOf(accountId);
      if (number === counts.length) {
        const larger = new Uint8Array(2 * counts.length);
        larger.set(counts);
        counts = larger;
      }
      counts[number] = Math.min(mostCounted, (counts[number] as number) + times);
    },
    timesSeen(accountId) {
      const number = accounts.find(accountId);
      return number === -1 ? 0 : (counts[number] as 0 | 1 | 2);
    },
  };
}
