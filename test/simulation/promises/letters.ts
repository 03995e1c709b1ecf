import type { Case } from '../../../lambdas/cases/case.ts';
import { withEntitiesResolved } from '../../console/skeleton.ts';
import { usualAccount } from '../../support/company.ts';
import { minuteMs } from '../hours.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { verdicts } from '../owed/moments.ts';
import { companyAt } from '../owed/people.ts';
import { letterWords, timeThere } from '../said/letter.ts';
import { thenOf } from '../said/then.ts';
import type { Letter } from '../seen.ts';
import { mostComplaints, nameIn, shownOnPage } from './page-lines.ts';

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
  const text = html.replaceAll('\u00a0', ' ');
  if (!text.includes(`<article class="letter" lang="${language}">`)) return [`is not in ${language}`];
  const choices = [...text.matchAll(/<a href="\?language=([\w-]+)" lang="\1"( aria-current="true")?>/g)];
  const offered = choices
    .map(([, each = '', mark]) => (mark === undefined ? each : `${each} now`))
    .toSorted();
  const languages = Object.keys(letterWords).map((each) => (each === language ? `${each} now` : each));
  if (offered.join() !== languages.toSorted().join()) return [`can be read in ${offered.join()}`];
  const [to, , happened, done, causes, ...rest] = valuesIn(text, /<textarea[^>]*>([^<]*)<\/textarea>/g);
  const said = { to, happened, done, causes, closing: rest.at(-1) };
  const [date, ...signed] = valuesIn(text, /<input[^>]* value="([^"]*)">/g);
  const owed = partsOf(outcome, about, at, language);
  return Object.entries({ ...said, date, signed: signed.join(', ') }).flatMap(([part, words = '']) =>
    words === owed[part] ? [] : [`says “${words.slice(0, 300)}” for ${part}, not “${owed[part]}”`],
  );
}

function valuesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, value = '']) => withEntitiesResolved(value));
}

/** What each part of the letter says before somebody edits it. */
function partsOf(
  outcome: Outcome,
  about: Case,
  at: number,
  language: string,
): Readonly<Record<string, string>> {
  const words = letterWords[language];
  if (words === undefined) throw new Error(`nobody asks for a letter in ${language}`);
  const company = companyAt(outcome, at);
  const { name, owner, happened, complaints } = thenOf(outcome, about, at, company);
  const row = { ...usualAccount, ...company.accounts[about.accountId ?? ''] };
  const zone = row.time_zone || 'UTC';
  // Without a zone of its own it is said which clocks are meant.
  const there = (then: number) => `${words.moment(timeThere(then, zone))}${row.time_zone ? '' : ' UTC'}`;
  const nameOf = (id: string) => (company.people[id] === undefined ? '' : nameIn(company, id));
  const events = about.events.filter((each) => each.by !== null && Date.parse(each.at) < at);
  const done = (wanted: readonly string[]) => events.find(({ event }) => wanted.includes(event));
  const [acknowledged, onSite, over] = [['acknowledged'], ['on-site'], verdicts].map(done);
  const since = about.redChannel?.fromRescue === null ? complaints[0]?.reportedAt : about.openedAt;
  const shown = complaints
    .slice(0, mostComplaints)
    .toSorted((one, other) => one.reportedAt - other.reportedAt)
    .map(({ reportedAt, summary }) => words.complaint(there(reportedAt), shownOnPage(summary)));
  const elapsed = Date.parse(onSite?.at ?? '') - Number(new Date(since ?? ''));
  return {
    to: name,
    date: words.day(timeThere(at, zone)),
    happened: shown.length === 0 ? words.withoutComplaint : shown.join('\n\n'),
    done: [
      ...(acknowledged === undefined
        ? []
        : [words.acknowledged(there(Date.parse(acknowledged.at)), nameIn(company, acknowledged.by ?? ''))]),
      ...(onSite === undefined ? [] : [words.onSite(there(Date.parse(onSite.at)), words.elapsed(elapsed))]),
      ...(happened.has('breached') ? [words.late] : []),
      words.over(there(Date.parse(over?.at ?? ''))),
    ].join('\n'),
    causes: events
      .flatMap(({ event, note }) => (organising.includes(event) ? [] : (note ?? [])))
      .join('\n\n'),
    closing: words.closing(nameOf(owner)),
    signed: [nameOf(row.executive_sponsor ?? ''), words.sponsor, nameOf(owner), words.owner].join(', '),
  };
}
