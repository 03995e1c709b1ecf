import { fallText } from '../../cases/text/figures.ts';
import { FULL } from '../../cases/text/form.ts';
import { phrasesOf } from '../../cases/text/phrases-of.ts';
import { changeText } from '../../cases/text/rescue-text.ts';
import { points } from '../figures.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import { utcText } from './moments.ts';
import type { LinkWords } from './words.ts';

/** How far the index of a rescue fell, and until when nobody else is told; nothing for other cases. */
export function fall({ about, locale, now }: LinkFacts, words: LinkWords): Html | null {
  if (about.rescue === undefined) return null;
  const { evidence, given } = about.rescue;
  const reasons = given.map(({ reason }) => reason);
  const isFall = fallText(evidence.index, evidence.baselineTwice) !== null;
  const reminder = about.owed.find(({ unless, at }) => unless === 'acknowledged' && at > now);
  const due: Piece =
    reminder === undefined ? null : html`<p>${words.acknowledgeBy(utcText(reminder.at, words))}</p>`;
  const tone = about.state === 'open' ? 'red' : about.state === 'resolved' ? 'plain' : 'amber';
  return html`<section class="clock clock-${tone}" aria-labelledby="fall"><h2 id="fall">${words.history}${words.joint}${words.day(evidence.day)}</h2>
<p class="clock-big">${points(evidence.index)}</p>
${isFall ? html`<p class="clock-breach">${changeText({ evidence, reasons }, FULL, phrasesOf[locale])}</p>` : null}
${due}</section>`;
}
