/** What one account bought, net of what it returned, on one day. */
export type LedgerDay = {
  /** Whole days since any fixed day; only differences count. */
  readonly day: number;
  /** Pence or cents; below 0 when more came back than went out. */
  readonly cents: bigint;
  /** Whether anything was bought. A day of returns alone changes the spend and is not a transaction. */
  readonly bought: boolean;
};

/** The transaction columns of a snapshot. Money in cents; `null` where the ledger cannot say yet. */
export type TransactionColumns = {
  /** Days with a purchase among the last 30, the snapshot's day included. */
  readonly transactions30d: number;
  /** Days with a purchase among the last 180. */
  readonly transactions180d: number;
  /** 0 on a day with a purchase. */
  readonly daysSinceLastTransaction: number;
  /** Median of the last 12 finished gaps between purchase days, a multiple of a half; `null` before the third gap. */
  readonly medianGapDays: number | null;
  /** Net spend of the last 90 days. */
  readonly spend90d: bigint;
  /** Net spend of the 90 days before those; `null` until the first purchase is 179 days ago, the whole window. */
  readonly spendPrior90d: bigint | null;
};

const FEWEST_GAPS = 3;
const LATEST_GAPS = 12;

/**
 * Reads one account's ledger, each day once and in order, and answers what it says at the end of any day: the
 * transaction columns, or `null` before the first purchase. Later days are not looked at.
 */
export function transactionColumnsOf(
  ledger: readonly LedgerDay[],
): (day: number) => TransactionColumns | null {
  const days = ledger.map((entry) => entry.day);
  const purchases = ledger.filter((entry) => entry.bought).map((entry) => entry.day);
  const spentBefore = [0n];
  for (const { cents } of ledger) spentBefore.push((spentBefore.at(-1) as bigint) + cents);

  const spentUpTo = (day: number) => spentBefore[countUpTo(days, day)] as bigint;
  const purchasesAfter = (day: number, to: number) => countUpTo(purchases, to) - countUpTo(purchases, day);

  return (day) => {
    const bought = countUpTo(purchases, day);
    const [first, last] = [purchases[0], purchases[bought - 1]];
    if (first === undefined || last === undefined) return null;
    return {
      transactions30d: purchasesAfter(day - 30, day),
      transactions180d: purchasesAfter(day - 180, day),
      daysSinceLastTransaction: day - last,
      medianGapDays: medianGap(purchases.slice(Math.max(0, bought - LATEST_GAPS - 1), bought)),
      spend90d: spentUpTo(day) - spentUpTo(day - 90),
      spendPrior90d: day - first >= 179 ? spentUpTo(day - 90) - spentUpTo(day - 180) : null,
    };
  };
}

function medianGap(purchases: readonly number[]): number | null {
  const gaps = purchases.slice(1).map((day, place) => day - (purchases[place] as number));
  if (gaps.length < FEWEST_GAPS) return null;

  const sorted = gaps.toSorted((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] as number;
  const upper = sorted[Math.floor(sorted.length / 2)] as number;
  return (lower + upper) / 2;
}

/** How many of the rising days are not after `day`. */
function countUpTo(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as number) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
