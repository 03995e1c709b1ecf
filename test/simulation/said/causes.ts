import type { Case } from '../../../lambdas/cases/case.ts';
import type { Model } from '../../oracle/model.ts';
import { multiply, rational, roundHalfUp } from '../../oracle/numbers.ts';
import { indexOn, modelOf, partOn } from '../facts.ts';
import type { Scenario, ScoreTruth } from '../scenario.ts';
import { figuresOf } from './figures.ts';
import { pointsText } from './forms.ts';

export type Cause = { readonly name: string; readonly points: number };

/** Why an account fell since when, or what lacks most where nothing did; and how much of the model is known, in percent. */
export type Causes = {
  readonly causes: readonly Cause[];
  readonly since: string | null;
  readonly percent: bigint;
};

const mostNamed = 3;

/**
 * Where a scenario knows what each day is made of, or an index is its one column: the largest falls since the reference day,
 * worst first; where nothing fell the indicators that lack most. Null elsewhere.
 */
export function causesOf(scenario: Scenario, about: Case): Causes | null {
  const { indicators } = modelOf(scenario);
  const scoreOn = (day: string) => scoreOf(scenario, about, day);
  const figures = figuresOf(scenario, about);
  const score = scoreOn(about.openedOn);
  if (score === undefined || figures === null) return null;
  const before = figures.fall === null ? undefined : scoreOn(figures.fall.since);
  const falls = before === undefined ? [] : worst(fallsSince(indicators, before, score));
  const since = falls.length === 0 ? null : (figures.fall?.since ?? null);
  const causes = falls.length === 0 ? worst(shortOf(indicators, score)) : falls;
  return { causes, since, percent: roundHalfUp(multiply(score.coverage, rational(100n)), 0) };
}

/** What an e-mail says of why and how sure. */
export function causeWords(scenario: Scenario, about: Case, isAlone: boolean): readonly string[] {
  const known = causesOf(scenario, about);
  if (known === null) return [];
  const { causes, since, percent } = known;
  const version = scenario.truth.models?.[about.openedOn]?.version ?? modelOf(scenario).version;
  return [
    isAlone ? listOf(causes, since) : lineOf(causes, since),
    isAlone
      ? `data of ${about.openedOn}. Coverage ${percent} %. Model ${version}.`
      : `Coverage ${percent} % on ${about.openedOn}`,
  ];
}

/** By the model of the day on which the rescue opened. */
function scoreOf(
  { model, truth }: Scenario,
  { accountId, openedOn }: Case,
  day: string,
): ScoreTruth | undefined {
  if (model !== undefined) return truth.scores?.[day]?.[accountId ?? ''];
  const index = indexOn(truth, day, accountId ?? '', partOn(truth, openedOn));
  return index === null ? undefined : { coverage: rational(1n), contributions: [index] };
}

function fallsSince(
  indicators: Model['indicators'],
  before: ScoreTruth,
  score: ScoreTruth,
): readonly Cause[] {
  return indicators.map(({ name }, place) => ({
    name,
    points: (score.contributions[place] ?? 0) - (before.contributions[place] ?? 0),
  }));
}

/** What each indicator lacks of what it would give with 100 points. */
function shortOf(indicators: Model['indicators'], { contributions }: ScoreTruth): readonly Cause[] {
  const present = indicators.flatMap(({ name, weight }, place) => {
    const given = contributions[place] ?? null;
    return given === null ? [] : [{ name, weight, given }];
  });
  const whole = present.reduce((sum, { weight }) => sum + weight, 0n);
  return present.map(({ name, weight, given }) => ({
    name,
    points: -Number(roundHalfUp(rational(weight * 10_000n - BigInt(given) * whole, whole), 0)),
  }));
}

function worst(causes: readonly Cause[]): readonly Cause[] {
  return causes
    .filter(({ points }) => points < 0)
    .sort((a, b) => a.points - b.points)
    .slice(0, mostNamed);
}

function listOf(causes: readonly Cause[], since: string | null): string {
  const heading =
    since === null ? 'Weakest indicators (points that they lack):' : `Why (points lost since ${since}):`;
  const width = Math.max(...causes.map(({ points }) => pointsText(points).length));
  const rows = causes.map(({ name, points }) => `  ${pointsText(points).padStart(width)}  ${called(name)}`);
  return `${[heading, ...rows].join('\n')}\n\n`;
}

function lineOf(causes: readonly Cause[], since: string | null): string {
  const named = causes.map(({ name, points }) => `${called(name)} ${pointsText(points)}`).join(', ');
  return since === null ? `: weakest ${named}.` : `: ${named} since ${since}.`;
}

export function called(name: string): string {
  return name.replaceAll('_', ' ');
}
