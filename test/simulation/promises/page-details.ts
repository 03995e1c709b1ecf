import type { Case } from '../../../lambdas/cases/case.ts';
import { withEntitiesResolved } from '../../console/skeleton.ts';
import { usualAccount } from '../../support/company.ts';
import { dayMs, hourMs } from '../hours.ts';
import type { Outcome } from '../outcome.ts';
import { endings, milestoneAt, verdicts } from '../owed/moments.ts';
import { companiesKnownAt } from '../owed/people.ts';
import { timeThere } from '../said/letter.ts';
import { englishPage, type PageWords } from '../said/page.ts';
import { chinesePages } from '../said/page-chinese.ts';
import { type Then, thenOf } from '../said/then.ts';
import type { Company } from '../scenario.ts';
import type { Look } from '../seen.ts';
import { leastMissing } from './differences.ts';
import { heldAt } from './findings.ts';
import { chineseLines, withRolesInOrder } from './page-chinese.ts';
import { linesOf, nameFor, nameIn } from './page-lines.ts';

/** What a page in one of the languages says of times, of what was done and by whom, who was told what, what a choice means and whose link it is. */
export function wrongDetails(outcome: Outcome, about: Case, look: Look): readonly string[] {
  const words = wordsFor(outcome, look);
  const text = withRolesInOrder(linesOf(look.html), words).join('\n');
  const missing = versionsOf(outcome, about, look).map((version) => [
    ...owedLines(about, look, words, version)
      .filter((each) => !text.includes(each))
      .map((each) => `does not say “${each}”`),
    ...wrongProgress(about, look, words, version),
  ]);
  return [
    ...leastMissing(missing),
    ...wrongTold(outcome, about, look, words),
    ...wrongChoices(about, look, words),
    ...wrongHeld(outcome, about, look, words),
    ...wrongFoot(outcome, about, look, words),
    ...(look.html.includes('· Bellwether</span><blockquote') ? ['says what was noted for machines'] : []),
    ...(about.redChannel !== undefined && isOver(about, look) && !look.html.includes('/letter"')
      ? ['has no way to the letter']
      : []),
  ];
}

/** Whether somebody had ended a case before. */
function isOver({ events }: Case, { at }: Look): boolean {
  return events.some(({ event, at: then }) => verdicts.includes(event) && Date.parse(then) < at);
}

/** Whether a page is in English, as its reader reads. */
export function isInEnglish(outcome: Outcome, look: Look): boolean {
  return wordsFor(outcome, look) === englishPage;
}

export function wordsFor(outcome: Outcome, reader: Pick<Look, 'who' | 'at'>): PageWords {
  const locale = localeOf(outcome, reader);
  return locale === 'zh-CN' || locale === 'zh-TW' ? chinesePages[locale] : englishPage;
}

/** What somebody reads. */
export function localeOf(outcome: Outcome, { who, at }: Pick<Look, 'who' | 'at'>): string {
  const [locale = 'en'] = companiesKnownAt(outcome, at).flatMap(({ people }) => people[who]?.locale ?? []);
  return locale;
}

type Version = { readonly known: number; readonly company: Company; readonly state: Then };

/** How things may have been known: what came at that very instant may be on the page or not. */
function versionsOf(outcome: Outcome, about: Case, { at }: Look): readonly Version[] {
  return [at - 1, at].flatMap((known) =>
    companiesKnownAt(outcome, known).map((company) => ({
      known,
      company,
      state: thenOf(outcome, about, known, company),
    })),
  );
}

/** Lines that stand one below the other are joined. */
function owedLines(
  about: Case,
  { at, who }: Look,
  words: PageWords,
  { company, state: then }: Version,
): readonly string[] {
  const isOver = endings.some((event) => then.happened.has(event));
  const running =
    about.redChannel === undefined || isOver || then.happened.has('on-site') ? [] : [then.dueAt];
  const reported =
    about.redChannel?.fromRescue === null ? [then.complaints[0]?.reportedAt ?? Number.NaN] : [];
  const opened = about.openedAt === null || about.accountId === null ? [] : [Date.parse(about.openedAt)];
  const row = company.accounts[about.accountId ?? ''];
  const zone = row === undefined ? undefined : { ...usualAccount, ...row }.time_zone;
  const both = (label: string) => (time: number) => [
    [
      label,
      words.moment(time),
      ...(zone ? [words.there(words.moment(timeThere(time, zone)), zone)] : []),
    ].join('\n'),
  ];
  const letterAt = milestoneAt(about, 'resolved') + 72 * hourMs;
  const isLetterOwed = milestoneAt(about, 'resolved') < at && at < letterAt;
  return [
    ...reported.flatMap(both(words.times.reported)),
    ...opened.flatMap(both(words.times.opened)),
    ...running.flatMap(both(words.times.due)),
    ...(isLetterOwed && !then.happened.has('commitment-sent')
      ? [words.letterBy(words.moment(letterAt))]
      : []),
    words.asOf(words.moment(at)),
    ...(words === englishPage ? [] : chineseLines(about, { at, who }, words, company, then)),
  ];
}

