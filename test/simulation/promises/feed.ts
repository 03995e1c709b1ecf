import { isOfRunsOnly, latest, tickMs } from '../bound.ts';
import { ceilMinute, dayMs } from '../hours.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { hasFound } from '../owed/moments.ts';
import { hasRefusals } from '../told.ts';
import type { Step } from '../wire.ts';
import { wrongAnswers } from './answers.ts';
import { differences } from './differences.ts';
import { truthOf } from './words.ts';

export function wrongCounts(outcome: Outcome): readonly string[] {
  const { scenario, receipts } = outcome;
  const sums = [...receipts].flatMap(([key, { rows_read, scored, rejected, held }]) =>
    rows_read === scored + rejected + held ? [] : [`the receipt of ${key} does not add up`],
  );
  const expected = Object.entries(scenario.truth.receipts).map(
    ([key, counts]) => `${key}: ${counts.join(' ')}`,
  );
  const found = [...receipts].map(
    ([key, each]) =>
      `${key}: ${[each.status, each.rows_read, each.scored, each.rejected, each.held].join(' ')}`,
  );
  return [...sums, ...wrongAnswers(outcome), ...differences(expected, found, 'the receipts')];
}

export function silentDays(outcome: Outcome): readonly string[] {
  const { scenario, days } = outcome;
  const statuses = differences(
    Object.entries(scenario.truth.statuses).map(([day, status]) => {
      const indices = Object.values(scenario.truth.days[day] ?? {});
      return `${day} ${status}, of ${indices.filter((index) => index !== null).length} known`;
    }),
    days.map(({ day, status, known }) => `${day} ${status}, of ${known} known`),
    'the days',
  );
  const { quality, unfilled = [], unreached } = scenario.truth;
  if (quality === null) return statuses;
  const roles = differences(unfilled, unfilledIn(outcome), 'the list of roles that nobody fills');
  const found = unreachedIn(outcome);
  const people =
    unreached === undefined || hasRefusals(outcome)
      ? []
      : differences(
          unreached.filter((line) => found.includes(line) || isChecked(outcome, line)),
          found,
          'the list of people who cannot be reached',
        );
  return [
    ...statuses,
    ...roles,
    ...people,
    ...wrongFindings(outcome, quality),
    ...doubledFindings(outcome),
    ...toldAgain(outcome),
    ...foundTooOften(outcome),
    ...untoldFiles(outcome),
    ...unknownFiles(outcome),
  ];
}

/** So many findings of a kind are kept. */
const mostOfAKind = 100;

/** Files with rejected rows of which the data team has heard nothing, or not how many; more findings than are kept. */
function unknownFiles({ cases, receipts, days }: Outcome): readonly string[] {
  const found = cases.flatMap(({ quality }) => quality?.findings ?? []).map(({ finding }) => finding);
  const counts = cases.map(({ quality, openedOn }) => {
    const kinds = (quality?.findings ?? []).map(({ finding }) => finding.kind);
    const count = Math.max(0, ...kinds.map((kind) => kinds.filter((each) => each === kind).length));
    return { openedOn, count };
  });
  /** What is not of a day's files may be told in the case of any date. */
  const isFull = (key: string) =>
    counts.some(
      ({ openedOn, count }) =>
        count === mostOfAKind &&
        (receipts.get(key)?.kind !== 'snapshot' || key.startsWith(`snapshots/${openedOn}/`)),
    );
  const isDecided = (key: string) =>
    days.some(({ day, status }) => key.startsWith(`snapshots/${day}/`) && /complete|held/.test(status));
  const unknown = [...receipts]
    .filter(([, { status, rejected }]) => status === 'rejected' || rejected > 0)
    .filter(([key, { kind }]) => kind !== 'snapshot' || isDecided(key))
    .filter(
      ([key, { status, rejected, problems }]) =>
        !found.some(
          (each) =>
            each.kind === 'rejected' &&
            each.key === key &&
            each.rows === rejected &&
            each.problem === ((status === 'rejected' && problems[0]?.sentence) || null),
        ),
    )
    .map(([key]) => key);
  return [
    ...unknown
      .filter((key) => !isFull(key))
      .map((key) => `the data team has not heard of what is rejected of ${key}`),
    ...(counts.some(({ count }) => count > mostOfAKind) ? ['a case keeps too much of one kind'] : []),
  ];
}

