import type { Case } from '../../../lambdas/cases/case.ts';
import { latest } from '../bound.ts';
import { factsOf, scoresOf, storedFacts, storedScores } from '../facts.ts';
import { hourMs } from '../hours.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { lineKey } from '../owed/line.ts';
import { storedAt } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import { tierOf } from '../policy.ts';
import type { Book } from './book.ts';
import { wronglyCured } from './cured.ts';
import { differences } from './differences.ts';
import { untoldTurns } from './turns.ts';
import { caseText, inWords, standing, truthOf } from './words.ts';

export async function wrongFacts(outcome: Outcome): Promise<readonly string[]> {
  const { scenario } = outcome;
  return [
    ...differences(factsOf(scenario), await storedFacts(outcome), 'the history'),
    ...(scenario.truth.scores === undefined
      ? []
      : differences(
          scoresOf(scenario.truth.scores),
          await storedScores(outcome, scenario.truth.scores),
          'the history',
        )),
  ];
}

export function wrongCases(outcome: Outcome): readonly string[] {
  const { scenario, cases } = outcome;
  const mayIgnore = (about: Outcome['cases'][number]) =>
    scenario.truth.mayTakeBack === true && about.resolvedAs === 'retracted';
  const found = cases.filter((about) => about.kind !== 'data-quality' && !mayIgnore(about));
  const expected = scenario.truth.cases
    .filter((each) => each.isUnsure === undefined || found.some((about) => caseText(about) === each.case))
    .map((each) => `${each.case}: ${each.ends}`);
  const wrongTimes = found.flatMap((about) => {
    const truth = truthOf(outcome, about);
    if (truth?.from === undefined || about.openedAt === null) return [];
    const rescue = cases.find(({ caseId }) => caseId === about.redChannel?.fromRescue);
    // A red channel that a rescue becomes counts from that rescue, a held rescue from its release.
    const from = Math.max(
      Date.parse(`${truth.from}:00Z`),
      rescue === undefined ? 0 : Date.parse(rescue.openedAt ?? '') + 24 * hourMs,
      about.events.some(({ event }) => event === 'released') ? storedAt(about, 'released') : 0,
    );
    const at = Date.parse(about.openedAt);
    if (at < from) return [`${truth.case} opened at ${timeText(at)}, before it could be known`];
    return at > latest(outcome, from) ? [`${truth.case} opened at ${timeText(at)} only`] : [];
  });
  const wrongTiers = found.flatMap((about) => {
    if (about.openedAt === null) return [];
    const tier = tierOf(companyAt(outcome, Date.parse(about.openedAt)), about.accountId ?? '');
    return tier === about.tier ? [] : [`${nameOf(about)} is of tier ${about.tier}`];
  });
  const wrongComplaints = found.flatMap((about) => {
    const { complaints } = truthOf(outcome, about) ?? {};
    const had = about.redChannel?.complaintIds.join(' ');
    const isSame = String(complaints?.split(' ').sort()) === String(had?.split(' ').sort());
    return complaints === undefined || isSame ? [] : [`${nameOf(about)} is about ${had}`];
  });
  const wrongEnds = found
    .filter((about) => !isEndDated(about, found))
    .map((about) => `${nameOf(about)} says that it ended on ${about.resolvedOn}`);
  const wrongStarts = found.filter(
    ({ kind, openedOn, openedAt }) => kind === 'red-channel' && openedOn !== openedAt?.slice(0, 10),
  );
  const stated = found.map((about) => `${caseText(about)}: ${standing(about)}`);
  return [
    ...differences(expected, stated, 'the cases'),
    ...wrongTimes,
    ...wrongTiers,
    ...wrongComplaints,
    ...wrongEnds,
    ...wronglyCured(outcome),
    ...untoldTurns(outcome),
    ...wrongStarts.map((about) => `${nameOf(about)} opened at ${about.openedAt}`),
  ];
}

/** Whether a case ended on the date of what ended it; a recovery ends a rescue on a day of the files. */
function isEndDated(about: Case, all: readonly Case[]): boolean {
  const { accountId, resolvedAs, resolvedOn } = about;
  if (resolvedAs === null || resolvedAs === 'recovered') return true;
  const endingOf = ({ events }: Case) => events.findLast(({ event }) => event === resolvedAs);
  const own = endingOf(about);
  // What was said of one rescue ends another that late files tell of for that date.
  const isSaidOfOther = own?.by === null && resolvedAs !== 'retracted';
  const said = all.filter((each) => each.accountId === accountId).map(endingOf);
  const endings = isSaidOfOther ? said.filter((ending) => ending?.by !== null) : [own];
  return endings.some((ending) => ending?.at.slice(0, 10) === resolvedOn);
}

export function wrongClock(outcome: Outcome, { told, owed }: Book): readonly string[] {
  const due = outcome.cases.flatMap((about) => {
    if (about.redChannel === undefined) return [];
    const truth = truthOf(outcome, about);
    const dueAt = Date.parse(about.redChannel.dueAt);
    const expected =
      truth?.dueAt === undefined ? Date.parse(about.openedAt ?? '') + 24 * hourMs : Date.parse(truth.dueAt);
    const breachedAt = storedAt(about, 'breached');
    return [
      ...(dueAt === expected
        ? []
        : [`${nameOf(about)} is due at ${timeText(dueAt)}, not ${timeText(expected)}`]),
      ...(breachedAt < dueAt ? [`${nameOf(about)} was breached at ${timeText(breachedAt)} already`] : []),
    ];
  });
  const times = new Map(owed.map((line) => [lineKey(line), line.at]));
  const early = told.flatMap(({ message, keys }) =>
    keys
      .filter((key) => message.at < (times.get(key) ?? Number.NEGATIVE_INFINITY))
      .map((key) => `${inWords(outcome, key)} came at ${timeText(message.at)}, too early`),
  );
  return [...due, ...early];
}
