import { count } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { withQuery } from '../links.ts';

/** One page of a long list. `number` counts from 1; `pages` is 1 or more. */
export type Paging = { readonly number: number; readonly pages: number };

/** Ways to the neighbouring pages, with the query that chose the list; nothing when there is one page. */
export function pager(
  path: string,
  query: Readonly<Record<string, string>>,
  { number, pages }: Paging,
): Html | null {
  if (pages === 1) return null;
  const to = (page: number) => withQuery(path, { ...query, page: page === 1 ? '' : String(page) });
  const back = number > 1 ? html`<a rel="prev" href="${to(number - 1)}">← Previous</a>` : html`<span></span>`;
  const on = number < pages ? html`<a rel="next" href="${to(number + 1)}">Next →</a>` : html`<span></span>`;
  return html`<nav class="pager" aria-label="Pages of the list">${back}<span>Page ${count(number)} of ${count(pages)}</span>${on}</nav>`;
}

/** The page that a reader asked for, brought into what there is. */
export function pagingOf(asked: number, entries: number, perPage: number): Paging {
  const pages = Math.max(1, Math.ceil(entries / perPage));
  const number = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
  return { number, pages };
}
