import type { Instant, Milestone, RedChannelPart } from '../../cases/case.ts';
import { distanceText, instantTime } from '../dates.ts';
import { card, facts, foreign } from '../design/sections.ts';
import { count } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { casePath } from '../links.ts';

const MILESTONES: readonly (readonly [Milestone, string])[] = [
  ['acknowledged', 'Acknowledged'],
  ['onSite', 'On site'],
  ['resolved', 'Resolved'],
  ['commitmentSent', 'Letter of commitment sent'],
];

/** The clock of a red channel and what has been reached. */
export function redChannelCard(channel: RedChannelPart, now: Instant): Html {
  const isLate = channel.breached || (channel.dueAt <= now && channel.milestones.onSite === undefined);
  return card(
    'On site within 24 hours',
    html`<p class="strip ${isLate ? 'strip-red' : 'strip-amber'}"><strong>${isLate ? 'Breached: due' : 'Due'} ${instantTime(channel.dueAt)}</strong> (${distanceText(channel.dueAt, now)})</p>
${facts([
  ['Reported', instantTime(channel.reportedAt)],
  ...MILESTONES.map(([milestone, words]) => [words, reached(channel.milestones[milestone])] as const),
  [
    channel.fromRescue === null ? 'Complaints' : 'Opened by',
    channel.fromRescue === null
      ? complaintsText(channel)
      : html`<a href="${casePath(channel.fromRescue)}">a rescue that nobody acknowledged</a>`,
  ],
])}`,
  );
}

function complaintsText({ complaintIds, unnamedComplaints = 0 }: RedChannelPart): Html {
  const ids = complaintIds.map((id, place) => html`${place === 0 ? null : ', '}${foreign(id)}`);
  return html`${ids}${unnamedComplaints === 0 ? null : ` and ${count(unnamedComplaints)} more`}`;
}

function reached(milestone: { readonly at: Instant } | undefined): Html {
  return milestone === undefined ? html`<span class="soft">not yet</span>` : instantTime(milestone.at);
}
