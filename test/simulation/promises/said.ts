import type { Notice } from '../../../lambdas/ports.ts';
import { type Outcome, timeText } from '../outcome.ts';
import { storedAt } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import { caseOfLink, linksIn } from '../people.ts';
import { momentsIn, type Place } from '../said/forms.ts';
import { wrongLinkedSms } from '../said/linked-sms.ts';
import { wrongList } from '../said/lists.ts';
import { roomsIn } from '../said/names.ts';
import { headingOf, subjectsOf, type Telling, titleOf, wordsOf } from '../said/saying.ts';
import { digestSmsOf, smsOf } from '../said/sms.ts';
import { type Then, thenOf } from '../said/then.ts';
import type { Accepted } from '../seen.ts';
import {
  type Bodies,
  bodiesOf,
  isAlone,
  isInOrder,
  statesAround,
  unsaid,
  withDayOf,
  wrongEnd,
} from './bodies.ts';
import type { Book } from './book.ts';
import { wrongChinese } from './said-chinese.ts';

/** Messages that do not say what is so of their cases, or name a moment that has no place in them. */
export function untrueWords(outcome: Outcome, { told }: Book): readonly string[] {
  return told.flatMap(({ message, notice }) => {
    if (notice === null) return [];
    const { step, recipientId, at } = message;
    const { locale } = companyAt(outcome, Date.parse(notice.createdAt)).people[recipientId] ?? {};
    const untrue =
      locale === 'zh-CN' || locale === 'zh-TW'
        ? wrongChinese(outcome, message, notice, locale)
        : [...wrongHeading(outcome, message, notice), ...wrongEntries(outcome, message, notice)];
    return untrue.map((how) => `${step} to ${recipientId} of ${timeText(at)} ${how}`);
  });
}

function wrongEntries(outcome: Outcome, message: Accepted, notice: Notice): readonly string[] {
  const bodies = bodiesOf(message);
  const links = linksIn(bodies.email ?? '').map(caseOfLink);
  return notice.members.flatMap(({ caseId, occurrence }) => {
    const found = outcome.cases.find((each) => each.caseId === caseId);
    const isLeftOut = !isAlone(notice) && !links.includes(caseId);
    if (found === undefined || isLeftOut) return [];
    const madeAt = Date.parse(notice.createdAt);
    const about = withDayOf(madeAt, found);
    const telling = { about, step: notice.step, occurrence, madeAt, isAlone: isAlone(notice) };
    const said = isAlone(notice) ? bodies : entryOf(bodies, links.indexOf(caseId));
    const headings = isAlone(notice) ? [] : headingsOf(outcome, message, notice);
    let wrong: readonly string[] | null = null;
    for (const then of statesAround(outcome, telling, message.at)) {
      const differs = differing(outcome, telling, then, said, headings);
      if (differs.length === 0) return [];
      wrong ??= differs;
    }
    return wrong ?? [];
  });
}

/** What a notice of several cases says of one of them; in its subject and an SMS for sure only of the first. */
function entryOf({ subject, email, sms }: Bodies, place: number): Bodies {
  const entry = email?.split(/https?:\/\/\S+/)[place] ?? email;
  return {
    ...(entry === undefined ? {} : { email: entry }),
    ...(place === 0 && subject !== undefined ? { subject } : {}),
    ...(place === 0 && sms !== undefined ? { sms } : {}),
  };
}

function differing(
  { scenario }: Outcome,
  telling: Telling,
  then: Then,
  said: Bodies,
  headings: readonly string[],
): readonly string[] {
  const { subject } = said;
  const subjects = subject === undefined ? [] : subjectsOf(scenario, telling, then, headings);
  // That of several cases may name none of them.
  const named = Object.entries(said).filter(([place]) => telling.isAlone || place !== 'subject');
  const titles = named.map(([name, text]) => {
    const place = name as Place;
    const wordings = roomsIn[place].map((room) => titleOf(scenario, telling, then, place, room));
    return { place, words: wordings.find((words) => unsaid(text, words).length === 0) ?? wordings[0] ?? [] };
  });
  const [link = ''] = /https?:\/\/\S+$/.exec(said.sms ?? '') ?? [];
  const sms = said.sms === undefined ? null : smsOf(scenario, telling, then, link);
  const others = said.email === undefined ? [] : wordsOf(scenario, telling, then);
  const owed = [...titles, { place: 'email' as const, words: others }];
  const moments = new Set(momentsIn(owed.flatMap(({ words }) => words).join('\n')));
  return [
    ...owed.flatMap(({ place, words }) =>
      unsaid(said[place] ?? '', words).map((each) => `does not say “${each}” in its ${place}`),
    ),
    ...(subjects.length === 0 || subjects.includes(subject ?? '')
      ? []
      : [`has “${subject}” for its subject, not “${subjects[0]}”`]),
    ...(sms === null || sms === said.sms ? [] : [`has “${said.sms}” for its SMS, not “${sms}”`]),
    ...momentsIn(said.email ?? '')
      .filter((moment) => !moments.has(moment))
      .map((moment) => `speaks of ${moment}`),
  ];
}

