import type { Instant, RedChannelPart } from '../../cases/case.ts';
import { addHours } from '../../cases/instant.ts';
import { slaOutcome } from '../../cases/sla-outcome.ts';
import { elapsedText } from '../../cases/text/form.ts';
import { phrasesOf } from '../../cases/text/phrases-of.ts';
import { shareBar } from '../design/bars.ts';
import { type Html, html } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import { bothTimes } from './moments.ts';
import type { LinkWords } from './words.ts';

const hoursToOnSite = 24;

/** How much of the 24 hours of a red channel is left, or how it ended; nothing when they never counted. */
export function clock(facts: LinkFacts, words: LinkWords): Html | null {
  const channel = facts.about.redChannel;
  if (channel === undefined || facts.about.resolvedAs === 'retracted') return null;
  const isRunning = stoppedAt(channel) === null;
  const isBreached = slaOutcome(facts.about, facts.now) === 'breached';
  const tone = isBreached ? 'red' : isRunning ? 'amber' : 'green';
  return html`<section class="clock clock-${tone}" aria-labelledby="clock"><h2 id="clock">${words.clock.heading}</h2>
${isRunning ? running(channel, facts, words) : stopped(channel, isBreached, facts, words)}</section>`;
}

function stoppedAt({ milestones }: RedChannelPart): Instant | null {
  return milestones.onSite?.at ?? milestones.resolved?.at ?? null;
}

function running({ dueAt }: RedChannelPart, facts: LinkFacts, words: LinkWords): Html {
  const { now, locale, account } = facts;
  const elapsed = (from: Instant, to: Instant) => elapsedText(from, to, phrasesOf[locale]);
  const isOver = dueAt <= now;
  const isJustOver = isOver && Date.parse(now) - Date.parse(dueAt) < 60_000;
  const big = isOver
    ? isJustOver
      ? words.clock.overNow
      : words.clock.over(elapsed(dueAt, now))
    : words.clock.left(elapsed(now, dueAt));
  const due = html`<p class="clock-due"><span class="label">${words.due}</span> ${bothTimes(dueAt, account?.timeZone ?? null, words)}</p>`;
  const used = usedPercent(dueAt, now);
  return html`<p class="clock-big">${big}</p>
${isOver ? html`<p class="clock-breach">${words.clock.breach}</p>` : html`<div class="clock-bar">${shareBar(used, 100, 100)}<span class="hidden">${words.clock.used(used)}</span></div>`}
${due}`;
}

/** How much of the time until `dueAt` is over, in whole percent, 0 to 100. */
function usedPercent(dueAt: Instant, now: Instant): number {
  const start = Date.parse(addHours(dueAt, -hoursToOnSite));
  const share = (Date.parse(now) - start) / (Date.parse(dueAt) - start);
  return Math.min(100, Math.max(0, Math.floor(share * 100)));
}

function stopped(channel: RedChannelPart, isBreached: boolean, facts: LinkFacts, words: LinkWords): Html {
  const { onSite } = channel.milestones;
  const at = stoppedAt(channel) ?? channel.dueAt;
  const elapsed = (from: Instant) => elapsedText(from, at, phrasesOf[facts.locale]);
  const stays = isBreached ? html` ${words.clock.stays}` : null;
  const { late, lateWithoutVisit, inTime, withoutVisit } = words.clock;
  const isVisited = onSite !== undefined;
  const tooLate = isVisited ? late : lateWithoutVisit;
  const said = isBreached
    ? tooLate(elapsed(channel.dueAt))
    : isVisited
      ? inTime(elapsed(channel.reportedAt))
      : withoutVisit;
  return html`<p class="clock-breach">${said}${stays}</p>`;
}
