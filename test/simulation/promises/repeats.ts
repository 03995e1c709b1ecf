import type { Case } from '../../../lambdas/cases/case.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { companiesKnownAt } from '../owed/people.ts';
import { languageOf } from '../people.ts';
import { englishPage } from '../said/page.ts';
import type { Deed } from '../seen.ts';
import { traceOf } from './deeds.ts';
import { localeOf, wordsFor } from './page-details.ts';
import { deedWords, linesOf, nameFor } from './page-lines.ts';

/** Pages for somebody who did what had been done before that do not say who did it last, and when, or lose what they typed. */
export function untrueRepeats(outcome: Outcome): readonly string[] {
  return outcome.seen.deeds.flatMap((deed) => {
    const about = outcome.cases.find(({ caseId }) => caseId === deed.caseId);
    if (deed.page === null || about === undefined) return [];
    const lines = linesOf(deed.page);
    const words = wordsFor(outcome, deed);
    const called = words === englishPage ? deedWords : words.deeds;
    const wordings = companiesKnownAt(outcome, deed.at).flatMap((company) =>
      lastDone(about, deed).map(({ event, by, at }) => {
        const who = nameFor(deed.who, company, by ?? '', words);
        return [called[event] ?? event, words.again(who, words.moment(Date.parse(at)))];
      }),
    );
    const isSaid = wordings.some(([what = '', said = '']) =>
      lines.some((line) => line.startsWith(what) && line.endsWith(said)),
    );
    const note = new URLSearchParams(deed.posts).get('note');
    const isKept = note === null || lines.includes(note);
    const where = `the page for ${deed.who} who tried ${deed.posts} on ${nameOf(about)} at ${timeText(deed.at)}`;
    return [
      ...(isSaid ? [] : [`${where} does not say “${wordings[0]?.join('')}”`]),
      ...(isKept ? [] : [`${where} does not say “${note}”`]),
    ];
  });
}

/** Pages that are not in the language of their reader: those to who is refused, and those around a letter. */
export function foreignPages(outcome: Outcome): readonly string[] {
  const { deeds, letters } = outcome.seen;
  const wrong = (what: string, reader: { who: string; at: number }, language: string | null) =>
    language === null || language === localeOf(outcome, reader)
      ? []
      : [`${what} for ${reader.who} at ${timeText(reader.at)} is in ${language}`];
  return [
    ...deeds
      .filter(({ outcome: end }) => end !== 'turned-away')
      .flatMap((deed) => wrong(`the answer to ${deed.posts.split('&')[0]}`, deed, deed.language)),
    ...letters.flatMap((letter) =>
      wrong('what is around a letter', letter, letter.html === null ? null : languageOf(letter.html)),
    ),
  ];
}

/** What was done last of what a deed does, as it may have been known then. */
function lastDone({ events }: Case, deed: Deed): Case['events'] {
  const { names } = traceOf(deed);
  const done = events.filter(({ event, by }) => by !== null && names.includes(event));
  return [deed.askedAt - 1, deed.at].flatMap(
    (known) => done.findLast(({ at }) => Date.parse(at) <= known) ?? [],
  );
}
