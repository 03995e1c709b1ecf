import { subjectOf } from '../../lambdas/cases/case-id.ts';
import { latest } from './bound.ts';
import { factsOf, storedFacts } from './facts.ts';
import { nameOf, type Outcome, timeText } from './outcome.ts';
import { companyAt, type Line, lineKey, owedBy, storedAt } from './owed.ts';
import { desk, tierOf } from './policy.ts';
import { hasRefusals, mayHaveGot, type Told, toldIn } from './told.ts';

/** A promise of docs/promises.md, and what in a run breaks it. */
export type Promised = {
  readonly number: number;
  readonly name: string;
  readonly brokenBy: (outcome: Outcome, book: Book) => readonly string[] | Promise<readonly string[]>;
};

/** What is owed and what was told, worked out once for all promises. */
export type Book = { readonly owed: readonly Line[]; readonly told: readonly Told[] };

export type Broken = { readonly promise: number; readonly name: string; readonly how: string };

const minuteMs = 60_000;
/** Copies of one notice while SNS accepts for hours and nobody hears of it. */
const mostCopies = 10;

export const promises: readonly Promised[] = [
  { number: 1, name: 'no loss', brokenBy: lost },
  { number: 2, name: 'nothing invented', brokenBy: invented },
  { number: 3, name: 'duplicates bounded', brokenBy: tooManyCopies },
  { number: 4, name: 'copies recognisable', brokenBy: unlikeCopies },
  { number: 5, name: 'outbox honest', brokenBy: falseRecords },
  { number: 6, name: 'no orphan at rest', brokenBy: orphans },
  { number: 7, name: 'facts are those of the files', brokenBy: wrongFacts },
  { number: 8, name: 'cases are those of the facts', brokenBy: wrongCases },
  { number: 9, name: 'red clock', brokenBy: wrongClock },
  { number: 10, name: 'what a person did is kept', brokenBy: forgottenDeeds },
  { number: 11, name: 'acknowledgement wins', brokenBy: toldAfterAll },
  { number: 12, name: 'row accounting', brokenBy: wrongCounts },
  { number: 13, name: 'no silent pass', brokenBy: silentDays },
  { number: 14, name: 'looking changes nothing', brokenBy: writingLooks },
  { number: 15, name: 'liveness', brokenBy: late },
  { number: 16, name: 'machines hear everything in order', brokenBy: missingEvents },
];

/** Every promise that a run breaks. */
export async function brokenIn(outcome: Outcome): Promise<readonly Broken[]> {
  const book = { owed: owedBy(outcome), told: toldIn(outcome) };
  const all: Broken[] = [];
  for (const { number, name, brokenBy } of promises) {
    for (const how of await brokenBy(outcome, book)) all.push({ promise: number, name, how });
  }
  return all;
}

function lost(outcome: Outcome, { owed, told }: Book): readonly string[] {
  const got = new Set(told.flatMap(({ keys }) => keys));
  return owed
    .filter((line) => line.isSure)
    .filter((line) => !mayHaveGot(outcome, line).some((to) => got.has(lineKey({ ...line, to }))))
    .map((line) => `${inWords(outcome, lineKey(line))} of ${timeText(line.at)} never came`);
}

function invented(outcome: Outcome, { owed, told }: Book): readonly string[] {
  const allowed = new Set(
    owed.flatMap((line) => mayHaveGot(outcome, line).map((to) => lineKey({ ...line, to }))),
  );
  return told.flatMap(({ message, notice, keys }) => {
    if (notice === null) return [`${message.recipientId} got ${message.noticeId}, which nobody knows`];
    return keys
      .filter((key) => !allowed.has(key) && !isStopped(outcome, key))
      .map((key) => `${inWords(outcome, key)} at ${timeText(message.at)} is not owed`);
  });
}

/** Whether a step is one that an acknowledgement or a visit covers: promise 11 speaks of those. */
function isStopped(outcome: Outcome, key: string): boolean {
  const about = outcome.cases.find(({ caseId }) => key.includes(` ${caseId} `));
  const isCovered = /: (unacknowledged-|due-in-4h|breached)/.test(key);
  return isCovered && about !== undefined && about.events.some(({ by }) => by !== null);
}

