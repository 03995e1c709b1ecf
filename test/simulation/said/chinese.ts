import type { Case } from '../../../lambdas/cases/case.ts';
import { hourMs, minuteMs } from '../hours.ts';
import type { Scenario } from '../scenario.ts';
import { askedWords } from './asked.ts';
import { type Causes, called, causesOf } from './causes.ts';
import { chineseQuality } from './chinese-quality.ts';
import { type Chinese, scripts } from './chinese-scripts.ts';
import { figuresOf } from './figures.ts';
import { momentIn, pointsText } from './forms.ts';
import { accountText, ownerText, roomsIn } from './names.ts';
import type { Telling } from './saying.ts';
import type { Then } from './then.ts';

/**
 * What an e-mail in Chinese says of a case: whose it is, how far it fell or how its clock stands, where it comes from, whose
 * it is, and by when to do what; of a day what was found.
 */
export function chineseWords(
  scenario: Scenario,
  telling: Telling,
  then: Then,
  locale: Chinese,
): readonly string[] {
  const { about, step, isAlone } = telling;
  const [room] = roomsIn.email;
  const asked = isAlone ? askedWords(telling, then, locale) : [];
  if (about.kind === 'data-quality')
    return isAlone ? [...chineseQuality(scenario, telling, locale), ...asked] : [];
  if (room === undefined) return asked;
  const account = accountText(then, 'email', room);
  if (step === 'retracted') return [account + scripts[locale].withdrawn, ...asked];
  const owner = scripts[locale].owner(then.owner === '' ? '' : ownerText(then.owner));
  return about.kind === 'red-channel'
    ? [account, owner, ...redChannelWords(telling, then, locale), ...asked]
    : [owner, ...rescueWords(scenario, telling, then, account, locale), ...asked];
}

/** `3月5日`, as subjects and SMS have it. */
export function chineseDay(day: string): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
}

/** How a notice of several cases begins. */
export function chineseHeading(step: string, cases: number, breached: number, locale: Chinese): string {
  const { headings, breached: late } = scripts[locale];
  return `${headings[step]?.(cases)}${breached === 0 ? '' : late(breached)}`;
}

function rescueWords(
  scenario: Scenario,
  { about, step, madeAt, isAlone }: Telling,
  then: Then,
  account: string,
  locale: Chinese,
): readonly string[] {
  const { unacknowledged, red, openSince, since, sure } = scripts[locale];
  const figures = figuresOf(scenario, about);
  const place = isAlone ? 0 : 1;
  const asks = [
    ...(step === 'unacknowledged-72h' ? [] : [askedBy(about, step, locale, 'email')[place] ?? '']),
    ...(isAlone && step !== 'opened' ? [openSince(momentIn('email', openedAt(about)))] : []),
  ];
  if (figures === null) return [account, ...asks];
  const { index, fall } = figures;
  const percent = fall === null ? 0 : Math.floor((1000 * (fall.baseline - index)) / fall.baseline + 0.5) / 10;
  const change =
    fall === null
      ? pointsText(index)
      : `${pointsText(fall.baseline)}→${pointsText(index)}（-${percent.toFixed(1)}%）`;
  const openFor = elapsedInChinese(madeAt - openedAt(about), locale);
  const open = step === 'opened' ? '' : `，${openFor}${unacknowledged}`;
  const known = causesOf(scenario, about);
  return [
    `${account} ${change}${then.reasons.includes('red-band') ? red : ''}${open}`,
    ...asks,
    ...(known === null
      ? []
      : [
          ...(known.since === null ? [] : [since[place](known.since)]),
          sure[place](about.openedOn, Number(known.percent)),
          isAlone ? listOf(known, locale) : lineOf(known, locale),
        ]),
  ];
}

function listOf({ causes }: Causes, locale: Chinese): string {
  const width = Math.max(...causes.map(({ points }) => pointsText(points).length));
  return causes
    .map(({ name, points }) => `  ${pointsText(points).padStart(width)}  ${indicatorIn(locale, name)}`)
    .join('\n');
}

