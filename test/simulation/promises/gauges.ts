import { latest } from '../bound.ts';
import type { Gauge } from '../gauges.ts';
import { minuteMs } from '../hours.ts';
import { type Outcome, timeText } from '../outcome.ts';
import type { Line } from '../owed/line.ts';
import { endings } from '../owed/moments.ts';
import type { Failure } from '../seen.ts';
import type { Step } from '../wire.ts';
import type { Book } from './book.ts';

/** What is owed for longer than this is missed. */
const graceMs = 10 * minuteMs;

type Bounds = { readonly least: number; readonly most: number };

/** What operators were shown that is not so, and what is so that they were not shown. */
export function untrueGauges(outcome: Outcome, book: Book): readonly string[] {
  const sent = countsOf(outcome.seen.accepted.map(({ invocation }) => invocation));
  const unanswered = countsOf(troubledSteps(outcome, ({ operation }) => operation === 'Publish'));
  const isBlind = new Set(troubledSteps(outcome, ({ service }) => service === 'dynamodb'));
  const ageOf = agesOf(outcome, untoldLines(book));
  const unheard = unheardCases(outcome);
  return [
    ...wrongAlarms(outcome),
    ...silentTrouble(outcome),
    ...gaugesOf(outcome, 'finish').flatMap((gauge) => wrongDay(outcome, gauge)),
    ...untoldRows(outcome),
    ...gaugesOf(outcome, 'tick').flatMap((gauge) => {
      const { invocation, metrics, at, violated } = gauge;
      const mute = unheard(gauge);
      const most = sent.get(invocation) ?? 0;
      const wanted: Readonly<Record<string, Bounds>> = {
        NoticesPublished: { least: most - (unanswered.get(invocation) ?? 0), most },
        OldestDueNoticeSeconds: ageOf(gauge),
        EscalationViolations: { least: mute.least.length, most: mute.most.length },
      };
      const blamed = violated.filter((caseId) => !mute.most.includes(caseId));
      const named = new Set(violated).size === metrics['EscalationViolations'] ? blamed : [...blamed, '?'];
      const misnamed = named.map((caseId) => `${caseId} was said to be violated at ${timeText(at)}`);
      const untrue = Object.entries(wanted).flatMap(([name, { least, most }]) => {
        const shown = metrics[name] ?? Number.NaN;
        if (shown <= most && shown >= (isBlind.has(invocation) ? 0 : least)) return [];
        const range = least === most ? least : `${least} to ${most}`;
        return [`${name} was ${shown} at ${timeText(at)} instead of ${range}`];
      });
      return [...untrue, ...misnamed];
    }),
  ];
}

/** How often each number stands there. */
function countsOf(numbers: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return counts;
}

function gaugesOf({ seen }: Outcome, name: Gauge['by']): readonly Gauge[] {
  return seen.gauges.filter(({ by }) => by === name);
}

/** Functions that failed while all was well, or said that they lacked something, and, if it was all the time, where one had to fail and none did. */
function wrongAlarms(outcome: Outcome): readonly string[] {
  const { seen, firstTroubleAt, calmFrom } = outcome;
  const { alarm = [] } = outcome.scenario.truth;
  const lacking = seen.gauges.flatMap((gauge) => gauge.lacking.map((why) => ({ ...gauge, why })));
  const isMeant = ({ why }: Failure) => alarm.some((part) => why.includes(part));
  // What was wrong may be right again by the time that somebody can look.
  const owed = firstTroubleAt < Infinity ? [] : alarm;
  const silent = owed
    .filter((part) => !seen.failures.some(({ why }) => why.includes(part)))
    .map((part) => `nothing failed with "${part}"`);
  const untrue = [...seen.failures, ...lacking]
    .filter((failure) => !isMeant(failure))
    .filter(({ invocation }) => !seen.troubled.has(invocation))
    .filter(({ at }) => at < firstTroubleAt || at > latest(outcome, calmFrom))
    .map(({ by, at, why }) => `${by} failed at ${timeText(at)}: ${why}`);
  return [...silent, ...untrue];
}

/** While all is well: the rows of a day are the sum of their parts, and each rescue counts that opened with it and is not over at once. */
function wrongDay({ cases, firstTroubleAt }: Outcome, { at, metrics }: Gauge): readonly string[] {
  const { RowsRead, RowsScored = 0, RowsRejected = 0, RowsHeld = 0, RescuesOpened } = metrics;
  // Who releases a held day decides none.
  if (RowsRead === undefined || at >= firstTroubleAt) return [];
  const begun = cases
    .filter(({ kind }) => kind === 'rescue')
    .map(({ events }) => events.filter((event) => Date.parse(event.at) === at).map(({ event }) => event))
    .filter((names) => !names.some((name) => endings.includes(name)));
  const opened = begun.filter((names) => names.includes('opened')).length;
  // A correction opens what was over by itself once more.
  const most = opened + begun.filter((names) => names.includes('corrected')).length;
  return [
    ...(RowsRead === RowsScored + RowsRejected + RowsHeld ? [] : ['RowsRead is not the sum of its parts']),
    ...(RescuesOpened !== undefined && RescuesOpened >= opened && RescuesOpened <= most
      ? []
      : [`RescuesOpened was ${RescuesOpened}, not ${opened} to ${most},`]),
  ].map((how) => `${how} at ${timeText(at)}`);
}

