import type { Case } from '../../../lambdas/cases/case.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { endings } from '../owed/moments.ts';
import { companiesKnownAt } from '../owed/people.ts';
import { figuresOf, figuresText } from '../said/figures.ts';
import { momentOnPage } from '../said/forms.ts';
import { thenOf } from '../said/then.ts';
import type { Company } from '../scenario.ts';
import type { Look } from '../seen.ts';
import { withDayOf } from './bodies.ts';
import { leastMissing } from './differences.ts';
import { wrongAccount } from './page-account.ts';
import { wrongClock, wrongComplaints, wrongFindings, wrongHistory, wrongTakers } from './page-body.ts';
import { wrongChart } from './page-chart.ts';
import { isInEnglish, wrongDetails } from './page-details.ts';
import { deedWords, linesOf, nameIn, partBelow } from './page-lines.ts';
import { wrongOffers } from './page-offers.ts';
import { nextOnPage, notNewestFirst, outOfOrder, stateOnPage, wrongTone } from './page-outlook.ts';

/** Pages that do not say what is so of their case, or offer what cannot be done, or not what can. */
export function untruePages(outcome: Outcome): readonly string[] {
  const { cases, seen } = outcome;
  return seen.looks.flatMap((look) => {
    const about = cases.find(({ caseId }) => caseId === look.caseId);
    if (about === undefined || seen.troubled.has(look.invocation)) return [];
    const wrong = [
      ...(isInEnglish(outcome, look) ? wrongInEnglish(outcome, about, look) : []),
      ...wrongDetails(outcome, about, look),
      ...wrongTakers(outcome, about, look),
      ...wrongOffers(outcome, about, look),
    ];
    return wrong.map((how) => `the page of ${nameOf(about)} for ${look.who} at ${timeText(look.at)} ${how}`);
  });
}

function wrongInEnglish(outcome: Outcome, about: Case, look: Look): readonly string[] {
  return [
    ...unsaid(outcome, about, look),
    ...wrongOutlook(outcome, about, look),
    ...wrongComplaints(outcome, about, look),
    ...wrongClock(outcome, about, look),
    ...wrongFindings(outcome, about, look),
    ...wrongHistory(outcome, about, look),
    ...wrongAccount(outcome, about, look),
    ...wrongChart(outcome, about, look),
  ];
}

function unsaid(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const lines = linesOf(html);
  // What came at that very instant may be on the page or not, each for itself.
  const versions = [at - 1, at].flatMap((then) =>
    companiesKnownAt(outcome, then).map((company) => [
      ...standing(outcome, about, then, company),
      ...soFar(about, at, company),
    ]),
  );
  const isOfRescue = about.redChannel !== undefined && about.redChannel.fromRescue !== null;
  const reported = isOfRescue && lines.includes('Reported') ? ['speaks of a report'] : [];
  const unsaidWords = places.flatMap((place) => {
    const missing = versions.map((parts) =>
      parts.filter((part) => part.below === place && !isSaid(lines, part)).map(({ words }) => words),
    );
    return leastMissing(missing).map((words) => `does not say “${words}” below “${place}”`);
  });
  return [...reported, ...unsaidWords];
}

/** How the case stands, which is the title of its page, and the notices that come unless somebody acts, no others. */
function wrongOutlook(outcome: Outcome, about: Case, { at, html }: Look): readonly string[] {
  const [title = '', ...lines] = linesOf(html);
  const next = partBelow(lines, 'Who is told next').flatMap((line, place, all) =>
    line.startsWith(', unless') ? [`${all[place - 1]}${line}: ${inOrder(all[place + 1])}`] : [],
  );
  const said = [title.split(' · ')[0], ...next.toSorted()].join('; ');
  const versions = [at - 1, at].flatMap((known) =>
    companiesKnownAt(outcome, known).flatMap((company) => {
      const then = thenOf(outcome, about, known, company);
      const name = company.accounts[about.accountId ?? '']?.name ?? about.accountId;
      const subject = name ?? `Data of ${momentOnPage(Date.parse(about.openedOn)).split(',')[0]}`;
      // A red channel of that very instant is another case: it may be known before what was done is.
      return [then, thenOf(outcome, about, at, company)].map(({ hasRedChannel }) => {
        const right = nextOnPage(about, { ...then, hasRedChannel }, at);
        return [`${stateOnPage(about, then, at)}: ${subject}`, ...right.toSorted()].join('; ');
      });
    }),
  );
  const subject = (title.split(' · ')[0] ?? '').lastIndexOf(': ');
  return [
    ...(versions.includes(said) ? [] : [`says “${said}”, not “${versions[0]}”`]),
    ...wrongTone(html, title.slice(0, subject)),
    ...outOfOrder(next),
    ...['What was done', 'Who was told'].flatMap((part) => notNewestFirst(partBelow(lines, part))),
  ];
}