function tooManyCopies({ seen }: Outcome): readonly string[] {
  return [...byNotice(seen.accepted)].flatMap(([name, copies]) => {
    // A copy follows only a publish that somebody may not have heard the end of.
    const allowed = copies.slice(0, -1).filter(({ invocation }) => seen.troubled.has(invocation)).length;
    if (copies.length - 1 > allowed)
      return [`${name} came ${copies.length} times, ${allowed} copies were owed to trouble`];
    return copies.length > mostCopies ? [`${name} came ${copies.length} times`] : [];
  });
}

function byNotice(all: Outcome['seen']['accepted']): ReadonlyMap<string, typeof all> {
  const groups = new Map<string, (typeof all)[number][]>();
  for (const message of all) {
    const name = `${message.recipientId} ${message.noticeId}`;
    groups.set(name, [...(groups.get(name) ?? []), message]);
  }
  return groups;
}

function unlikeCopies(outcome: Outcome, { told }: Book): readonly string[] {
  const { seen } = outcome;
  const unlike = [...byNotice(seen.accepted)]
    .filter(([, copies]) => new Set(copies.map(({ text }) => text)).size > 1)
    .map(([name]) => `${name} came in different words`);
  const ids = new Map<string, Set<string>>();
  for (const { message, keys } of told) {
    // What SNS does not take for somebody comes to the desk beside its own.
    if (message.recipientId === desk && hasRefusals(outcome)) continue;
    for (const key of keys) ids.set(key, (ids.get(key) ?? new Set()).add(message.noticeId));
  }
  const renamed = [...ids].filter(([, all]) => all.size > 1);
  return [...unlike, ...renamed.map(([key, all]) => `${key} came under the names ${[...all].join(' and ')}`)];
}

function falseRecords({ notices, seen, cases }: Outcome): readonly string[] {
  const accepted = byNotice(seen.accepted);
  const unsent = notices
    .filter(({ publishedAt }) => publishedAt !== null)
    .filter(({ recipientId, noticeId }) => !accepted.has(`${recipientId} ${noticeId}`))
    .map(({ noticeId, recipientId }) => `${noticeId} to ${recipientId} is recorded as sent and was not`);
  const known = new Set(notices.map(({ noticeId }) => noticeId));
  const unknown = cases.flatMap((about) =>
    about.told
      .filter(({ noticeId }) => !known.has(noticeId))
      .map(
        ({ noticeId, recipientId }) =>
          `${nameOf(about)} says that ${recipientId} was told in ${noticeId}, which is not there`,
      ),
  );
  return [...unsent, ...unknown];
}

function orphans(outcome: Outcome): readonly string[] {
  const { notices, cases, hasLock, files, receipts, days, endedAt } = outcome;
  const isPast = (at: string | null | undefined) =>
    at !== null && at !== undefined && latest(outcome, Date.parse(at), 7) < endedAt;
  return [
    ...(hasLock ? ['the lock of a run is still held'] : []),
    ...notices
      .filter(({ publishedAt, createdAt }) => publishedAt === null && isPast(createdAt))
      .map(({ noticeId, recipientId }) => `${noticeId} to ${recipientId} was never sent`),
    ...cases.flatMap((about) => [
      ...about.owed
        .filter(({ at }) => isPast(at))
        .map(({ step, at }) => `${nameOf(about)} still owes ${step} of ${at}`),
      ...about.events
        .slice(about.eventsPublished)
        .filter(({ at }) => isPast(at))
        .map(({ event }) => `${nameOf(about)} has not told machines of ${event}`),
    ]),
    ...[...files.keys()].filter((key) => !receipts.has(key)).map((key) => `${key} has no receipt`),
    ...days
      .filter(({ decidingRunId }) => decidingRunId !== null)
      .map(({ day }) => `the day ${day} is still being decided`),
  ];
}

async function wrongFacts({ scenario, history }: Outcome): Promise<readonly string[]> {
  return differences(factsOf(scenario), await storedFacts(history), 'the history');
}

function differences(expected: readonly string[], found: readonly string[], what: string): readonly string[] {
  const [wanted, had] = [new Set(expected), new Set(found)];
  return [
    ...[...wanted].filter((each) => !had.has(each)).map((each) => `${what} lacks ${each}`),
    ...[...had].filter((each) => !wanted.has(each)).map((each) => `${what} has ${each}`),
  ];
}

