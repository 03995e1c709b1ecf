import type { Evidence } from '../../cases/case.ts';
import { findingText } from '../../cases/text/data-quality-text.ts';
import { coverageText } from '../../cases/text/figures.ts';
import { dayText, FULL, indicatorText } from '../../cases/text/form.ts';
import type { Phrases } from '../../cases/text/phrases.ts';
import { phrasesOf } from '../../cases/text/phrases-of.ts';
import { originText } from '../../cases/text/red-channel-text.ts';
import { causes, changeText, namedDrivers } from '../../cases/text/rescue-text.ts';
import { changeBar } from '../design/bars.ts';
import { card, foreign, facts as pairs } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { pointsChange } from '../figures.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import { bothTimes, utcTime } from './moments.ts';
import { person } from './people.ts';
import type { LinkWords } from './words.ts';

/** What happened in a sentence or two, without what hangs on it. */
export function happenedText({ about, locale }: LinkFacts, words: LinkWords): string {
  const phrases = phrasesOf[locale];
  if (about.resolvedAs === 'retracted') return words.events['retracted'] ?? '';
  if (about.redChannel !== undefined) {
    const { severity, complaintIds, unnamedComplaints = 0 } = about.redChannel;
    const origin = originText({ severity, complaints: complaintIds.length + unnamedComplaints }, phrases);
    if (about.state === 'resolved') return capitalised(origin) + phrases.joint.stop;
    return phrases.redChannel.opened.happened({ ...noWords, origin });
  }
  if (about.rescue === undefined) return capitalised(briefs(about, phrases)) + phrases.joint.stop;
  const reasons = about.rescue.given.map(({ reason }) => reason);
  return causes({ evidence: about.rescue.evidence, reasons }, phrases).join(phrases.joint.sentence);
}

/** The opening sentence of a red channel says where it comes from and nothing else. */
const noWords = { account: '', due: '', openFor: '', owner: '', ceoToldAt: '', isAcknowledged: false };

function briefs({ quality, openedOn }: LinkFacts['about'], phrases: Phrases): string {
  const said = (quality?.findings ?? []).map(({ finding }) => findingText(finding, openedOn, phrases).brief);
  return [...new Set(said)].join(phrases.joint.list);
}

/** What happened, since when, whose it is, and what it rests on. */
export function happened(facts: LinkFacts, words: LinkWords): Piece {
  const { about, account, evidence } = facts;
  if (about.kind === 'data-quality') return findings(facts, words);
  const timeZone = account?.timeZone ?? null;
  const ownerId = about.handedTo ?? account?.ownerId ?? null;
  const { redChannel, openedAt } = about;
  return html`${card(
    words.happened,
    html`${pairs([
      ...(redChannel === undefined || redChannel.fromRescue !== null
        ? []
        : [[words.reported, bothTimes(redChannel.reportedAt, timeZone, words)] as const]),
      ...(openedAt === null ? [] : [[words.since, bothTimes(openedAt, timeZone, words)] as const]),
      ...(ownerId === null ? [] : [[words.owner, person(ownerId, facts, words)] as const]),
    ])}${complaints(facts, words)}${redChannel === undefined && evidence !== null ? drivers(evidence, facts, words) : null}`,
  )}${redChannel === undefined || evidence === null ? null : standing(evidence, facts, words)}`;
}

function complaints({ complaints, locale }: LinkFacts, words: LinkWords): Piece {
  if (complaints.length === 0) return null;
  const phrases = phrasesOf[locale];
  return html`<h3>${words.complaints}</h3>${complaints.map(
    ({ reportedAt, severity, summary }) =>
      html`<figure class="said"><blockquote>${summary === '' ? html`<span class="soft">${words.noSummary}</span>` : foreign(summary)}</blockquote><figcaption>${utcTime(reportedAt, words)} · ${phrases.origin.complaints(1, severity)}</figcaption></figure>`,
  )}`;
}

function standing(evidence: Evidence, facts: LinkFacts, words: LinkWords): Html {
  return card(
    words.standing.heading,
    html`<p class="change">${changeText({ evidence, reasons: [] }, FULL, phrasesOf[facts.locale])}</p><p>${words.standing.onDay(words.day(evidence.day))}</p>${drivers(evidence, facts, words)}`,
  );
}

function drivers(evidence: Evidence, { locale }: LinkFacts, words: LinkWords): Html {
  const phrases = phrasesOf[locale];
  const { drivers, since } = namedDrivers({ evidence });
  const longest = Math.max(1, ...drivers.map(({ change }) => Math.abs(change)));
  return html`${table({
    caption: since === null ? words.drivers.weakest : words.drivers.falls(words.day(since)),
    columns: [
      {
        heading: words.drivers.indicator,
        isRowHead: true,
        cell: ({ indicator }) => capitalised(indicatorText(indicator, phrases)),
      },
      { heading: words.drivers.points, isFigure: true, cell: ({ change }) => pointsChange(change) },
      {
        heading: words.drivers.change,
        cell: ({ change }) => html`<div class="cell-bar">${changeBar(change, longest)}</div>`,
      },
    ],
    rows: drivers,
    fitsPhone: true,
    whenEmpty: words.table.none,
  })}
<p class="small soft">${phrases.headings.sure(dayText(evidence.day, FULL, phrases), phrases.coverage(coverageText(evidence.coverage)), evidence.modelVersion)}</p>`;
}

function findings({ about, locale }: LinkFacts, words: LinkWords): Html {
  const phrases = phrasesOf[locale];
  const said = (about.quality?.findings ?? []).map(
    ({ finding }) => findingText(finding, about.openedOn, phrases).sentence,
  );
  return card(
    words.found,
    html`<ul class="plain-list">${said.map((each) => html`<li>${foreign(each)}</li>`)}</ul>`,
  );
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
