import type { Case, Instant, Owed, Told } from '../../cases/case.ts';
import { caseBadge, caseSpan } from '../case-line.ts';
import { dayText, distanceText, instantTime } from '../dates.ts';
import { tierBadge } from '../design/badge.ts';
import { card, foreign } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { documentText, pageHead } from '../document.ts';
import { nothing } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { accountPath, dayPath } from '../links.ts';
import { eventWords, kindWords, noteWords, reasonsText, roleWords, sentence, stepWords } from '../words.ts';
import { type EvidenceFigures, rescueCard } from './case-evidence.ts';
import { findingsCard } from './case-findings.ts';
import { redChannelCard } from './case-red-channel.ts';

export type CaseFacts = {
  readonly now: Instant;
  readonly about: Case;
  /** Null for a case about a day, or about an account that is not on the roster. */
  readonly accountName: string | null;
  /** Set for a rescue. */
  readonly figures: EvidenceFigures | null;
  /** Names by recipient id; who is missing here is shown by id. */
  readonly people: ReadonlyMap<string, string>;
};

/** What happened, why, who was told and when, and what is owed next. */
export function casePage(facts: CaseFacts): string {
  const { about, figures, now } = facts;
  const content = html`${pageHead({
    above: wayBack(facts),
    heading: html`<h1>${kindWords[about.kind]}: ${foreign(subjectText(facts))}</h1>${
      about.accountId === null ? null : tierBadge(about.tier)
    }${caseBadge(about)}`,
    lead: html`${about.reasons.length === 0 ? null : html`${sentence(reasonsText(about))}, `}${caseSpan(about)}.`,
  })}
${about.rescue === undefined || figures === null ? null : rescueCard(about.rescue, figures)}
${about.redChannel === undefined ? null : redChannelCard(about.redChannel, now)}
${about.quality === undefined ? null : findingsCard(about.quality)}
${card('What is owed next', owed(about.owed, now))}
${card('What happened', timeline(facts))}
${card('Who was told', told(about.told, facts.people))}`;
  return documentText({
    title: `${kindWords[about.kind]}: ${subjectText(facts)}`,
    place: about.kind === 'data-quality' ? '/runs' : '/',
    content,
  });
}

/** The account or business day that a case is about. */
function subjectText({ about, accountName }: CaseFacts): string {
  return accountName ?? about.accountId ?? (about.day === null ? about.caseId : dayText(about.day));
}

/** The way back: to the account among all, or to the day among the runs. */
function wayBack(facts: CaseFacts): Html {
  const { accountId, day } = facts.about;
  const subject = foreign(subjectText(facts));
  if (accountId !== null)
    return html`<a href="/">Portfolio</a> / <a href="${accountPath(accountId)}">${subject}</a>`;
  if (day !== null) return html`<a href="/runs">Runs</a> / <a href="${dayPath(day)}">${subject}</a>`;
  return html`<a href="/">Portfolio</a>`;
}

function timeline({ about, people, now }: CaseFacts): Html {
  if (about.events.length === 0) return html`<p class="empty">Nothing yet.</p>`;
  return html`<ol class="timeline">${about.events.map((event) => {
    const by = event.by === null ? null : html` by ${personName(event.by, people)}`;
    const note = event.note === null ? null : html`<span class="note">${foreign(noteWords(event))}</span>`;
    return html`<li><strong>${eventWords(event.event)}</strong>${by}<span class="when">${instantTime(event.at)} · ${distanceText(event.at, now)}</span>${note}</li>`;
  })}</ol>`;
}

function owed(entries: readonly Owed[], now: Instant): Html {
  const rows = entries.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return table({
    caption: 'Notices that will go out unless something stops them',
    columns: [
      { heading: 'Notice', isRowHead: true, cell: ({ step }) => stepWords[step] },
      {
        heading: 'When',
        cell: ({ at }) =>
          html`${instantTime(at)}<br><span class="soft small">${distanceText(at, now)}</span>`,
      },
      { heading: 'To', cell: ({ told }) => [...new Set(told)].map((role) => roleWords[role]).join(', ') },
      {
        heading: 'Unless',
        cell: ({ unless }) => (unless === null ? nothing('nothing stops it') : milestoneWords[unless]),
      },
    ],
    rows,
    whenEmpty: 'Nothing is owed any more.',
  });
}

const milestoneWords: Readonly<Record<NonNullable<Owed['unless']>, string>> = {
  acknowledged: 'acknowledged',
  onSite: 'somebody is on site',
  resolved: 'resolved',
  commitmentSent: 'the letter was sent',
};

function told(entries: readonly Told[], people: ReadonlyMap<string, string>): Html {
  return table({
    caption: 'Notices that went out, newest first',
    columns: [
      { heading: 'Person', isRowHead: true, cell: ({ recipientId }) => personName(recipientId, people) },
      { heading: 'Notice', cell: ({ step }) => stepWords[step] },
      { heading: 'When', cell: ({ at }) => instantTime(at) },
      { heading: 'Notice id', cell: ({ noticeId }) => html`<span class="code">${foreign(noticeId)}</span>` },
    ],
    rows: entries.toReversed(),
    whenEmpty: 'Nobody so far.',
  });
}

function personName(recipientId: string, people: ReadonlyMap<string, string>): Html {
  const name = people.get(recipientId);
  if (name === undefined) return foreign(recipientId);
  return html`${foreign(name)} <span class="soft small">${foreign(recipientId)}</span>`;
}
