import type { Case } from '../../../lambdas/cases/case.ts';
import { withEntitiesResolved } from '../../console/skeleton.ts';
import { usualAccount } from '../../support/company.ts';
import { minuteMs } from '../hours.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { verdicts } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import { elapsedText, momentOnPage } from '../said/forms.ts';
import { thenOf } from '../said/then.ts';
import type { Company } from '../scenario.ts';
import type { Letter } from '../seen.ts';
import { mostComplaints } from './page-lines.ts';

/** Whose notes are no causes. */
const organising = ['handed-over', 'commitment-sent'];

/** Letters of commitment that do not say what is so of their case, or that there are before a person has resolved it. */
export function untrueLetters(outcome: Outcome): readonly string[] {
  const { cases, seen } = outcome;
  return seen.letters.flatMap((letter) => {
    const about = cases.find(({ caseId }) => caseId === letter.caseId);
    const isReadable = !seen.troubled.has(letter.invocation) && !isTurnedAway(outcome, letter);
    if (about === undefined || !isReadable || isChanging(outcome, about, letter)) return [];
    return wrongLetter(outcome, about, letter).map(
      (how) => `the letter of ${nameOf(about)} of ${timeText(letter.at)} ${how}`,
    );
  });
}

/** Whether the link opens nothing any more: whoever has it can do nothing by it either. */
function isTurnedAway({ seen }: Outcome, letter: Letter): boolean {
  return seen.deeds.some(
    ({ caseId, askedAt, at, outcome }) =>
      outcome === 'turned-away' && caseId === letter.caseId && askedAt <= letter.at && letter.at <= at,
  );
}

/** Whether something that a letter tells of, or who has which part, changed while it was made. */
function isChanging({ scenario }: Outcome, { events }: Case, { at }: Letter): boolean {
  const told = events.filter(({ event }) => event !== 'commitment-sent');
  const times = [...told.map((each) => each.at), ...scenario.companies.map(({ from }) => `${from}:00Z`)];
  return times.some((each) => Math.abs(Date.parse(each) - at) < minuteMs);
}

function wrongLetter(outcome: Outcome, about: Case, { at, language, html }: Letter): readonly string[] {
  const isOver = about.events.some(
    ({ event, by, at: then }) => by !== null && verdicts.includes(event) && Date.parse(then) < at,
  );
  if (html === null || !isOver) return isOver === (html !== null) ? [] : [`is ${isOver ? 'not ' : ''}there`];
  const text = withEntitiesResolved(html).replaceAll('\u00a0', ' ');
  if (!text.includes(`<article class="letter" lang="${language}">`)) return [`is not in ${language}`];
  if (language !== 'en') return [];
  const company = companyAt(outcome, at);
  const missing = wordsOf(outcome, about, at, company).filter((words) => !text.includes(words));
  const others = about.events.flatMap(({ event, note }) =>
    event === 'handed-over' ? (note?.split(': ')[1] ?? []) : [],
  );
  return [
    ...missing.map((words) => `does not say “${words}”`),
    ...others.filter((words) => text.includes(words)).map((words) => `says “${words.slice(0, 60)}”`),
  ];
}

function wordsOf(outcome: Outcome, about: Case, at: number, company: Company): readonly string[] {
  const { name, owner, happened, complaints } = thenOf(outcome, about, at, company);
  const row = { ...usualAccount, ...company.accounts[about.accountId ?? ''] };
  const there = (then: number) => momentThere(then, row.time_zone ?? 'UTC');
  const personOf = (id: string) => company.people[id]?.name ?? id;
  const events = about.events.filter((each) => each.by !== null && Date.parse(each.at) < at);
  const done = (wanted: readonly string[]) => events.find(({ event }) => wanted.includes(event));
  const [acknowledged, onSite, over] = [['acknowledged'], ['on-site'], verdicts].map(done);
  const since = about.redChannel?.fromRescue === null ? complaints[0]?.reportedAt : about.openedAt;
  return [
    `>${name}</textarea>`,
    ...complaints
      .slice(0, mostComplaints)
      .map(({ reportedAt, summary }) => `On ${there(reportedAt)} you told us: “${summary}”`),
    ...(acknowledged === undefined
      ? []
      : [`${there(Date.parse(acknowledged.at))}: ${personOf(acknowledged.by ?? '')} took charge`]),
    ...(onSite === undefined
      ? []
      : [
          `${there(Date.parse(onSite.at))}: our team was on your site, ${elapsedText(Date.parse(onSite.at) - Number(new Date(since ?? '')))} after`,
        ]),
    ...(happened.has('breached') ? ['This time we were not'] : []),
    `${there(Date.parse(over?.at ?? ''))}: we closed the matter`,
    ...events.flatMap(({ event, note }) =>
      note === null || organising.includes(event) ? [] : note.split('\n').filter((line) => line !== ''),
    ),
    `value="${there(at).split(',')[0]}"`,
    `value="${personOf(row.executive_sponsor ?? '')}"`,
    `value="${personOf(owner)}"`,
  ];
}

/** As clocks show it where the customer is: `7 Mar 2026, 06:00`. */
function momentThere(at: number, timeZone: string): string {
  const shown = new Date(at).toLocaleString('sv-SE', { timeZone });
  return momentOnPage(Date.parse(`${shown.replace(' ', 'T')}Z`)).replace(' UTC', '');
}