/** What a case says of the data, it says once. */
function doubledFindings({ cases }: Outcome): readonly string[] {
  return cases.flatMap((about) => {
    const found = (about.quality?.findings ?? []).map(({ finding }) => JSON.stringify(finding));
    return found
      .filter((finding, place) => found.indexOf(finding) !== place)
      .map((finding) => `${nameOf(about)} says twice ${finding}`);
  });
}

/** While all is well a file that came once is wrong on one day only, however often it is answered. */
function toldAgain({ cases, scenario, firstTroubleAt }: Outcome): readonly string[] {
  if (firstTroubleAt < Infinity) return [];
  const keys = cases.flatMap((about) => {
    const found = (about.quality?.findings ?? []).map(({ finding }) => finding);
    return new Set(found.flatMap((finding) => (finding.kind === 'rejected' ? [finding.key] : [])));
  });
  const times = (key: string) => keys.filter((each) => each.has(key)).length;
  return [...new Set(keys.flatMap((each) => [...each]))]
    .filter((key) => times(key) > scenario.script.filter((each) => each.key === key).length)
    .map((key) => `that ${key} was rejected is said on several days`);
}

/** Lists and complaints of which more is found to be wrong than came, one that is answered as right by now among it; while all is well. */
function foundTooOften({ cases, receipts, scenario, firstTroubleAt }: Outcome): readonly string[] {
  if (firstTroubleAt < Infinity) return [];
  const found = cases.flatMap(({ quality }) => quality?.findings ?? []).map(({ finding }) => finding);
  return [...receipts]
    .filter(([key]) => !key.startsWith('snapshots/'))
    .filter(([key, { rejected, problems }]) => {
      const came = scenario.script.filter((each) => each.key === key).length;
      const isRight = rejected === 0 && problems.length === 0;
      const times = found.filter((each) => each.kind === 'rejected' && each.key === key).length;
      return times > (isRight ? came - 1 : came);
    })
    .map(([key]) => `what was rejected of ${key} never came`);
}

/** Files that were rejected before the data team was told of such files, and that are not named in that notice; while all is well. */
function untoldFiles({ cases, notices, scenario, firstTroubleAt }: Outcome): readonly string[] {
  if (firstTroubleAt < Infinity) return [];
  return cases.flatMap((about) => {
    const found = (about.quality?.findings ?? []).flatMap(({ occurrence, finding }) =>
      finding.kind === 'rejected' ? [{ occurrence, key: finding.key }] : [],
    );
    const [first] = found;
    const told = notices.find(({ members }) =>
      members.some((each) => each.caseId === about.caseId && each.occurrence === first?.occurrence),
    );
    const putAt = (key: string) => scenario.script.findLast((each) => each.key === key)?.at ?? '';
    return found
      .filter(
        ({ occurrence, key }) =>
          // A day's files are found to be wrong when it is decided.
          !key.startsWith('snapshots/') &&
          occurrence !== first?.occurrence &&
          `${putAt(key)}:00Z` < (told?.createdAt ?? ''),
      )
      .map(({ key }) => `${nameOf(about)} says in no notice that ${key} was rejected`);
  });
}

function unfilledIn(outcome: Outcome): readonly string[] {
  return findingsIn(outcome).flatMap(({ finding }) =>
    finding.kind === 'unfilled-role' ? [`${finding.accountId} ${finding.role}`] : [],
  );
}

/** Whether the check of that night was done: one that fails each time that Lambda tries it is made up for by the next. */
function isChecked({ seen }: Outcome, night: string): boolean {
  const done = seen.gauges.filter(({ by }) => by === 'reachability');
  return done.some(({ at }) => night.startsWith(new Date(at).toISOString().slice(0, 10)));
}

function unreachedIn(outcome: Outcome): readonly string[] {
  return findingsIn(outcome).flatMap(({ openedOn, finding }) =>
    finding.kind === 'unreachable-recipient' ? [`${openedOn} ${finding.recipientId}: ${finding.why}`] : [],
  );
}