function lineOf({ causes }: Causes, locale: Chinese): string {
  return causes.map(({ name, points }) => `${indicatorIn(locale, name)} ${pointsText(points)}`).join('、');
}

function indicatorIn(locale: Chinese, name: string): string {
  return scripts[locale].indicators[name] ?? called(name);
}

/** By when a step asks to acknowledge, in an e-mail about the case alone and in a line. */
function askedBy(about: Case, step: string, locale: Chinese, place: 'email' | 'sms'): readonly string[] {
  const at = openedAt(about) + (step === 'opened' ? 24 : 72) * hourMs;
  const text = momentIn('email', at);
  const by = place === 'email' ? text : `${chineseDay(text)}${text.slice(11)}`;
  return scripts[locale].acknowledge.map((ask) => ask(by));
}

/** What an SMS about rescues asks for. */
export function chineseAsk(about: Case, step: string, locale: Chinese): string {
  const [, ask = ''] = askedBy(about, step, locale, 'sms');
  return step === 'unacknowledged-72h' ? scripts[locale].today : ask;
}

function redChannelWords(telling: Telling, then: Then, locale: Chinese): readonly string[] {
  const { step, isAlone, about } = telling;
  const { record, chiefToldAt, joined, inDigest } = scripts[locale];
  const { happened, complaints } = then;
  const clock = step === 'letter-due' ? [] : [clockText(telling, then, locale), originOf(then, locale)];
  const place = happened.has('acknowledged') ? 0 : 1;
  if (!isAlone) return [...clock, inDigest[place]];
  const moment = (event: string) => momentIn('email', happened.get(event) ?? Number.NaN);
  return [
    ...clock,
    ...(about.redChannel?.fromRescue === null
      ? [record.reported + momentIn('email', complaints[0]?.reportedAt ?? Number.NaN)]
      : [`\n\n${record.opened}`]),
    record.opened + momentIn('email', openedAt(about)),
    record.acknowledged + (happened.has('acknowledged') ? moment('acknowledged') : record.notYet),
    ...(happened.has('on-site') ? [record.onSite + moment('on-site')] : []),
    ...(step === 'unacknowledged-1h' ? [chiefToldAt(momentIn('email', openedAt(about) + 4 * hourMs))] : []),
    ...(step === 'joined' ? [joined[place]] : []),
  ];
}

function openedAt({ openedAt }: Case): number {
  return Date.parse(openedAt ?? '');
}

function clockText({ step, madeAt }: Telling, { dueAt, happened }: Then, locale: Chinese): string {
  const { running, over, onSite } = scripts[locale];
  const due = momentIn('email', dueAt);
  const onSiteAt = happened.get('on-site');
  if (happened.has('breached') || step === 'breached') {
    const isFresh = onSiteAt !== undefined || madeAt < dueAt + minuteMs;
    return over(due, isFresh ? '' : elapsedInChinese(madeAt - dueAt, locale));
  }
  return onSiteAt === undefined
    ? running(due, elapsedInChinese(dueAt - madeAt, locale))
    : onSite(momentIn('email', onSiteAt));
}

function originOf({ complaints }: Then, locale: Chinese): string {
  const { severities, one, worst, rescue } = scripts[locale];
  const order = Object.keys(severities);
  const gravest = Math.max(...complaints.map(({ severity }) => order.indexOf(severity)));
  const called = Object.values(severities)[gravest] ?? '';
  if (complaints.length === 0) return rescue;
  return complaints.length === 1 ? `${called}${one}` : worst(complaints.length, called);
}

export function elapsedInChinese(ms: number, locale: Chinese): string {
  const [days, hours, minutes, alone] = scripts[locale].units;
  const all = Math.max(0, Math.floor(ms / minuteMs));
  if (all * minuteMs >= 72 * hourMs) return `${Math.floor(all / (24 * 60))}${days}`;
  if (all < 60) return `${all}${alone}`;
  return `${Math.floor(all / 60)}${hours}${all % 60 === 0 ? '' : `${all % 60}${minutes}`}`;
}