/** What a notice of several cases says of all of them: how many there are, and which comes first. */
function wrongHeading(outcome: Outcome, message: Accepted, notice: Notice): readonly string[] {
  if (isAlone(notice)) return [];
  const bodies = bodiesOf(message);
  const headings = headingsOf(outcome, message, notice);
  return [
    ...Object.entries(bodies)
      .filter(([, text]) => !headings.some((heading) => begins(text, heading)))
      .map(([place]) => `does not begin with “${headings[0]}” in its ${place}`),
    ...(isInOrder(outcome, bodies, notice) ? [] : ['names its cases in another order']),
    ...(bodies.email === undefined ? [] : wrongList(bodies.email, notice.members.length)),
    ...wrongEnd(bodies, notice, 'en'),
    ...wrongDigest(outcome, message, notice, bodies, headings),
  ];
}

/** An SMS about several cases that does not name, or link to, as many of them as there is room for. */
function wrongDigest(
  outcome: Outcome,
  message: Accepted,
  notice: Notice,
  { sms, email }: Bodies,
  headings: readonly string[],
): readonly string[] {
  const [link] = /https?:\/\/\S+$/.exec(sms ?? '') ?? [];
  if (sms === undefined) return [];
  const { scenario } = outcome;
  const madeAt = Date.parse(notice.createdAt);
  const isLinked = companyAt(outcome, madeAt).people[message.recipientId]?.email === '';
  const links = isLinked ? (sms.match(/https?:\/\/\S+\/c\/\S+/g) ?? []) : linksIn(email ?? '').slice(0, 5);
  const wrong = [madeAt, madeAt - 1, message.at].flatMap((at) =>
    headings.map((heading) => {
      const first = links.flatMap((each) => foundAt(outcome, notice, each, at));
      const cases = notice.members.length;
      if (isLinked) return wrongLinkedSms(scenario, sms, first, cases, heading);
      const expected = link === undefined ? null : digestSmsOf(scenario, first, cases, heading, link);
      return expected === null || expected === sms ? [] : [`has “${sms}” for its SMS, not “${expected}”`];
    }),
  );
  return wrong.some(({ length }) => length === 0) ? [] : (wrong[0] ?? []);
}

/** The case of a notice that a link leads to, as it was at this time. */
function foundAt(outcome: Outcome, { step, createdAt, members }: Notice, link: string, at: number) {
  const madeAt = Date.parse(createdAt);
  const ids = linksIn(link).map(caseOfLink);
  return members
    .filter(({ caseId }) => ids.includes(caseId))
    .flatMap(({ caseId, occurrence }) => {
      const about = outcome.cases.find((each) => each.caseId === caseId);
      if (about === undefined) return [];
      const telling = { about: withDayOf(madeAt, about), step, occurrence, madeAt, isAlone: false };
      return [{ telling, link, state: thenOf(outcome, telling.about, at, companyAt(outcome, at)) }];
    });
}

/** How it may begin: as it was made, or as it went out. */
function headingsOf({ cases }: Outcome, message: Accepted, notice: Notice): readonly string[] {
  const ids = notice.members.map(({ caseId }) => caseId);
  const about = cases.filter(({ caseId }) => ids.includes(caseId));
  return [Date.parse(notice.createdAt), message.at].map((at) =>
    headingOf(notice.step, about.length, about.filter((each) => storedAt(each, 'breached') <= at).length),
  );
}

function begins(text: string, heading: string): boolean {
  return text.startsWith(heading) && /^(:[ \n]|\n\n|$)/.test(text.slice(heading.length));
}