function findingsIn({ cases }: Outcome) {
  return cases.flatMap(({ openedOn, quality }) =>
    (quality?.findings ?? []).map(({ finding }) => ({ openedOn, finding })),
  );
}

function wrongFindings(outcome: Outcome, truth: Readonly<Record<string, string>>): readonly string[] {
  const kinds = outcome.cases.flatMap((about) =>
    about.kind === 'data-quality'
      ? about.reasons.map((kind) => ({ about, kind: `${about.openedOn} ${kind}` }))
      : [],
  );
  const isFound = (kind: string) => kinds.some((each) => each.kind === kind);
  // The last file of a day may have come by the time that somebody could look after its deadline.
  const isMadeUpFor = (kind: string) =>
    (kind.endsWith(' incomplete') && isOfTrouble(outcome, kind)) ||
    (kind.endsWith(' unreachable-recipient') &&
      outcome.scenario.upkeep !== undefined &&
      !isChecked(outcome, kind));
  const wanted = Object.keys(truth).filter((kind) => isFound(kind) || !isMadeUpFor(kind));
  const wrongTimes = kinds.flatMap(({ about, kind }) => {
    const from = truth[kind];
    const event = about.events.find((each) => hasFound(each, kind.split(' ')[1] ?? ''));
    const at = Date.parse(event?.at ?? '');
    if (event === undefined) return [`${kind} is not in its record`];
    if (from === undefined) return [];
    if (at < Date.parse(`${from}:00Z`) && !isRefusedBy(outcome, kind, at))
      return [`${kind} was found at ${timeText(at)}, before it was true`];
    const since = Date.parse(`${from}:00Z`) + (isOfTelling(kind) ? lateOpening(outcome) : 0);
    const due = isMissedAnyway(outcome, kind) ? ceilMinute(since) + tickMs : latest(outcome, since);
    return at > due ? [`${kind} was found at ${timeText(at)} only`] : [];
  });
  return [
    ...wrongTimes,
    ...differences(
      wanted,
      kinds
        .map(({ kind }) => kind)
        .filter(
          (kind) => wanted.includes(kind) || !(isOfRefusals(outcome, kind) || isOfTrouble(outcome, kind)),
        ),
      "the data team's list",
    ),
  ];
}

/** Whether it is found when people are told of a case: as late as that opened. */
function isOfTelling(kind: string): boolean {
  return /unfilled-role|unreachable-recipient/.test(kind);
}

/** How much later than it could be known the latest case opened. */
function lateOpening(outcome: Outcome): number {
  const delays = outcome.cases.map((about) => {
    const truth = truthOf(outcome, about);
    if (truth?.from === undefined) return 0;
    return Date.parse(about.openedAt ?? '') - Date.parse(`${truth.from}:00Z`);
  });
  return Math.max(0, ...delays);
}

/** Whether no run is needed to find that nothing came. */
function isMissedAnyway({ plan }: Outcome, kind: string): boolean {
  return kind.endsWith(' missing') && isOfRunsOnly(plan);
}

/** A day whose deadline passed while it could not be decided is found to be overdue. */
function isOfTrouble(outcome: Outcome, kind: string): boolean {
  const [day = '', what] = kind.split(' ');
  const deadline = Date.parse(`${day}T12:00:00Z`) + dayMs;
  const isOverdue = what === 'missing' || what === 'incomplete';
  return isOverdue && deadline >= outcome.firstTroubleAt && deadline <= latest(outcome, outcome.calmFrom);
}

/** Whether a planned refusal had made somebody unreachable by then. */
function isRefusedBy({ steps }: Outcome, kind: string, at: number): boolean {
  const isRefused = (step: Step) => step.operation === 'Publish' && step.fault === 'refused' && step.at <= at;
  return kind.endsWith(' unreachable-recipient') && steps.some(isRefused);
}

/** Somebody whom SNS refused is reported on the day on which it did. */
function isOfRefusals(outcome: Outcome, kind: string): boolean {
  return hasRefusals(outcome) && kind.endsWith(' unreachable-recipient');
}
