import { withEntitiesResolved } from '../../console/skeleton.ts';
import type { PageWords } from '../said/page.ts';
import type { Company } from '../scenario.ts';

/** So many complaints of a red channel are shown, by its page and its letter: the first that it had. */
export const mostComplaints = 20;

/** What stands below a line, before the next part of the page begins; nothing where that line is not. */
export function partBelow(lines: readonly string[], heading: string): readonly string[] {
  const start = lines.indexOf(heading) + 1;
  if (start === 0) return [];
  const end = lines.findIndex((line, place) => place > start && headings.includes(line));
  return lines.slice(start, end);
}

const headings = ['What happened', 'What was done', 'Who was told', 'Who is told next', 'Look again'];

/** What a page says, a line for each piece of text. */
export function linesOf(html: string): readonly string[] {
  return html
    .replace(/<style.*?<\/style>/s, '')
    .split(/<[^>]*>|\n/)
    .map((line) => withEntitiesResolved(line).replaceAll('\u00a0', ' ').trim())
    .filter((line) => line !== '');
}

/** A text of a customer as a page shows it: what would turn it around is seen. */
export function shownOnPage(text: string): string {
  return text.replace(/[\u202a-\u202e]/g, '\ufffd');
}

/** The rows of the table of an account's history: day, index and baseline, as they come. */
export function historyRows(lines: readonly string[]): readonly (readonly string[])[] {
  const start = lines.findIndex((line) => line.endsWith(', newest first')) + 4;
  const end = lines.indexOf('What was done');
  if (start === 3) return [];
  return Array.from({ length: Math.floor((end - start) / 3) }, (_, place) =>
    lines.slice(start + place * 3, start + place * 3 + 3),
  );
}

/** What a page calls what people do. */
export const deedWords: Readonly<Record<string, string>> = {
  acknowledged: 'Acknowledged',
  'on-site': 'On site',
  'commitment-sent': 'Letter of commitment sent',
  'handed-over': 'Handed over to ',
  released: 'Held rescues released',
  discarded: 'Held rescues discarded',
  saved: 'Closed: saved',
  lost: 'Closed: lost',
  'false-alarm': 'Closed: false alarm',
};

export function nameIn({ people }: Company, id: string): string {
  return people[id]?.name ?? id;
}

/** What a page calls somebody who may be its reader. */
export function nameFor(reader: string, company: Company, id: string, { you }: PageWords): string {
  const name = nameIn(company, id);
  return id === reader ? you(name) : name;
}
