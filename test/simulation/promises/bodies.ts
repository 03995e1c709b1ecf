import type { Case } from '../../../lambdas/cases/case.ts';
import type { Notice } from '../../../lambdas/ports.ts';
import type { Outcome } from '../outcome.ts';
import { companiesKnownAt, companyAt } from '../owed/people.ts';
import { caseOfLink, linksIn } from '../people.ts';
import { lastWords } from '../said/asked.ts';
import type { Place } from '../said/forms.ts';
import { rankOf, type Telling } from '../said/saying.ts';
import { type Then, thenOf } from '../said/then.ts';
import type { Accepted } from '../seen.ts';

/** What a message says, by where. */
export type Bodies = Readonly<Partial<Record<Place, string>>>;

type Rank = ReturnType<typeof rankOf>;

export function bodiesOf({ text }: Accepted): Bodies {
  const [subject, deliveries] = JSON.parse(text) as [string, { protocol: 'email' | 'sms'; body: string }[]];
  return { subject, ...Object.fromEntries(deliveries.map(({ protocol, body }) => [protocol, body])) };
}

export function isAlone({ members, step }: Notice): boolean {
  return members.length === 1 && step !== 'executive-digest';
}

/** A correction may move a rescue to another day; until then it is of the day in its name. */
export function withDayOf(at: number, about: Case): Case {
  const isCorrected = about.events.some((each) => each.event === 'corrected' && Date.parse(each.at) <= at);
  const [named = about.openedOn] = /\d{4}-\d{2}-\d{2}/.exec(about.caseId) ?? [];
  return about.kind === 'rescue' && !isCorrected ? { ...about, openedOn: named } : about;
}

/** The case as a notice may have found it: just before it was made, and whatever became of it until it went out. */
export function* statesAround(outcome: Outcome, { about, madeAt }: Telling, sentAt: number): Generator<Then> {
  const openedAt = Date.parse(about.openedAt ?? '');
  for (const at of [madeAt, Math.max(madeAt - 1, openedAt), sentAt]) {
    for (const company of companiesKnownAt(outcome, at)) yield thenOf(outcome, about, at, company);
  }
}

/** Whether an e-mail, or the SMS in its place, names its cases in their order: the gravest first. */
export function isInOrder(
  outcome: Outcome,
  { sms = '', email = sms }: Bodies,
  { createdAt }: Notice,
): boolean {
  const caseOf = (id: string) => outcome.cases.find(({ caseId }) => caseId === id) ?? [];
  const madeAt = Date.parse(createdAt);
  const ranks = linksIn(email)
    .flatMap((link) => caseOf(caseOfLink(link)))
    .map((each) => rankOf(outcome.scenario, each, thenOf(outcome, each, madeAt, companyAt(outcome, madeAt))));
  return ranks.every((rank, place) => place === 0 || !isBefore(rank, ranks[place - 1] ?? null));
}

function isBefore(one: Rank, other: Rank): boolean {
  if (one === null || other === null) return false;
  const place = one.findIndex((each, nth) => each !== other[nth]);
  return place >= 0 && (one[place] ?? 0) < (other[place] ?? 0);
}

export function unsaid(text: string, words: readonly string[]): readonly string[] {
  return words.filter((each) => !text.toLowerCase().includes(each.toLowerCase()));
}

/** Why the reader gets an e-mail about several cases, which it says at its end. */
export function wrongEnd(
  { email }: Bodies,
  { members, step }: Notice,
  locale: 'en' | 'zh-CN' | 'zh-TW',
): readonly string[] {
  const [kind = ''] = /^(rescue|red-channel|data-quality)/.exec(members[0]?.caseId ?? '') ?? [];
  const end = lastWords(kind, step, locale);
  return email === undefined || email.endsWith(end) ? [] : [`does not end with “${end}”`];
}