function wrongCases(outcome: Outcome): readonly string[] {
  const { scenario, cases } = outcome;
  const expected = scenario.truth.cases.map((each) => `${each.case}: ${each.ends}`);
  const found = cases.filter(({ kind }) => kind !== 'data-quality');
  const wrongTimes = found.flatMap((about) => {
    const truth = scenario.truth.cases.find((each) => each.case === caseText(about));
    if (truth === undefined || about.openedAt === null) return [];
    const rescue = cases.find(({ caseId }) => caseId === about.redChannel?.fromRescue);
    // A red channel that a rescue becomes counts from that rescue.
    const from =
      rescue === undefined
        ? Date.parse(`${truth.from}:00Z`)
        : Date.parse(rescue.openedAt ?? '') + 24 * 60 * minuteMs;
    const at = Date.parse(about.openedAt);
    if (at < from) return [`${truth.case} opened at ${timeText(at)}, before it could be known`];
    return at > latest(outcome, from) ? [`${truth.case} opened at ${timeText(at)} only`] : [];
  });
  const wrongTiers = found.flatMap((about) => {
    if (about.openedAt === null) return [];
    const tier = tierOf(companyAt(outcome, Date.parse(about.openedAt)), about.accountId ?? '');
    return tier === about.tier ? [] : [`${nameOf(about)} is of tier ${about.tier}`];
  });
  const stated = found.map((about) => `${caseText(about)}: ${standing(about)}`);
  return [...differences(expected, stated, 'the cases'), ...wrongTimes, ...wrongTiers];
}

type Case = Outcome['cases'][number];

function caseText({ kind, accountId, openedOn, reasons }: Case): string {
  return [kind, accountId, ...(kind === 'rescue' ? [openedOn] : []), [...reasons].sort().join('+')].join(' ');
}

function standing({ state, resolvedAs, resolvedOn, resolvedAs: as, redChannel }: Case): string {
  const how = as === 'recovered' ? `recovered ${resolvedOn}` : (resolvedAs ?? state);
  const done = (['onSite', 'commitmentSent'] as const).filter(
    (each) => redChannel?.milestones[each] !== undefined,
  );
  return [how, ...(redChannel?.breached ? ['breached'] : []), ...done].join(' ');
}

function wrongClock(outcome: Outcome, { told, owed }: Book): readonly string[] {
  const due = outcome.cases.flatMap((about) => {
    if (about.redChannel === undefined) return [];
    const truth = outcome.scenario.truth.cases.find((each) => each.case === caseText(about));
    const dueAt = Date.parse(about.redChannel.dueAt);
    const expected =
      truth?.dueAt === undefined
        ? Date.parse(about.openedAt ?? '') + 24 * 60 * minuteMs
        : Date.parse(truth.dueAt);
    return dueAt === expected
      ? []
      : [`${nameOf(about)} is due at ${timeText(dueAt)}, not ${timeText(expected)}`];
  });
  const times = new Map(owed.map((line) => [lineKey(line), line.at]));
  const early = told.flatMap(({ message, keys }) =>
    keys
      .filter((key) => message.at < (times.get(key) ?? Number.NEGATIVE_INFINITY))
      .map((key) => `${inWords(outcome, key)} came at ${timeText(message.at)}, too early`),
  );
  return [...due, ...early];
}

const deedEvents: Readonly<Record<string, string>> = {
  'action=acknowledge': 'acknowledged',
  'action=on-site': 'on-site',
  'action=commitment-sent': 'commitment-sent',
  'action=resolve&outcome=saved': 'saved',
  'action=resolve&outcome=lost': 'lost',
  'action=resolve&outcome=false-alarm': 'false-alarm',
};

function forgottenDeeds({ seen, cases }: Outcome): readonly string[] {
  return seen.deeds.flatMap((deed) => {
    const event = deedEvents[deed.posts];
    const about = cases.find(({ caseId }) => caseId === deed.caseId);
    if (event === undefined || deed.outcome === 'refused') return [];
    if (about === undefined || storedAt(about, event) > deed.at)
      return [`${deed.who} was told that ${deed.posts} is done on ${deed.caseId}, and it is not stored`];
    const times = about.events.filter((each) => each.event === event && each.by === deed.who).length;
    return times > 1 ? [`${event} of ${deed.who} stands ${times} times on ${deed.caseId}`] : [];
  });
}

function toldAfterAll(outcome: Outcome, { owed, told }: Book): readonly string[] {
  const allowed = new Set(
    owed.flatMap((line) => mayHaveGot(outcome, line).map((to) => lineKey({ ...line, to }))),
  );
  return told.flatMap(({ message, keys }) =>
    keys
      .filter((key) => !allowed.has(key) && isStopped(outcome, key))
      .map((key) => `${inWords(outcome, key)} at ${timeText(message.at)}, although somebody had acted`),
  );
}

