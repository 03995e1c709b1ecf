import type { Case } from '../../../lambdas/cases/case.ts';
import { usualAccount } from '../../support/company.ts';
import { dayMs, hourMs, minuteMs } from '../hours.ts';
import type { Outcome } from '../outcome.ts';
import { endings, standingEvents } from '../owed/moments.ts';
import { companiesKnownAt, companyAt } from '../owed/people.ts';
import { figuresOf } from '../said/figures.ts';
import { momentOnPage, pointsText } from '../said/forms.ts';
import { englishPage, type PageWords } from '../said/page.ts';
import { qualityLeads, qualityWords } from '../said/quality.ts';
import { originOf } from '../said/red-channel.ts';
import { type Then, thenOf } from '../said/then.ts';
import type { Look } from '../seen.ts';
import { withDayOf } from './bodies.ts';
import { leastMissing } from './differences.ts';
import { linesOf, mostComplaints, nameIn, partBelow, shownOnPage } from './page-lines.ts';
import { nextOnPage } from './page-outlook.ts';

/**
 * Of a red channel where it comes from, how its clock stands and how much of it is used, or how it ended; of a rescue until
 * when to acknowledge it.
 */
export function wrongClock(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const lines = linesOf(html);
  // What comes at that very instant may be on the page or not, and what people do then beside what joins the case.
  const thens = [at - 1, at].map((known) => thenOf(outcome, about, known, companyAt(outcome, known)));
  const missing = thens.flatMap((then) =>
    thens.map(({ complaints, dueAt }) =>
      clockWords(about, { ...then, complaints, dueAt }, at).filter((words) => !lines.includes(words)),
    ),
  );
  const asked = lines.filter((line) => /^Acknowledge by .* UTC\.$/.test(line));
  const isAsked = thens.some((then) => asked.every((line) => clockWords(about, then, at).includes(line)));
  return [
    ...leastMissing(missing).map((words) => `does not say “${words}”`),
    ...(isAsked ? [] : [`says “${asked.join(' ')}”`]),
    ...(thens.every(({ happened }) => happened.has('retracted')) && html.includes('id="clock"')
      ? ['has a clock that never counted']
      : []),
    ...wrongBar(html),
  ];
}

/** A clock that runs is drawn as far as it says that its time is used. */
function wrongBar(html: string): readonly string[] {
  const bar = /class="clock-bar">.*?width="(\S+)".*?"bar-fill" width="(\S+)".*?(\d+) % of the time/s.exec(
    html,
  );
  const [, whole, part, used] = (bar ?? []).map(Number) as [number, number, number, number];
  return bar === null || Math.round((100 * part) / whole) === used
    ? []
    : [`draws ${part} of ${whole} as used`];
}

function clockWords(about: Case, then: Then, at: number): readonly string[] {
  const { happened } = then;
  if (about.kind === 'rescue') {
    const [first] = nextOnPage(about, then, at);
    return first === undefined ? [] : [`Acknowledge by ${first.split(', unless')[0]}.`];
  }
  if (about.redChannel === undefined || happened.has('retracted')) return [];
  const origin = originOf(then);
  const endedAt = firstOf(happened, endings);
  const said =
    endedAt === undefined
      ? `A red channel is open: ${origin}. Senior management leads a team to the customer's site.`
      : `${origin.charAt(0).toUpperCase()}${origin.slice(1)}.`;
  return [said, ...clockLines(about, then, at, englishPage)];
}

