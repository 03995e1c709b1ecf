import { latest } from '../bound.ts';
import { minuteMs } from '../hours.ts';
import { type Outcome, timeText } from '../outcome.ts';
import { type Line, lineKey } from '../owed/line.ts';
import { companyAt } from '../owed/people.ts';
import { claimsIn } from '../people.ts';
import { desk } from '../policy.ts';
import { leftOutOf } from '../said/lists.ts';
import type { Scenario } from '../scenario.ts';
import type { Accepted } from '../seen.ts';
import { hasRefusals, type Told } from '../told.ts';
import type { Book } from './book.ts';

/** No more messages than this go to one person within a minute; those of red channels count and never wait. */
export const mostAMinute = 5;
/** And from one run of a function within a second, whatever they are: SNS silences who gets more than ten. */
const mostASecond = 5;

/** Who could not read the key tries again after a quarter of a minute. */
const keyLostMs = 45_000;

type Delivery = { readonly protocol: string; readonly endpoint: string; readonly body: string };

/** Messages that went to other addresses than their person has, or that lead to other cases than they are about. */
export function strayMessages(outcome: Outcome, { told }: Book): readonly string[] {
  const isRefused = outcome.steps.some((step) => step.operation === 'Subscribe' && step.fault === 'refused');
  const lostAt = outcome.steps.flatMap(({ service, fault, at }) =>
    service === 'secrets' && fault !== null ? [at] : [],
  );
  const isKeyLost = ({ message, notice }: Told) =>
    message.text.includes('/c/unsigned') &&
    [message.at, Date.parse(notice?.createdAt ?? '')].some((at) =>
      lostAt.some((each) => each <= at && at < each + keyLostMs),
    );
  return told.flatMap((each) => [
    ...(isRefused ? [] : wrongAddresses(outcome, each.message)),
    // Without the key nothing can be signed, and the notice goes out all the same.
    ...(isKeyLost(each) ? [] : wrongLinks(each)),
  ]);
}

function wrongAddresses(outcome: Outcome, message: Accepted): readonly string[] {
  const isSubscribing = outcome.scenario.companies.some(({ from }) => {
    const changedAt = Date.parse(`${from}:00Z`);
    return changedAt <= message.at && message.at <= latest(outcome, changedAt);
  });
  const row = companyAt(outcome, message.at).people[message.recipientId];
  if (isSubscribing || row === undefined) return [];
  const wanted = [row.email ?? `${message.recipientId}@example.com`, row.phone ?? ''].filter(
    (each) => each !== '' && !isTooShort(each) && !isClosed(outcome.scenario, each, message.at),
  );
  const [, deliveries] = JSON.parse(message.text) as [string, readonly Delivery[]];
  const had = deliveries.map(({ endpoint }) => endpoint);
  return String(wanted.sort()) === String(had.sort())
    ? []
    : [`${inShort(message)} went to ${had.join(' and ')} instead of ${wanted.join(' and ')}`];
}

/** Whether an address takes nothing at a time: its owner has said STOP, or has not confirmed it yet. */
function isClosed({ upkeep }: Scenario, address: string, at: number): boolean {
  const { optsOut, confirms } = upkeep ?? {};
  const isPast = (time: string) => Date.parse(`${time}:00Z`) <= at;
  return (
    (optsOut?.phone === address && isPast(optsOut.at)) ||
    (confirms?.email === address && !isPast(confirms.at))
  );
}

/** SNS takes no phone number of fewer than five digits. */
function isTooShort(address: string): boolean {
  return /^\+\d{1,4}$/.test(address);
}

function wrongLinks({ message, notice }: Told): readonly string[] {
  const claims = claimsIn(message.text);
  const meant = new Set(notice?.members.map(({ caseId }) => caseId));
  const found = new Set(claims.map(({ caseId }) => caseId));
  const [, deliveries] = JSON.parse(message.text) as [string, readonly Delivery[]];
  // An SMS leads to the first of several cases; whose addresses SNS refused gets nothing.
  const isShort = deliveries.every(({ protocol }) => protocol === 'sms');
  const isCut = isShort || deliveries.some(({ body }) => leftOutOf(body) !== null);
  const isOfOther = claims.some(({ recipientId }) => recipientId !== message.recipientId);
  return [
    ...deliveries
      .filter(({ body }) => claimsIn(body).length === 0)
      .map(({ protocol }) => `the ${protocol} of ${inShort(message)} leads nowhere`),
    ...(isOfOther ? [`${inShort(message)} has somebody else's link`] : []),
    ...[...meant]
      .filter((caseId) => !found.has(caseId) && !isCut)
      .map((id) => `${inShort(message)} does not lead to ${id}`),
    ...[...found].filter((caseId) => !meant.has(caseId)).map((id) => `${inShort(message)} leads to ${id}`),
  ];
}

