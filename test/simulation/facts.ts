import type { Item } from '../../lambdas/adapters/dynamo-item.ts';
import { historyItems } from '../../lambdas/adapters/history-item.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { rational } from '../oracle/numbers.ts';
import type { Scenario, ScoreTruth, Truth } from './scenario.ts';

/** An account's day in words: its index, how many of the 30 days before are known, twice their median, red days in a row. */
type Fact = {
  readonly account: string;
  readonly day: string;
  readonly index: number | null;
  readonly window: readonly (number | null)[];
  readonly redStreak: number;
};

const daysBack = 30;
/** Hundredths of a point: red is below. */
const red = 4_000;

/** What the history must be, worked out from the days alone. */
export function factsOf({ truth }: Scenario): readonly string[] {
  const days = Object.keys(truth.days).sort();
  const facts: Fact[] = [];
  const streaks = new Map<string, number>();
  const indexOn = (day: string, account: string) => {
    const value = truth.days[day]?.[account];
    return value === undefined || value === null ? null : Math.round(Number(value) * 100);
  };
  for (const day of days) {
    for (const account of Object.keys(truth.days[day] ?? {})) {
      const index = indexOn(day, account);
      const before = streaks.get(account) ?? 0;
      const redStreak = index === null ? before : index < red ? before + 1 : 0;
      streaks.set(account, redStreak);
      const window = Array.from({ length: daysBack }, (_, slot) =>
        indexOn(addDays(day, slot - daysBack), account),
      );
      facts.push({ account, day, index, window, redStreak });
    }
  }
  return facts.map(factText).sort();
}

/** What the history is, as stored. */
export async function storedFacts(history: readonly string[]): Promise<readonly string[]> {
  return (await storedItems(history))
    .map(({ accountId, day, index, window, redStreak }) =>
      factText({ account: accountId, day, index, window, redStreak }),
    )
    .sort();
}

/** What the indices of the history must be made of. */
export function scoresOf(scores: NonNullable<Truth['scores']>): readonly string[] {
  return Object.entries(scores)
    .flatMap(([day, accounts]) =>
      Object.entries(accounts).map(([account, score]) => scoreText(account, day, score)),
    )
    .sort();
}

/** What they are made of, as stored. */
export async function storedScores(history: readonly string[]): Promise<readonly string[]> {
  return (await storedItems(history))
    .map(({ accountId, day, coverage: { present, total }, contributions }) =>
      scoreText(accountId, day, { coverage: rational(BigInt(present), BigInt(total)), contributions }),
    )
    .sort();
}

function scoreText(account: string, day: string, { coverage: { n, d }, contributions }: ScoreTruth): string {
  return `${account} ${day}: of ${n}/${d} [${contributions.map((each) => each ?? '').join()}]`;
}

/** The items of the history, read as the product reads them. */
export function storedItems(history: readonly string[]) {
  const { decode } = historyItems(async () => ['index'], 400);
  return decode(history.map((text) => JSON.parse(text) as Item));
}

function factText({ account, day, index, window, redStreak }: Fact): string {
  return `${account} ${day}: ${index}, red ${redStreak}, before [${window.map((each) => each ?? '').join()}]`;
}
