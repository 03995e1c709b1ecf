import { latest } from '../bound.ts';
import { nameOf, type Outcome } from '../outcome.ts';
import { companyAt } from '../owed/people.ts';
import { ends } from '../play.ts';
import { byNotice } from './copies.ts';

export function falseRecords({ notices, seen, cases }: Outcome): readonly string[] {
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
  const untold = notices
    .filter(({ publishedAt }) => publishedAt !== null)
    .flatMap(({ noticeId, members }) =>
      members
        .map(({ caseId }) => cases.find((about) => about.caseId === caseId))
        .filter((about) => about?.told.every((told) => told.noticeId !== noticeId))
        .map(
          (about) =>
            `${noticeId} was sent, and ${about === undefined ? 'no case' : nameOf(about)} knows of it`,
        ),
    );
  return [...unsent, ...unknown, ...untold];
}

/** Whether a lock was not given back, by a run that did not die; what the dead leave has run out. */
function isLockLeft(outcome: Outcome): boolean {
  const { lockUntil, calmFrom, scenario } = outcome;
  const isOfTheDead = lockUntil <= ends(scenario) && lockUntil <= latest(outcome, calmFrom);
  return lockUntil > Number.NEGATIVE_INFINITY && !isOfTheDead;
}

export function orphans(outcome: Outcome): readonly string[] {
  const { notices, cases, hasNewKeys, files, receipts, days, endedAt, scenario } = outcome;
  const isPast = (at: string | null | undefined) =>
    at !== null && at !== undefined && latest(outcome, Date.parse(at), 7) < endedAt;
  return [
    ...(isLockLeft(outcome) ? ['the lock of a run is still held'] : []),
    ...(scenario.upkeep !== undefined && !hasNewKeys ? ['the keys of links were not changed'] : []),
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
    ...strangers(outcome),
    ...[...files.keys()].filter((key) => !receipts.has(key)).map((key) => `${key} has no receipt`),
    ...days
      .filter(({ decidingRunId }) => decidingRunId !== null)
      .map(({ day }) => `the day ${day} is still being decided`),
  ];
}

/** Topics of people who have left, and addresses that are theirs no more. */
function strangers(outcome: Outcome): readonly string[] {
  const { addresses, endedAt } = outcome;
  const { from, people } = companyAt(outcome, endedAt);
  if (latest(outcome, Date.parse(`${from}:00Z`)) >= endedAt) return [];
  return [...addresses].flatMap(([id, endpoints]) => {
    const row = people[id];
    if (row === undefined) return [`there is a topic of ${id}, who has left`];
    const own = [row.email ?? `${id}@example.com`, row.phone];
    return endpoints
      .filter((each) => !own.includes(each))
      .map((each) => `${each} is an address of ${id} no more, and still gets messages`);
  });
}
