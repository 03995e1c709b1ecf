import type { Notice } from '../../../lambdas/ports.ts';
import type { Outcome } from '../outcome.ts';
import { storedAt } from '../owed/moments.ts';
import { caseOfLink, linksIn } from '../people.ts';
import { chineseAsk, chineseDay, chineseHeading, chineseWords } from '../said/chinese.ts';
import { type Chinese, scripts } from '../said/chinese-scripts.ts';
import { accountText, roomsIn } from '../said/names.ts';
import type { Then } from '../said/then.ts';
import type { Accepted } from '../seen.ts';
import { bodiesOf, isAlone, isInOrder, statesAround, unsaid, withDayOf, wrongEnd } from './bodies.ts';
import { leastMissing } from './differences.ts';

/** Messages in Chinese are looked at for what they say of each case, the day in the subject of one about data, and what an SMS asks for. */
export function wrongChinese(
  outcome: Outcome,
  message: Accepted,
  notice: Notice,
  locale: Chinese,
): readonly string[] {
  const bodies = bodiesOf(message);
  const { subject = '', email = '', sms } = bodies;
  const links = linksIn(email).map(caseOfLink);
  const madeAt = Date.parse(notice.createdAt);
  const entries = notice.members.flatMap(({ caseId, occurrence }) => {
    const found = outcome.cases.find((each) => each.caseId === caseId);
    if (found === undefined || !links.includes(caseId)) return [];
    const about = withDayOf(madeAt, found);
    const telling = { about, step: notice.step, occurrence, madeAt, isAlone: isAlone(notice) };
    const day = about.kind === 'data-quality' && telling.isAlone ? chineseDay(about.openedOn) : '';
    const entry = telling.isAlone ? email : (email.split(/https?:\/\/\S+/)[links.indexOf(caseId)] ?? '');
    const states = [...statesAround(outcome, telling, message.at)];
    const missing = states.map((then) =>
      unsaid(entry, chineseWords(outcome.scenario, telling, then, locale)),
    );
    const isFirst = sms !== undefined && about.kind === 'rescue' && caseId === links[0];
    const ask = isFirst && notice.step !== 'retracted' ? chineseAsk(about, notice.step, locale) : '';
    return [
      ...leastMissing(missing),
      ...unsaid(subject, [day]),
      ...unsaid(sms ?? '', [ask]),
      ...(isFirst ? unnamed(sms, states) : []),
    ].map((words) => `does not say “${words}”`);
  });
  return [...entries, ...(isAlone(notice) ? [] : wrongHeading(outcome, message, notice, locale))];
}

/** The account in none of the lengths that an SMS has room for. */
function unnamed(sms: string, states: readonly Then[]): readonly string[] {
  const names = states.flatMap((then) => roomsIn.sms.map((room) => accountText(then, 'sms', room)));
  return names.some((name) => sms.includes(name)) ? [] : names.slice(0, 1);
}

/** What a notice of several cases says of all of them: how many there are, and the gravest first; an SMS names some and counts the others. */
function wrongHeading(
  outcome: Outcome,
  message: Accepted,
  notice: Notice,
  locale: Chinese,
): readonly string[] {
  const bodies = bodiesOf(message);
  const ids = notice.members.map(({ caseId }) => caseId);
  const about = outcome.cases.filter(({ caseId }) => ids.includes(caseId));
  const headings = [Date.parse(notice.createdAt), message.at].map((at) => {
    const breached = about.filter((each) => storedAt(each, 'breached') <= at).length;
    return chineseHeading(notice.step, ids.length, breached, locale);
  });
  const { more } = scripts[locale];
  const [named = ''] = bodies.sms?.split('。') ?? [];
  const parts = named.split('；');
  const left = Number(more.exec(named)?.[1] ?? 0);
  const isCounted = parts.length - (left === 0 ? 0 : 1) + left === ids.length;
  return [
    ...Object.entries(bodies)
      .filter(([, text]) => !headings.some((heading) => text.startsWith(heading)))
      .map(([place]) => `does not begin with “${headings[0]}” in its ${place}`),
    ...(isInOrder(outcome, bodies, notice) ? [] : ['names its cases in another order']),
    ...wrongEnd(bodies, notice, locale),
    ...(bodies.sms === undefined || isCounted ? [] : [`does not count its cases in “${bodies.sms}”`]),
  ];
}
