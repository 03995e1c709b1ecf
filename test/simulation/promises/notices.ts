import { isOfRunsOnly, latest, tickMs } from '../bound.ts';
import { ceilMinute, minuteMs } from '../hours.ts';
import { type Outcome, timeText } from '../outcome.ts';
import { lineKey } from '../owed/line.ts';
import type { Book } from './book.ts';
import { mostAMinute } from './messages.ts';
import { inWords } from './words.ts';

export function lost(outcome: Outcome, { owed, told, answersTo }: Book): readonly string[] {
  const got = new Set(told.flatMap(({ keys }) => keys));
  return owed
    .filter((line) => line.isSure)
    .filter((line) => !answersTo(line).some((key) => got.has(key)))
    .map((line) => `${inWords(outcome, lineKey(line))} of ${timeText(line.at)} never came`);
}

export function invented(outcome: Outcome, { owed, told, answersTo }: Book): readonly string[] {
  const allowed = new Set(owed.flatMap(answersTo));
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
  return isCovered && (about?.events.some(({ by }) => by !== null) ?? false);
}

export function toldAfterAll(outcome: Outcome, { owed, told, answersTo }: Book): readonly string[] {
  const allowed = new Set(owed.flatMap(answersTo));
  const late = told.flatMap(({ message, keys }) =>
    keys
      .filter((key) => !allowed.has(key) && isStopped(outcome, key))
      .map((key) => `${inWords(outcome, key)} at ${timeText(message.at)}, although somebody had acted`),
  );
  return [...outcome.seen.overruled.map(({ how }) => how), ...late];
}

export function late(outcome: Outcome, { owed, told, answersTo }: Book): readonly string[] {
  const first = new Map<string, { readonly at: number; readonly attempts: number }>();
  for (const { message, notice, keys } of told) {
    for (const key of keys) {
      const attempts = notice?.attempts ?? 0;
      if (!first.has(key)) first.set(key, { at: message.at, attempts });
    }
  }
  return owed.flatMap((line) => {
    const came = answersTo(line)
      .flatMap((key) => first.get(key) ?? [])
      .at(0);
    if (came === undefined) return [];
    const before = told.filter(
      ({ message: { recipientId, at } }) =>
        recipientId === line.to && at > line.at - minuteMs && at < came.at,
    );
    // What is over the limit of a minute waits for the next one.
    const waitMs = Math.floor(before.length / mostAMinute) * minuteMs;
    // What a tick finds while it tells of other things is for the next one.
    const at = (line.step === 'data-quality' ? line.at + 1 : line.at) + waitMs;
    const due = isOfRunsOnly(outcome.plan) ? ceilMinute(at) + tickMs : latest(outcome, at, came.attempts);
    if (came.at <= due) return [];
    return [`${inWords(outcome, lineKey(line))} of ${timeText(line.at)} came at ${timeText(came.at)} only`];
  });
}
