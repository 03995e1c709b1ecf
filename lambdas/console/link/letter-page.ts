import type { Locale } from '../../cases/notice.ts';
import { pageHead } from '../document.ts';
import { type Html, html, type Piece } from '../html.ts';
import { linkDocument } from './document.ts';
import type { LinkFacts } from './facts.ts';
import { type LetterDraft, letterDraft } from './letter-draft.ts';
import { type LetterWords, letterWordsOf } from './letter-words.ts';
import { linkWordsOf } from './words-of.ts';

const measureRows = 4;
/** Characters of a line on paper, about. */
const lineLength = 80;

/**
 * The draft of a letter of commitment, to be edited in the page and printed from it. Nothing is sent or stored: what
 * leaves the house is on paper, under a person's name.
 */
export function letterPage(facts: LinkFacts, locale: Locale): string {
  const words = linkWordsOf[facts.locale];
  const around = letterWordsOf[facts.locale];
  return linkDocument({
    locale: facts.locale,
    title: around.title,
    skip: words.skip,
    kind: words.kinds[facts.about.kind],
    content: html`<div class="around">${pageHead({
      above: html`<a href="../${facts.token}">${around.page.back}</a>`,
      heading: html`<h1>${around.title}</h1>`,
      lead: around.page.lead,
    })}
${languages(locale, around)}</div>
${letter(letterDraft(facts, locale), letterWordsOf[locale], around.page.causesHint, locale)}`,
    foot: html`<p>${words.foot.caseId(facts.about.caseId)}</p>`,
  });
}

function languages(chosen: Locale, { page }: LetterWords): Html {
  const choices = Object.entries(letterWordsOf).map(
    ([locale, { language }]) =>
      html`<a href="?language=${locale}" lang="${locale}"${locale === chosen ? html` aria-current="true"` : null}>${language}</a>`,
  );
  return html`<nav class="choices" aria-label="${page.languages}">${choices}</nav>`;
}

function letter(draft: LetterDraft, words: LetterWords, causesHint: string, locale: Locale): Html {
  return html`<article class="letter" lang="${locale}">
<div class="letter-head"><label>${words.to}<textarea rows="2">${draft.to}</textarea></label><label>${words.date}<input value="${draft.date}"></label></div>
<p class="letter-title">${words.title}</p>
${part('opening', words.opening, draft.opening, 'unnamed')}
${part('happened', words.happened, draft.happened)}
${part('done', words.done, draft.done)}
${part('causes', words.causes, draft.causes, 'named', html`<p class="hint around">${causesHint}</p>`)}
<section aria-labelledby="measures"><h2 id="measures">${words.measures}</h2>${measures(words)}</section>
${part('closing', words.closing, draft.closing, 'unnamed')}
<section aria-labelledby="signatures"><h2 id="signatures" class="unnamed">${words.signatures}</h2><div class="signatures">${draft.signers.map(
    (signer, place) => signature(signer, place + 1, words),
  )}</div></section>
</article>`;
}

/** A part of the letter under its heading, which names the field; an unnamed one has its heading on the screen only. */
function part(
  id: string,
  heading: string,
  text: string,
  name: 'named' | 'unnamed' = 'named',
  hint: Piece = null,
): Html {
  return html`<section aria-labelledby="${id}"><h2 id="${id}" class="${name}">${heading}</h2>${hint}<textarea aria-labelledby="${id}" rows="${rowsOf(text)}">${text}</textarea></section>`;
}

/** Room for the text as it is, and a line to go on, in browsers whose fields do not grow by themselves. */
function rowsOf(text: string): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(widthOf(line) / lineLength)));
  return lines.reduce((sum, each) => sum + each, 0) + 1;
}

/** A Chinese character takes the room of two letters. */
function widthOf(line: string): number {
  return [...line].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}

function measures(words: LetterWords): Html {
  const columns = [words.measure, words.owner, words.by] as const;
  const rows = Array.from({ length: measureRows }, (_, place) => place + 1);
  return html`<table role="table"><thead role="rowgroup"><tr role="row">${columns.map((each) => html`<th role="columnheader" scope="col">${each}</th>`)}</tr></thead><tbody role="rowgroup">${rows.map(
    (row) =>
      html`<tr role="row">${columns.map(
        (each) =>
          html`<td role="cell" data-heading="${each}"><textarea rows="2" aria-label="${each} ${row}"></textarea></td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function signature({ name, role }: LetterDraft['signers'][number], place: number, words: LetterWords): Html {
  return html`<div class="signature"><div class="sign-line"><span>${words.signed}</span></div><input aria-label="${words.name} ${place}" value="${name}"><input aria-label="${words.role} ${place}" value="${role}"></div>`;
}
