import type { Case, QualityFinding } from '../../../lambdas/cases/case.ts';
import { medianTwice } from '../facts.ts';
import { nameOf, type Outcome } from '../outcome.ts';
import { hasFound, standingEvents } from '../owed/moments.ts';
import { withDayOf } from './bodies.ts';

/** A day's size is compared with that of so many days before. */
const comparedDays = 7;

/** While all is well: what the data team was told of how many accounts are held or were scored, and that is not so. */
export function miscounted(outcome: Outcome): readonly string[] {
  if (outcome.firstTroubleAt < Infinity) return [];
  return outcome.cases.flatMap((about) => {
    const found = (about.quality?.findings ?? []).map(({ finding }) => finding);
    return found
      .flatMap((each) => wrongIn(outcome, about, each, each === found.find(({ kind }) => kind === each.kind)))
      .map((how) => `${nameOf(about)} says that ${how}`);
  });
}

/** What is wrong in a finding; of what a day comes to only the first of a kind is sure to be told. */
function wrongIn(
  outcome: Outcome,
  about: Case,
  finding: QualityFinding,
  isFirst: boolean,
): readonly string[] {
  switch (finding.kind) {
    case 'held': {
      const { accounts, known } = finding;
      const isCount = accounts > 0 && countsOfHolds(outcome, about.openedOn).includes(accounts);
      const isKnown = !isFirst || [known, null].includes(knownOn(outcome, about));
      return [...(isCount ? [] : [`${accounts} are held`]), ...(isKnown ? [] : [`${known} are known`])];
    }
    case 'suspicious': {
      const { scored, medianTwice } = finding;
      const sizes = isFirst ? sizesOf(outcome, about) : null;
      const isSo = sizes === null || (sizes.scored === scored && sizes.medianTwice === medianTwice);
      return isSo ? [] : [`${scored} of usually ${medianTwice / 2} were scored`];
    }
    case 'incomplete': {
      const { problems } = finding;
      const isSo = [String(problems), null].includes(problemsOf(outcome, about));
      return isSo ? [] : [`it lacks ${problems.join(' ')}`];
    }
    default:
      return [];
  }
}

/** How many rescues of a day were held, each time that something became of one. */
function countsOfHolds({ cases }: Outcome, day: string): readonly number[] {
  const times = cases
    .filter(({ kind, openedOn }) => kind === 'rescue' && openedOn === day)
    .flatMap(({ events }) => events.map(({ at }) => Date.parse(at)));
  return [...new Set(times)].map((at) => heldAt(cases, day, at));
}

/** How many rescues of a day are held at an instant. */
export function heldAt(cases: readonly Case[], day: string | null, at: number): number {
  return cases.filter((about) => {
    const turns = standingEvents(about, at).filter(({ event }) => event !== 'corrected');
    return about.kind === 'rescue' && withDayOf(at, about).openedOn === day && turns.at(-1)?.event === 'held';
  }).length;
}

/** How many accounts of a day are known; null where that may have been otherwise when it was found to be held. */
function knownOn({ scenario }: Outcome, about: Case): number | null {
  const day = about.openedOn;
  if (isMoved(scenario, (each) => each === day, foundAt(about, 'held'))) return null;
  return Object.values(scenario.truth.days[day] ?? {}).filter((index) => index !== null).length;
}

/** How many rows of a day, and usually of one before, were scored; null where files came after that was found. */
function sizesOf({ scenario, receipts, files }: Outcome, about: Case) {
  const day = about.openedOn;
  if (isMoved(scenario, (each) => each <= day, foundAt(about, 'suspicious'))) return null;
  const rowsOf = (each: string) =>
    [...receipts]
      .filter(([key]) => files.has(key) && key.startsWith(`snapshots/${each}/`))
      .reduce((sum, [, { scored }]) => sum + scored, 0);
  const before = Object.entries(scenario.truth.statuses)
    .filter(([each, status]) => each < day && /complete|held/.test(status))
    .map(([each]) => each)
    .sort()
    .slice(-comparedDays);
  return { scored: rowsOf(day), medianTwice: medianTwice(before.map(rowsOf)) };
}

/** A day that waits says so many reasons. */
const mostReasons = 5;

/** What keeps a manifest from being met, as its receipt says; null where files came after that was found. */
function problemsOf({ scenario, receipts }: Outcome, about: Case): string | null {
  const day = about.openedOn;
  const receipt = receipts.get(`snapshots/${day}/_manifest.json`);
  if (receipt === undefined || isMoved(scenario, (each) => each === day, foundAt(about, 'incomplete')))
    return null;
  const sentences = receipt.problems.map(({ sentence }) => sentence);
  const rest = sentences.length - mostReasons + 1;
  return rest <= 1
    ? String(sentences)
    : String([...sentences.slice(0, -rest), `${rest} more problems are in the receipt of the manifest.`]);
}

/** When a kind of thing was first found. */
function foundAt({ events }: Case, kind: string): number {
  const found = events.find((each) => hasFound(each, kind));
  return Date.parse(found?.at ?? '');
}

/** Whether files of such days came after an instant. */
function isMoved({ script }: Outcome['scenario'], isMeant: (day: string) => boolean, at: number): boolean {
  return script.some(
    (each) =>
      each.key.startsWith('snapshots/') &&
      isMeant(each.key.slice(10, 20)) &&
      Date.parse(`${each.at}:00Z`) > at,
  );
}