/** While all is well: of a day that was decided operators were told the rows that its receipts have, whether it is one that counts, and whether it is held. */
function untoldRows(outcome: Outcome): readonly string[] {
  const { days, cases, receipts, files, firstTroubleAt } = outcome;
  if (firstTroubleAt < Infinity) return [];
  return days.flatMap(({ day, status, decidedAt }) => {
    if (decidedAt === null) return [];
    const own = [...receipts].filter(
      ([key, { kind }]) => kind === 'snapshot' && files.has(key) && key.startsWith(`snapshots/${day}/`),
    );
    const counts = (['rows_read', 'scored', 'rejected', 'held'] as const).map((part) =>
      own.reduce((sum, [, receipt]) => sum + receipt[part], 0),
    );
    const heldAt = cases.flatMap(({ kind, openedOn, events }) =>
      kind === 'rescue' && openedOn === day ? events.filter(({ event }) => event === 'held') : [],
    );
    // What another day's correction makes of its hold afterwards, or made before, is told of that.
    const isSure = status === 'held' && heldAt.some(({ at }) => at <= decidedAt);
    const holds = heldAt.length === 0 ? [0] : isSure ? [1] : [0, 1];
    const rows = [/missing|waiting/.test(status) ? 0 : 1, ...counts].join(' ');
    const told = gaugesOf(outcome, 'finish')
      .filter(({ at }) => at === Date.parse(decidedAt))
      .map(({ metrics }) =>
        ['DaysCompleted', 'RowsRead', 'RowsScored', 'RowsRejected', 'RowsHeld', 'DaysHeld']
          .map((name) => metrics[name])
          .join(' '),
      );
    return holds.some((held) => told.includes(`${rows} ${held}`))
      ? []
      : [`of ${day} was told “${told.join('; ')}”, not “${rows} ${holds.join(' or ')}”`];
  });
}

/** The runs for whose requests of this kind something went wrong, one for each of them. */
function troubledSteps({ steps }: Outcome, isOf: (step: Step) => boolean): readonly number[] {
  return steps.filter((step) => step.fault !== null && isOf(step)).map(({ invocation }) => invocation);
}

/** Functions without readers that ended well though something that they asked for failed, so that nobody hears of it. */
function silentTrouble(outcome: Outcome): readonly string[] {
  const done = new Set(outcome.seen.gauges.map(({ invocation }) => invocation));
  const last = new Map<string, Step>();
  for (const step of outcome.steps)
    if (/^(tick|landed|plan|score|finish)$/.test(step.by) && done.has(step.invocation))
      last.set(`${step.invocation} ${step.operation} ${step.subject}`, step);
  return [...last.values()]
    .filter(isFailure)
    .map(
      ({ by, at, operation, subject }) =>
        `${by} was done at ${timeText(at)} in spite of ${operation} ${subject}, which failed`,
    );
}

/** Not what is asked for in parts, or refused for good; a message is tried again, and who has a key does without the next. */
function isFailure({ operation, service, fault }: Step): boolean {
  if (fault === null || fault === 'stale' || fault === 'refused') return false;
  if (fault === 'partial') return operation === 'GetObject';
  return operation !== 'Publish' && service !== 'secrets';
}

type Untold = Pick<Line, 'at' | 'isSure'> & { readonly toldBy: number };

/** What was owed, since when, and the run that told it first. */
function untoldLines({ owed, told, answersTo }: Book): readonly Untold[] {
  const first = new Map<string, number>();
  for (const { message, keys } of told)
    for (const key of keys) first.set(key, Math.min(message.invocation, first.get(key) ?? Infinity));
  return owed.map((line) => ({
    ...line,
    toldBy: Math.min(...answersTo(line).map((key) => first.get(key) ?? Infinity)),
  }));
}

/** How old the oldest is that is due and did not go out, in seconds. */
function agesOf(
  { notices, steps, firstTroubleAt }: Outcome,
  untold: readonly Untold[],
): (gauge: Gauge) => Bounds {
  // A run that waits for an answer ends later than it began.
  const lastAt = new Map(steps.map((step) => [step.invocation, step.at]));
  const sendings = notices.map(({ createdAt, publishedAt }) => ({
    since: Date.parse(createdAt),
    until: publishedAt === null ? Infinity : Date.parse(publishedAt),
  }));
  return ({ at, invocation }) => {
    const secondsSince = (times: readonly number[]) =>
      Math.max(0, ...times.map((since) => (at - since) / 1_000));
    const endedAt = Math.max(at, lastAt.get(invocation) ?? at);
    const tried = sendings
      .filter(({ since, until }) => since < at && until > endedAt)
      .map(({ since }) => since);
    const waiting = untold.filter((line) => line.at <= at && line.toldBy > invocation);
    const isCalm = at < firstTroubleAt;
    const isOverdue = isCalm && waiting.some((line) => line.isSure && line.at < at);
    return {
      least: Math.max(secondsSince(tried), isOverdue ? 1 : 0),
      most: isCalm ? secondsSince([...tried, ...waiting.map((line) => line.at)]) : Number.POSITIVE_INFINITY,
    };
  };
}

/** The cases with an event that machines have not heard of for too long: at least these, and at most those. */
function unheardCases({ cases, seen }: Outcome) {
  const heard = new Map<string, number[]>();
  for (const { caseId, sequence, invocation } of seen.events) {
    const name = `${caseId}#${sequence}`;
    const runs = heard.get(name);
    if (runs === undefined) heard.set(name, [invocation]);
    else runs.push(invocation);
  }
  const happened = cases.flatMap(({ caseId, events }) =>
    events.map((event, sequence) => {
      const runs = heard.get(`${caseId}#${sequence}`) ?? [Infinity];
      return { caseId, at: Date.parse(event.at), first: Math.min(...runs), last: Math.max(...runs) };
    }),
  );
  return ({ at, invocation }: Gauge) => {
    const late = happened.filter((event) => event.at <= at - graceMs && event.last > invocation);
    return {
      least: [...new Set(late.filter(({ first }) => first > invocation).map(({ caseId }) => caseId))],
      most: [...new Set(late.map(({ caseId }) => caseId))],
    };
  };
}
