import { type Outcome, timeText } from './outcome.ts';
import { type Book, bookOf } from './promises/book.ts';
import { wrongCases, wrongClock, wrongFacts } from './promises/cases.ts';
import { tooManyCopies, unlikeCopies } from './promises/copies.ts';
import { forgeries, forgottenDeeds, writingLooks } from './promises/deeds.ts';
import { wrongAnswersTo } from './promises/denials.ts';
import { missingEvents } from './promises/events.ts';
import { silentDays, wrongCounts } from './promises/feed.ts';
import { miscounted } from './promises/findings.ts';
import { untrueGauges } from './promises/gauges.ts';
import { lateDays } from './promises/late-days.ts';
import { untrueLetters } from './promises/letters.ts';
import { floods, strayMessages } from './promises/messages.ts';
import { invented, late, lost, toldAfterAll } from './promises/notices.ts';
import { unexplained } from './promises/origins.ts';
import { untruePages } from './promises/pages.ts';
import { falseRecords, orphans } from './promises/records.ts';
import { foreignPages, untrueRepeats } from './promises/repeats.ts';
import { untrueReport } from './promises/report.ts';
import { untrueWords } from './promises/said.ts';

/** A promise of docs/promises.md, and what in a run breaks it. */
export type Promised = {
  readonly number: number;
  readonly name: string;
  readonly brokenBy: (outcome: Outcome, book: Book) => readonly string[] | Promise<readonly string[]>;
};

export type Broken = { readonly promise: number; readonly name: string; readonly how: string };

export const promises: readonly Promised[] = [
  { number: 1, name: 'no loss', brokenBy: lost },
  { number: 2, name: 'nothing invented', brokenBy: invented },
  { number: 3, name: 'duplicates bounded', brokenBy: tooManyCopies },
  { number: 4, name: 'copies recognisable', brokenBy: unlikeCopies },
  { number: 5, name: 'outbox honest', brokenBy: falseRecords },
  { number: 6, name: 'no orphan at rest', brokenBy: orphans },
  { number: 7, name: 'facts are those of the files', brokenBy: wrongFacts },
  {
    number: 8,
    name: 'cases are those of the facts',
    brokenBy: (outcome) => [
      ...wrongCases(outcome),
      ...outcome.seen.outOfTurn.map(({ how, at }) => `${how}, at ${timeText(at)}`),
    ],
  },
  { number: 9, name: 'red clock', brokenBy: wrongClock },
  {
    number: 10,
    name: 'what a person did is kept',
    brokenBy: (outcome) => [...forgottenDeeds(outcome), ...wrongAnswersTo(outcome)],
  },
  { number: 11, name: 'acknowledgement wins', brokenBy: toldAfterAll },
  { number: 12, name: 'row accounting', brokenBy: wrongCounts },
  {
    number: 13,
    name: 'no silent pass',
    brokenBy: (outcome) => [...silentDays(outcome), ...miscounted(outcome)],
  },
  { number: 14, name: 'looking changes nothing', brokenBy: writingLooks },
  {
    number: 15,
    name: 'liveness',
    brokenBy: (outcome, book) => [...late(outcome, book), ...lateDays(outcome)],
  },
  { number: 16, name: 'machines hear everything in order', brokenBy: missingEvents },
  { number: 17, name: 'messages reach their person', brokenBy: strayMessages },
  { number: 18, name: 'nobody is flooded', brokenBy: floods },
  { number: 19, name: 'every number explained', brokenBy: unexplained },
  { number: 20, name: 'forged links open nothing', brokenBy: forgeries },
  { number: 21, name: 'words are those of the facts', brokenBy: untrueWords },
  {
    number: 22,
    name: 'pages say how it stands',
    brokenBy: (outcome) => [
      ...untruePages(outcome),
      ...untrueLetters(outcome),
      ...untrueRepeats(outcome),
      ...untrueReport(outcome),
      ...foreignPages(outcome),
      ...outcome.seen.astray.map(({ how, at }) => `${how}, at ${timeText(at)}`),
    ],
  },
  { number: 23, name: 'operators see how it stands', brokenBy: untrueGauges },
];

/** Every promise that a run breaks. */
export async function brokenIn(outcome: Outcome, book = bookOf(outcome)): Promise<readonly Broken[]> {
  const all: Broken[] = [];
  for (const { number, name, brokenBy } of promises) {
    for (const how of await brokenBy(outcome, book)) all.push({ promise: number, name, how });
  }
  return all;
}
