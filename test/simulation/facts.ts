import type { Item } from '../../lambdas/adapters/dynamo-item.ts';
import { historyItems } from '../../lambdas/adapters/history-item.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { columnsOf, defaultModel, type Model, modelFrom } from '../oracle/model.ts';
import { rational } from '../oracle/numbers.ts';
import { steerableModel } from '../support/company.ts';
import type { Scenario, ScoreTruth, Truth } from './scenario.ts';

/** An account's day in words: until when it is kept, its index and the model that gave it, how many of the 30 days before are known, twice their median, red days in a row. */
type Fact = {
  readonly account: string;
  readonly day: string;
  readonly keptUntil: string;
  readonly index: number | null;
  readonly modelVersion: string;
  readonly window: readonly (number | null)[];
  readonly redStreak: number;
};

/** A baseline is of so many days before. */
const daysBack = 30;
/** What is not told otherwise keeps a day for so many days. */
const usuallyKept = 400;

/** What an index is where the model never changes: what the column says. */
const unchanged = { part: 1, red: 40 };

/** What the history must be, worked out from the days alone. */
export function factsOf(scenario: Scenario): readonly string[] {
  const { truth } = scenario;
  const days = Object.keys(truth.days).sort();
  const { version } = modelOf(scenario);
  return days
    .filter((day) => !isForgotten(scenario, day))
    .flatMap((day) => {
      const { version: modelVersion, part, red } = truth.models?.[day] ?? { ...unchanged, version };
      return Object.keys(truth.days[day] ?? {}).map((account) => {
        const on = (each: string) => indexOn(truth, each, account, part);
        const known = days.filter((each) => each <= day && on(each) !== null).reverse();
        const bright = known.findIndex((each) => Number(on(each)) >= red * 100);
        return factText({
          account,
          day,
          keptUntil: keptUntil(scenario, day),
          index: on(day),
          modelVersion,
          window: windowBefore(truth, day, account, part),
          redStreak: bright < 0 ? known.length : bright,
        });
      });
    })
    .sort();
}

/** The day from which on tables may forget a day. */
function keptUntil({ keptDays }: Scenario, day: string): string {
  return addDays(day, keptDays ?? usuallyKept);
}

/** Whether the tables have forgotten a day by the end. */
export function isForgotten(scenario: Scenario, day: string): boolean {
  return keptUntil(scenario, day) <= scenario.endsAt;
}

/** The model that scores from the start. */
export function modelOf({ model }: Pick<Scenario, 'model'>): Model {
  return model === null ? defaultModel : modelFrom(JSON.parse(model ?? steerableModel));
}

/** The columns that a model reads, in its order. */
export function columnsKnownTo(scenario: Scenario, version: string | null): readonly string[] {
  const models = Object.values(scenario.truth.models ?? {});
  const more = models.find((each) => each.version === version)?.columns ?? [];
  return [...columnsOf(modelOf(scenario)), ...more];
}

/** Hundredths of a point, by a model in which that part of the column counts; null where it is not known. */
export function indexOn({ days }: Truth, day: string, account: string, part = 1): number | null {
  const value = days[day]?.[account];
  return value === undefined || value === null
    ? null
    : Math.min(10_000, Math.round(Number(value) * part * 100));
}

/** What part of the column counts in the model that scored a day last. */
export function partOn({ models }: Truth, day: string): number {
  return models?.[day]?.part ?? unchanged.part;
}

/** The indices of the thirty days before, the earliest first. */
export function windowBefore(truth: Truth, day: string, account: string, part = 1): Fact['window'] {
  return daysBefore(day).map((each) => indexOn(truth, each, account, part));
}

const knownDaysBefore = new Map<string, readonly string[]>();

/** The thirty days before, the earliest first. */
export function daysBefore(day: string): readonly string[] {
  const known =
    knownDaysBefore.get(day) ?? Array.from({ length: daysBack }, (_, slot) => addDays(day, slot - daysBack));
  knownDaysBefore.set(day, known);
  return known;
}

/** Twice the median of these, a whole number where they are; 0 of nothing. */
export function medianTwice(indices: readonly number[]): number {
  const sorted = indices.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0);
}

/** What the history is, as stored. */
export async function storedFacts(outcome: Stored): Promise<readonly string[]> {
  const { history } = outcome;
  return (await storedItems(outcome))
    .map(({ accountId, ...facts }, place) =>
      factText({ account: accountId, keptUntil: endOf(history[place] ?? ''), ...facts }),
    )
    .sort();
}

/** The day from which on the table may forget an item. */
function endOf(item: string): string {
  const { expiresAt } = JSON.parse(item) as { readonly expiresAt: { readonly N: string } };
  return new Date(Number(expiresAt.N) * 1000).toISOString().slice(0, 10);
}

/** What the indices of the history must be made of. */
export function scoresOf(scores: NonNullable<Truth['scores']>): readonly string[] {
  return Object.entries(scores)
    .flatMap(([day, accounts]) =>
      Object.entries(accounts).map(([account, score]) => scoreText(account, day, score)),
    )
    .sort();
}

/** What those of them that the truth tells of are made of, as stored. */
export async function storedScores(
  outcome: Stored,
  scores: NonNullable<Truth['scores']>,
): Promise<readonly string[]> {
  return (await storedItems(outcome))
    .filter(({ accountId, day }) => scores[day]?.[accountId] !== undefined)
    .map(({ accountId, day, coverage: { present, total }, contributions }) =>
      scoreText(accountId, day, { coverage: rational(BigInt(present), BigInt(total)), contributions }),
    )
    .sort();
}

function scoreText(account: string, day: string, { coverage: { n, d }, contributions }: ScoreTruth): string {
  return `${account} ${day}: of ${n}/${d} [${contributions.map((each) => each ?? '').join()}]`;
}

type Stored = { readonly scenario: Scenario; readonly history: readonly string[] };

/** The items of the history, read as the product reads them. */
export function storedItems({ scenario, history }: Stored) {
  const { decode } = historyItems(async (version) => columnsKnownTo(scenario, version), 400);
  return decode(history.map((text) => JSON.parse(text) as Item));
}

function factText({ account, day, keptUntil, index, modelVersion, window, redStreak }: Fact): string {
  const before = window.map((each) => each ?? '').join();
  return `${account} ${day} until ${keptUntil}: ${index} by ${modelVersion}, red ${redStreak}, before [${before}]`;
}
