import type { Tier } from '../../cases/case.ts';
import { slaOutcome } from '../../cases/sla-outcome.ts';
import { phrasesOf } from '../../cases/text/phrases-of.ts';
import { badge, caseTone } from '../design/badge.ts';
import { foreign } from '../design/sections.ts';
import { pageHead } from '../document.ts';
import { type Html, html, type Piece } from '../html.ts';
import { mainAsk, otherAsks } from './ask.ts';
import { clock } from './clock.ts';
import { linkDocument } from './document.ts';
import type { DoneBefore, LinkFacts } from './facts.ts';
import { fall } from './fall.ts';
import { happened, happenedText } from './happened.ts';
import { history } from './history.ts';
import { utcText } from './moments.ts';
import { personText } from './people.ts';
import { deedOf, deeds, nextCard, progress, toldCard } from './record.ts';
import type { LinkWords } from './words.ts';
import { linkWordsOf } from './words-of.ts';

/** The case behind a link: what is asked of its reader first, then what happened and who knows. */
export function linkCasePage(facts: LinkFacts, before: DoneBefore | null): string {
  const words = linkWordsOf[facts.locale];
  const subject = subjectText(facts, words);
  return linkDocument({
    locale: facts.locale,
    title: stateText(facts, words) + phrasesOf[facts.locale].joint.colon + subject,
    skip: words.skip,
    kind: words.kinds[facts.about.kind],
    content: html`${before === null ? null : doneBefore(before, facts, words)}
${pageHead({
  heading: html`<h1>${foreign(subject)}</h1>${facts.account === null ? null : tierMark(facts.about.tier, words)}${stateBadge(facts, words)}`,
  lead: happenedText(facts, words),
})}
<div class="first">${clock(facts, words) ?? fall(facts, words)}${mainAsk(facts, words)}${progress(facts, words)}</div>
${otherAsks(facts, words)}
${happened(facts, words)}
${history(facts, words)}
<div class="pair">${deeds(facts, words)}<div class="stacked">${toldCard(facts, words)}${nextCard(facts, words)}</div></div>`,
    foot: foot(facts, words),
  });
}

function subjectText({ account, about }: LinkFacts, words: LinkWords): string {
  return account === null ? words.dataOf(words.day(about.openedOn)) : account.name;
}

function tierMark(tier: Tier | null, words: LinkWords): Html {
  if (tier === null) return badge('plain', words.noTier);
  return html`<span class="tier tier-${tier}"><span class="hidden">${words.tier(tier)}</span><span aria-hidden="true">${tier}</span></span>`;
}

/** How the case stands, in a word or two. */
function stateText({ about, now, locale }: LinkFacts, words: LinkWords): string {
  const { colon } = phrasesOf[locale].joint;
  if (about.resolvedAs !== null) return words.states.resolved + colon + words.resolutions[about.resolvedAs];
  if (about.redChannel !== undefined && slaOutcome(about, now) === 'breached') return words.breached;
  return about.redChannel?.milestones.onSite === undefined ? words.states[about.state] : words.onSite;
}

function stateBadge(facts: LinkFacts, words: LinkWords): Html {
  const said = stateText(facts, words);
  return badge(said === words.breached ? 'red' : caseTone(facts.about), said);
}

function doneBefore({ deed, note }: DoneBefore, facts: LinkFacts, words: LinkWords): Html {
  const said =
    deed === null
      ? words.before.unknown
      : words.before.by(
          deedOf(deed, facts, words).deed,
          deed.by === null ? words.system : personText(deed.by, facts, words),
          utcText(deed.at, words),
        );
  return html`<section class="strip strip-amber" role="status"><h2>${words.before.heading}</h2><p>${said}</p>${
    note === null
      ? null
      : html`<p>${words.before.lostNote}</p><blockquote class="note">${foreign(note)}</blockquote>`
  }</section>`;
}

function foot(facts: LinkFacts, words: LinkWords): Piece {
  const { reader, expiresAt, now, about, token } = facts;
  return html`<p>${words.foot.asOf(utcText(now, words))} <a href="./${token}">${words.foot.again}</a></p>
<p>${words.foot.yours(reader.name, utcText(expiresAt, words))}</p>
<p>${words.foot.times} ${words.foot.caseId(about.caseId)}</p>`;
}