function wrongCounts({ scenario, receipts, errors }: Outcome): readonly string[] {
  const sums = [...receipts].flatMap(([key, { rows_read, scored, rejected, held }]) =>
    rows_read === scored + rejected + held ? [] : [`the receipt of ${key} does not add up`],
  );
  const listed = [...receipts].flatMap(([key, { errors_listed }]) => {
    const lines = (errors.get(key) ?? '').trimEnd().split('\n').length - 1;
    return lines === errors_listed ? [] : [`${key} lists ${lines} errors, not ${errors_listed}`];
  });
  const expected = Object.entries(scenario.truth.receipts).map(
    ([key, counts]) => `${key}: ${counts.join(' ')}`,
  );
  const found = [...receipts].map(
    ([key, each]) =>
      `${key}: ${[each.status, each.rows_read, each.scored, each.rejected, each.held].join(' ')}`,
  );
  return [...sums, ...listed, ...differences(expected, found, 'the receipts')];
}

function silentDays(outcome: Outcome): readonly string[] {
  const { scenario, days, cases } = outcome;
  const statuses = differences(
    Object.entries(scenario.truth.statuses).map(([day, status]) => `${day} ${status}`),
    days.map(({ day, status }) => `${day} ${status}`),
    'the days',
  );
  const kinds = cases.flatMap((about) =>
    about.kind === 'data-quality'
      ? about.reasons.map((kind) => ({ about, kind: `${about.openedOn} ${kind}` }))
      : [],
  );
  const wanted = Object.keys(scenario.truth.quality);
  const tooEarly = kinds.flatMap(({ about, kind }) => {
    const from = scenario.truth.quality[kind];
    const event = about.events.find(({ note }) => note?.split(', ').includes(kind.split(' ')[1] ?? ''));
    const at = Date.parse(event?.at ?? '');
    if (from === undefined) return [];
    if (at < Date.parse(`${from}:00Z`)) return [`${kind} was found at ${timeText(at)}, before it was true`];
    return at > latest(outcome, Date.parse(`${from}:00Z`))
      ? [`${kind} was found at ${timeText(at)} only`]
      : [];
  });
  return [
    ...statuses,
    ...tooEarly,
    ...differences(
      wanted,
      kinds.map(({ kind }) => kind).filter((kind) => wanted.includes(kind) || !isOfRefusals(outcome, kind)),
      "the data team's list",
    ),
  ];
}

/** Somebody whom SNS refused is reported on the day on which it did. */
function isOfRefusals(outcome: Outcome, kind: string): boolean {
  return hasRefusals(outcome) && kind.endsWith(' unreachable-recipient');
}

function writingLooks({ seen }: Outcome): readonly string[] {
  return seen.writingLooks > 0 ? [`${seen.writingLooks} looks at a page wrote something`] : [];
}

function late(outcome: Outcome, { owed, told }: Book): readonly string[] {
  const first = new Map<string, { readonly at: number; readonly attempts: number }>();
  for (const { message, notice, keys } of told) {
    for (const key of keys) {
      const attempts = notice?.attempts ?? 0;
      if (!first.has(key)) first.set(key, { at: message.at, attempts });
    }
  }
  return owed.flatMap((line) => {
    const came = mayHaveGot(outcome, line)
      .flatMap((to) => first.get(lineKey({ ...line, to })) ?? [])
      .at(0);
    if (came === undefined || came.at <= latest(outcome, line.at, came.attempts)) return [];
    return [`${inWords(outcome, lineKey(line))} of ${timeText(line.at)} came at ${timeText(came.at)} only`];
  });
}

function missingEvents({ seen, cases }: Outcome): readonly string[] {
  return cases.flatMap((about) => {
    const heard = seen.events.filter(({ caseId }) => caseId === about.caseId).map(({ sequence }) => sequence);
    const inOrder = [...new Set(heard)];
    const isComplete =
      inOrder.length === about.eventsPublished && inOrder.every((each, place) => each === place);
    return isComplete
      ? []
      : [`machines heard ${inOrder.join()} of the ${about.eventsPublished} events of ${nameOf(about)}`];
  });
}

/** A line with names in place of digests. */
function inWords({ cases }: Outcome, key: string): string {
  return key.replace(/(?:rescue|red-channel|data-quality)-[\w-]+/, (caseId) => {
    const about = cases.find((each) => each.caseId === caseId);
    return about === undefined ? (subjectOf(caseId)?.kind ?? caseId) : nameOf(about);
  });
}
