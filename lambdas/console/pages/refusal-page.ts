import { documentText, pageHead } from '../document.ts';
import { html } from '../html.ts';

/** What a page that cannot be shown says in its place. */
export type Refusal = 'not-found' | 'failed' | 'not-allowed' | 'wrong-host';

const WORDS: Readonly<Record<Refusal, readonly [heading: string, lead: string]>> = {
  'not-found': [
    'Nothing is here',
    'There is no such page, account, case or receipt. The link may be old, or cut short.',
  ],
  failed: ['This page could not be made', 'The trouble is in the log. Try again in a moment.'],
  'not-allowed': ['This can only be read', 'Nothing can be changed here.'],
  'wrong-host': ['Wrong address', 'Open the console by the address that it printed when it started.'],
};

/** One calm page for every refusal; it repeats nothing of what was asked. */
export function refusalPage(refusal: Refusal): string {
  const [heading, lead] = WORDS[refusal];
  return documentText({
    title: heading,
    place: null,
    content: html`${pageHead({ heading: html`<h1>${heading}</h1>`, lead })}<p><a href="/">To the portfolio</a></p>`,
  });
}