function firstOf(happened: Then['happened'], events: readonly string[]): number | undefined {
  const times = events.flatMap((event) => happened.get(event) ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** How much of a red channel's time is left and used, by how much it is over, or how its clock ended. */
export function clockLines(about: Case, then: Then, at: number, words: PageWords): readonly string[] {
  const { clock, elapsed, left, used } = words;
  const stoppedAt = firstOf(then.happened, ['on-site', ...endings]);
  if (stoppedAt !== undefined) return [stopped(about, then, stoppedAt, words)];
  const over = at - then.dueAt;
  if (over >= 0) return [over < minuteMs ? clock.now : clock.over(elapsed(over)), clock.breach];
  return [left(elapsed(-over)), used(Math.max(0, Math.floor((1 + over / (24 * hourMs)) * 100)))];
}

/** A breach stays; whoever comes later than that, or does not come at all, came too late. */
function stopped(
  about: Case,
  { happened, dueAt, complaints }: Then,
  at: number,
  { clock, elapsed }: PageWords,
): string {
  const isVisited = happened.has('on-site');
  if (happened.has('breached')) {
    const late = elapsed(at - dueAt);
    return `${isVisited ? clock.late(late) : clock.lateWithoutVisit(late)} ${clock.stays}`;
  }
  if (!isVisited) return clock.withoutVisit;
  const isOfRescue = about.redChannel?.fromRescue !== null;
  const since = isOfRescue ? Date.parse(about.openedAt ?? '') : (complaints[0]?.reportedAt ?? Number.NaN);
  return clock.inTime(elapsed(at - since));
}

/** The complaints of a red channel, in order of their times, in the customer's words. */
export function wrongComplaints(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  if (about.redChannel === undefined) return [];
  const said = partBelow(linesOf(html), 'What happened')
    .flatMap((line, place, all) =>
      /^· \w+ complaint$/.test(line) ? [`${all[place - 2]}: ${all[place - 1]} ${line}`] : [],
    )
    .join('; ');
  const versions = [at - 1, at].map((known) =>
    thenOf(outcome, about, known, companyAt(outcome, known))
      .complaints.slice(0, mostComplaints)
      .toSorted((one, other) => one.reportedAt - other.reportedAt)
      .map(
        ({ reportedAt, severity, summary }) =>
          `${summary === '' ? 'No words were delivered with it.' : shownOnPage(summary)}: ${momentOnPage(reportedAt)} · ${severity} complaint`,
      )
      .join('; '),
  );
  return versions.includes(said) ? [] : [`names the complaints “${said}”, not “${versions[0]}”`];
}

/** What was found about a day, as far as somebody was told of it, and in few words what kinds of things all of it is. */
export function wrongFindings({ scenario }: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const lines = linesOf(html);
  const leads = qualityLeads(about);
  const isLed = leads.length === 0 || lines.some((line) => leads.includes(line));
  const told = about.told.filter((each) => Date.parse(each.at) < at);
  const occurrences = [...new Set(told.map(({ occurrence }) => occurrence))];
  return occurrences
    .flatMap((occurrence) =>
      qualityWords(scenario, { about, step: 'data-quality', occurrence, madeAt: at, isAlone: true }),
    )
    .filter((words) => !lines.some((line) => line.includes(words)))
    .map((words) => `does not say “${words}”`)
    .concat(isLed ? [] : [`does not say “${leads.at(-1)}”`]);
}

/** A case is handed over so many times. */
const mostHandOvers = 20;

/** Whom a case can be handed to: everybody but who has it, first who has to do with it, then the others by their names. */
export function wrongTakers(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const isOver = [at - 1, at].some((then) =>
    standingEvents(about, then).some(({ event }) => endings.includes(event)),
  );
  if (about.kind === 'data-quality' || about.openedAt === null || isOver) return [];
  const groups = [...html.matchAll(/<optgroup.*?<\/optgroup>/gs)].map(([group]) =>
    [...group.matchAll(/<option value="([^"]+)">/g)].map(([, id = '']) => id),
  );
  const said = takersText(groups);
  const versions = [at - 1, at].flatMap((then) => {
    const handed = about.events.filter((each) => each.event === 'handed-over' && Date.parse(each.at) <= then);
    const told = about.told.filter((each) => Date.parse(each.at) <= then).map((each) => each.recipientId);
    return companiesKnownAt(outcome, then).map((company) => {
      const { owner } = thenOf(outcome, about, then, company);
      const row = company.accounts[about.accountId ?? ''];
      const { tier, time_zone, name, ...roles } = { ...usualAccount, ...row };
      const ids = handed.length < mostHandOvers ? Object.keys(company.people) : [];
      const takers = ids.filter((id) => id !== owner);
      const isNear = (id: string) =>
        told.includes(id) || (row !== undefined && Object.values(roles).includes(id));
      const far = takers.filter((id) => !isNear(id));
      return takersText([
        takers.filter(isNear),
        far.toSorted((one, other) => (nameIn(company, one) < nameIn(company, other) ? -1 : 1)),
      ]);
    });
  });
  return versions.includes(said) ? [] : [`can be handed to ${said}, not to ${versions[0]}`];
}

/** Those who have to do with a case in no order. */
function takersText(groups: readonly (readonly string[])[]): string {
  const [near = [], ...far] = groups.filter(({ length }) => length > 0);
  return [near.toSorted(), ...far].map((ids) => ids.join()).join('; ');
}

/** The history of the account, with the day on which a rescue opened. */
export function wrongHistory({ scenario }: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const lines = linesOf(html);
  const fails = 'The history cannot be shown just now. You can act all the same.';
  const { openedOn } = withDayOf(at, about);
  const isForgotten = at >= Date.parse(openedOn) + (scenario.keptDays ?? Infinity) * dayMs;
  const isShown = about.kind === 'rescue' && !isForgotten;
  const figures = isShown ? figuresOf(scenario, withDayOf(at, about)) : null;
  const [day = ''] = momentOnPage(Date.parse(openedOn)).split(',');
  const row = partBelow(lines, 'Baseline').join(' ');
  const baseline = figures?.fall == null ? '' : pointsText(figures.fall.baseline);
  const words = figures === null ? '' : `${day} ${pointsText(figures.index)} ${baseline}`;
  return [
    ...(lines.includes(fails) ? [`says “${fails}”`] : []),
    ...(row.includes(words) ? [] : [`does not say “${words}” in its history`]),
  ];
}
