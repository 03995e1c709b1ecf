import type { Case } from '../../../lambdas/cases/case.ts';
import type { PageWords } from '../said/page.ts';
import type { Then } from '../said/then.ts';
import type { Company } from '../scenario.ts';
import type { Look } from '../seen.ts';
import { clockLines } from './page-body.ts';
import { nameFor } from './page-lines.ts';
import { nextOnPage, stateOnPage } from './page-outlook.ts';

/** What an English page is asked for elsewhere: how the case stands, how much is left, what people did, and who is told next. */
export function chineseLines(
  about: Case,
  { at, who }: Pick<Look, 'at' | 'who'>,
  words: PageWords,
  company: Company,
  then: Then,
): readonly string[] {
  const subject = company.accounts[about.accountId ?? '']?.name ?? about.accountId;
  const hasClock = about.redChannel !== undefined && !then.happened.has('retracted');
  const by = about.events.filter((each) => each.by !== null && Date.parse(each.at) < at);
  return [
    `${words.states[stateOnPage(about, then, at)]}${words.colon}${subject ?? words.dataOf(words.day(about.openedOn))}`,
    ...(hasClock ? clockLines(about, then, at, words) : []),
    ...by.map((event) => {
      const said = `${words.moment(Date.parse(event.at))}\n·\n${nameFor(who, company, event.by ?? '', words)}`;
      const to = event.event === 'handed-over' ? '' : `\n${said}`;
      return `${words.deeds[event.event]}${to}`;
    }),
    ...nextOnPage(about, then, at).map((line) => nextInChinese(line, words)),
  ];
}

/** What an English page says of a notice that is to come, as its lines stand on a page in Chinese; roles are in no order. */
function nextInChinese(line: string, words: PageWords): string {
  const [, moment = '', unless = '', roles = ''] = /^(.*), unless (.*) by then: (.*)$/.exec(line) ?? [];
  const when = words.moment(Date.parse(moment.replace(',', '')));
  const named = roles.split(', ').map((role) => words.roles[role] ?? role);
  return `${when}\n, ${words.unless[unless]}\n${named.toSorted().join(words.comma)}`;
}

/** Lines that name roles name them in one order. */
export function withRolesInOrder(lines: readonly string[], { comma }: PageWords): readonly string[] {
  return lines.map((line, place) =>
    lines[place - 1]?.startsWith(', ') === true ? line.split(comma).toSorted().join(comma) : line,
  );
}