/** People who got too much at once, and grave messages that did not come alone. */
export function floods(outcome: Outcome, { told, owed }: Book): readonly string[] {
  const grave = new Set(
    outcome.cases.filter(({ kind }) => kind === 'red-channel').map(({ caseId }) => caseId),
  );
  const isGrave = ({ notice, message }: Told) =>
    message.step !== 'executive-digest' && (notice?.members.some(({ caseId }) => grave.has(caseId)) ?? false);
  const bundled = told
    .filter((each) => isGrave(each) && each.notice?.members.length !== 1)
    .map(({ message }) => `${inShort(message)} tells of several cases`);
  const tooMany = told.flatMap((each, place) => {
    // What is of red channels never waits, the executives' digest among it.
    if (isGrave(each) || each.message.step === 'executive-digest') return [];
    const { at, recipientId } = each.message;
    const within = told
      .slice(0, place + 1)
      .filter(({ message }) => message.recipientId === recipientId && message.at > at - minuteMs);
    return new Set(within.map(({ message }) => message.noticeId)).size > mostAMinute ? [each.message] : [];
  });
  return [
    ...bundled,
    ...hurried(outcome),
    ...apart(outcome, told),
    ...unbundled(outcome, told, owed),
    ...tooMany.map((each) => `${inShort(each)} is the sixth message within a minute`),
  ];
}

/** Messages that one run of a function sent to one person without waiting for the second to pass. */
function hurried({ seen }: Outcome): readonly string[] {
  const sent = new Map<string, number[]>();
  return seen.accepted.flatMap((message) => {
    const { invocation, recipientId, waitedMs } = message;
    if (waitedMs === null) return [];
    const name = `${invocation} ${recipientId}`;
    const before = sent.get(name) ?? [];
    sent.set(name, [...before, waitedMs]);
    const within = before.filter((each) => each > waitedMs - 1_000).length + 1;
    return within > mostASecond ? [`${inShort(message)} is number ${within} within a second`] : [];
  });
}

/** Notices of rescues that were made for one person and step at one time, and should be one. */
function apart(outcome: Outcome, told: readonly Told[]): readonly string[] {
  const rounds = new Map<string, Set<string>>();
  const troubled = new Set(
    outcome.steps.filter(({ by, fault }) => by === 'tick' && fault !== null).map(({ at }) => at),
  );
  for (const { notice } of told) {
    // What SNS does not take for somebody comes to the desk beside its own, about other cases.
    if (notice === null || (notice.recipientId === desk && hasRefusals(outcome))) continue;
    if (!notice.members.every(({ caseId }) => caseId.startsWith('rescue-'))) continue;
    // What is left of one whose tick died over it may come from another tick of that minute.
    if (troubled.has(Date.parse(notice.createdAt))) continue;
    const round = `${notice.step} to ${notice.recipientId} of ${notice.createdAt}`;
    rounds.set(round, (rounds.get(round) ?? new Set()).add(notice.noticeId));
  }
  return [...rounds].filter(([, ids]) => ids.size > 1).map(([round]) => `${round} came in several messages`);
}

/** Notices of data for one person that had to wait, and that came at one time in several messages; while all is well. */
function unbundled(outcome: Outcome, told: readonly Told[], owed: readonly Line[]): readonly string[] {
  const ticks = outcome.seen.gauges.filter(({ by }) => by === 'tick').map(({ at }) => at);
  const since = new Map(owed.map((line) => [lineKey(line), line.at]));
  const waited = told.filter(({ message, keys }) =>
    keys.every((key) => {
      const from = since.get(key) ?? Number.POSITIVE_INFINITY;
      return message.at < outcome.firstTroubleAt && ticks.some((at) => from <= at && at < message.at);
    }),
  );
  const rounds = waited.flatMap(({ message, notice }) =>
    notice?.members.every(({ caseId }) => caseId.startsWith('data-quality-')) === true
      ? [`${message.step} to ${message.recipientId} of ${notice.createdAt}`]
      : [],
  );
  const again = rounds.filter((round, place) => rounds.indexOf(round) !== place);
  return [...new Set(again)].map((round) => `${round} had waited and came in several messages`);
}

function inShort({ step, recipientId, at }: Accepted): string {
  return `${step} to ${recipientId} of ${timeText(at)}`;
}