/** The first of each milestone, and who it was; or that it is not yet. */
function wrongProgress(
  about: Case,
  { who, html }: Look,
  words: PageWords,
  { known, company }: Version,
): readonly string[] {
  if (about.redChannel === undefined) return [];
  const [list = ''] = /<ol class="steps".*?<\/ol>/s.exec(html) ?? [];
  const found = list
    .split('<li')
    .slice(1)
    .map((item) => linesOf(`<li${item}`).join(', '));
  const past = about.events.filter((each) => each.by !== null && Date.parse(each.at) <= known);
  const owed = [['acknowledged'], ['on-site'], verdicts, ['commitment-sent']].map((names, place) => {
    const first = past.find(({ event }) => names.includes(event));
    if (first === undefined) return [words.milestones[place], words.notYet].join(', ');
    const by = nameFor(who, company, first.by ?? '', words);
    return [words.milestones[place], words.moment(Date.parse(first.at)), by].join(', ');
  });
  return owed
    .filter((each, place) => found[place] !== each)
    .map((each) => `does not say “${each}” of how far it has come`);
}

/** Notices that the page tells of, of which each must have gone to these people at that time. */
function wrongTold(
  outcome: Outcome,
  about: Case,
  { at, who, html }: Look,
  words: PageWords,
): readonly string[] {
  const [, below = ''] = html.split(`<h2>${words.told}</h2>`);
  const [list = ''] = /^<ol class="timeline">.*?<\/ol>/s.exec(below) ?? [];
  const companies = companiesKnownAt(outcome, at);
  return list
    .split('<li>')
    .slice(1)
    .flatMap((item) => {
      const [step, moment, ...others] = linesOf(item);
      const names = others.filter((each) => each !== words.comma);
      const told = about.told.filter(
        (each) => words.steps[each.step] === step && words.moment(Date.parse(each.at)) === moment,
      );
      const known = told.flatMap(({ recipientId }) =>
        companies.map((company) => nameFor(who, company, recipientId, words)),
      );
      return names
        .filter((name) => !known.includes(name))
        .map((name) => `says that ${name} was told “${step}” at ${moment}`);
    });
}

/** What a choice sends must be what it says. */
function wrongChoices({ kind }: Case, { html }: Look, words: PageWords): readonly string[] {
  const choices = html.matchAll(/<input type="\w+" name="\w+" value="([\w-]+)" required><span>([^<]*)</g);
  return [...choices].flatMap(([, value = '', said = '']) => {
    const meant = words.choices[kind]?.[value];
    const shown = withEntitiesResolved(said);
    return shown === meant ? [] : [`calls ${value} “${shown}”, not “${meant}”`];
  });
}

/** While all is well: how many rescues of a day wait for a decision. */
function wrongHeld(
  outcome: Outcome,
  { kind, day }: Case,
  { at, html }: Look,
  words: PageWords,
): readonly string[] {
  if (kind !== 'data-quality' || outcome.firstTroubleAt < Infinity || !html.includes('value="release"'))
    return [];
  const counts = [at - 1, at].map((known) => heldAt(outcome.cases, day, known));
  const lines = linesOf(html);
  return counts.some((count) => lines.includes(words.held(count)))
    ? []
    : [`does not say “${words.held(counts[0] ?? 0)}”`];
}

/** Whose link it is, and until when: thirty days from one of the notices that they got. */
function wrongFoot(
  { notices, scenario }: Outcome,
  about: Case,
  { who, html }: Look,
  words: PageWords,
): readonly string[] {
  const lines = linesOf(html);
  const names = new Set(scenario.companies.map((company) => nameIn(company, who)));
  const owed = notices
    .filter(
      ({ recipientId, members }) =>
        recipientId === who && members.some(({ caseId }) => caseId === about.caseId),
    )
    .flatMap(({ createdAt }) =>
      [...names].map((name) => words.yours(name, words.moment(Date.parse(createdAt) + 30 * dayMs))),
    );
  return owed.some((each) => lines.includes(each)) ? [] : [`does not say “${owed[0]}”`];
}