/** Roles that a page names one after the other. */
function inOrder(roles = ''): string {
  return roles.split(', ').toSorted().join(', ');
}

/** Lines of a page, below each of which something must be said. */
const places = [
  'Bellwether',
  'Reported',
  'Open since',
  'Owner',
  'On site by',
  'What was done',
  'Who was told',
];

/** Words of a page, and the line above them. */
type Part = { readonly below: string; readonly words: string };

/** Whose case it is, how far the account fell, and by when the team must be there. */
function standing(outcome: Outcome, about: Case, at: number, company: Company): readonly Part[] {
  if (about.accountId === null) return [];
  const { owner, dueAt, happened, complaints } = thenOf(outcome, about, at, company);
  const figures = about.kind === 'rescue' ? figuresOf(outcome.scenario, withDayOf(at, about)) : null;
  const isOver = [...endings, 'on-site'].some((event) => happened.has(event));
  return [
    { below: 'Bellwether', words: company.accounts[about.accountId]?.name ?? about.accountId },
    ...(about.openedAt === null
      ? []
      : [{ below: 'Open since', words: momentOnPage(Date.parse(about.openedAt)) }]),
    { below: 'Owner', words: nameIn(company, owner) },
    ...(figures === null ? [] : [{ below: 'Bellwether', words: figuresText(figures, 'email') }]),
    ...(about.redChannel === undefined || isOver
      ? []
      : [{ below: 'On site by', words: momentOnPage(dueAt) }]),
    ...(about.redChannel?.fromRescue === null
      ? [{ below: 'Reported', words: momentOnPage(complaints[0]?.reportedAt ?? Number.NaN) }]
      : []),
  ];
}

/** What people had done before, and who had been told. */
function soFar({ events, told }: Case, at: number, company: Company): readonly Part[] {
  const parts = (below: string, who: string, when: string) => [
    { below, words: nameIn(company, who) },
    { below, words: momentOnPage(Date.parse(when)) },
  ];
  return [
    ...events
      .filter((event) => Date.parse(event.at) < at)
      .flatMap((event) =>
        event.by === null
          ? []
          : [
              { below: 'What was done', words: deedWords[event.event] ?? event.event },
              ...parts('What was done', event.by, event.at),
              ...notesOf(event).map((words) => ({ below: 'What was done', words })),
            ],
      ),
    ...told
      .filter((each) => Date.parse(each.at) < at)
      .flatMap((each) => parts('Who was told', each.recipientId, each.at)),
  ];
}

/** The lines of what somebody had to say; the record of a hand-over begins with who has it now. */
function notesOf({ event, note }: Case['events'][number]): readonly string[] {
  const said = event === 'handed-over' ? note?.split(': ').slice(1).join(': ') : note;
  return (said ?? '').split('\n').filter((line) => line !== '');
}

/** Whether the words stand below a line; a label has its value on the next line. */
function isSaid(lines: readonly string[], { below, words }: Part): boolean {
  if (labels.includes(below)) return lines[lines.indexOf(below) + 1]?.startsWith(words) ?? false;
  return partBelow(lines, below).some((line) => line.startsWith(words));
}

const labels = ['Reported', 'Open since', 'Owner', 'On site by'];
