import type { Case } from '../../cases/case.ts';
import { isLetterDrafted, openActions } from '../../cases/open-actions.ts';
import { badge } from '../design/badge.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import { choice, noteField } from './forms.ts';
import { utcText } from './moments.ts';
import type { AskName, LinkWords } from './words.ts';

/** What can be asked of the reader now, first what the case waits for. */
export function asksOf({ about, heldRescues }: LinkFacts): readonly AskName[] {
  const isUndecided = heldRescues > 0 && about.state !== 'resolved';
  return isUndecided ? ['decide', ...openActions(about)] : openActions(about);
}

/** The one thing that is asked, big; or that nothing is. */
export function mainAsk(facts: LinkFacts, words: LinkWords): Html {
  const [ask] = asksOf(facts);
  if (ask === undefined) return nothingAsked(facts, words);
  const { heading, meaning } = words.asks[ask];
  return html`<section class="card ask" aria-labelledby="ask"><div><p class="label">${words.asked}</p><h2 id="ask">${heading}</h2></div>
${ask === 'decide' ? html`<p><strong>${words.heldNow(facts.heldRescues)}</strong></p>` : null}
${ask === 'commitment-sent' ? letterDue(facts.about, words) : null}
<p>${meaning[facts.about.kind] ?? null}</p>
${ask === 'commitment-sent' ? letterLink(facts, words) : null}
${form(ask, facts, words)}</section>`;
}

/** What else can be done, each folded away; nothing when there is nothing else. */
export function otherAsks(facts: LinkFacts, words: LinkWords): Piece {
  const [, ...others] = asksOf(facts);
  if (others.length === 0) return null;
  return html`<section class="card" aria-labelledby="also"><h2 id="also">${words.alsoPossible}</h2>
${others.map((ask) => {
  const { heading, meaning } = words.asks[ask];
  return html`<details class="more-asks"><summary>${heading}</summary><p>${meaning[facts.about.kind] ?? null}</p>${form(ask, facts, words)}</details>`;
})}</section>`;
}

function form(ask: AskName, facts: LinkFacts, words: LinkWords): Html {
  const { heading, button } = words.asks[ask];
  return html`<form class="deed" method="post" aria-label="${heading}">${choice(ask, facts, words)}${noteField(ask, facts.about, words)}<button type="submit">${button}</button></form>`;
}

function nothingAsked(facts: LinkFacts, words: LinkWords): Html {
  const { about } = facts;
  const { heading, closed, held } = words.nothingAsked;
  const state = about.resolvedAs === null ? null : badge('plain', words.resolutions[about.resolvedAs]);
  return html`<section class="card ask" aria-labelledby="ask"><h2 id="ask">${heading}</h2><p>${about.state === 'held' ? held : closed} ${state}</p>
${isLetterDrafted(about) ? letterLink(facts, words) : null}</section>`;
}

function letterDue(about: Case, words: LinkWords): Piece {
  const due = about.owed.find(({ step }) => step === 'letter-due');
  return due === undefined
    ? null
    : html`<p><strong>${words.letter.dueBy(utcText(due.at, words))}</strong></p>`;
}

function letterLink({ token }: LinkFacts, words: LinkWords): Html {
  return html`<p><a class="button-link" href="./${token}/letter">${words.letter.open}</a></p>`;
}
