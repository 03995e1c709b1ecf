import type { CaseEvent, Milestone, Owed, Told } from '../../cases/case.ts';
import { phrasesOf } from '../../cases/text/phrases-of.ts';
import { card, foreign } from '../design/sections.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import { utcTime } from './moments.ts';
import { person, personText } from './people.ts';
import type { LinkWords } from './words.ts';

const milestones: readonly Milestone[] = ['acknowledged', 'onSite', 'resolved', 'commitmentSent'];

/** How far a red channel has come, a step for each milestone. */
export function progress(facts: LinkFacts, words: LinkWords): Piece {
  const channel = facts.about.redChannel;
  if (channel === undefined) return null;
  return html`<ol class="steps" aria-label="${words.progress}">${milestones.map((milestone) => {
    const reached = channel.milestones[milestone];
    const when =
      reached === undefined
        ? html`<span class="soft">${words.notYet}</span>`
        : html`${utcTime(reached.at, words)}${reached.by === null ? null : html`<br>${person(reached.by, facts, words)}`}`;
    return html`<li${reached === undefined ? null : html` class="reached"`}><strong>${words.milestones[milestone]}</strong><span class="when">${when}</span></li>`;
  })}</ol>`;
}

/** What people and Bellwether did, newest first. */
export function deeds(facts: LinkFacts, words: LinkWords): Html {
  const { events } = facts.about;
  if (events.length === 0) return card(words.deeds, html`<p class="empty">${words.noDeeds}</p>`);
  return card(
    words.deeds,
    html`<ol class="timeline">${events.toReversed().map((event) => {
      const { deed, note } = deedOf(event, facts, words);
      const by = event.by === null ? words.system : person(event.by, facts, words);
      return html`<li><strong>${foreign(deed)}</strong><span class="when">${utcTime(event.at, words)} · ${by}</span>${
        note === null ? null : html`<blockquote class="note">${foreign(note)}</blockquote>`
      }</li>`;
    })}</ol>`,
  );
}

/** What an event is called, and what its author wrote; what the system noted is for machines. */
export function deedOf(
  { event, by, note }: CaseEvent,
  facts: LinkFacts,
  words: LinkWords,
): { readonly deed: string; readonly note: string | null } {
  const name = (Object.hasOwn(words.events, event) ? words.events[event] : undefined) ?? event;
  if (event !== 'handed-over') return { deed: name, note: by === null ? null : note };
  const [, to = '', said = null] = /^([\w-]+)(?:: (.*))?$/s.exec(note ?? '') ?? [];
  return { deed: `${name} ${personText(to, facts, words)}`, note: said };
}

/** Every notice that went out, with whom it went to, newest first. */
export function toldCard(facts: LinkFacts, words: LinkWords): Html {
  const groups = groupedTold(facts.about.told);
  if (groups.length === 0) return card(words.told, html`<p class="empty">${words.toldNobody}</p>`);
  return card(
    words.told,
    html`<ol class="timeline">${groups.map(
      ([first, ...rest]) =>
        html`<li><strong>${words.steps[first.step]}</strong><span class="when">${utcTime(first.at, words)}</span><span class="names">${names([first, ...rest], facts, words)}</span></li>`,
    )}</ol>`,
  );
}

type Group = [Told, ...Told[]];

/** Notices of one step that went out in one minute stand together; the latest first. */
function groupedTold(told: readonly Told[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const each of told) {
    const key = `${each.at.slice(0, 16)} ${each.step} ${each.occurrence}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return [...groups.values()].reverse();
}

function names(group: Group, facts: LinkFacts, words: LinkWords): readonly Piece[] {
  return group.map(
    ({ recipientId }, place) => html`${place === 0 ? null : words.joint}${person(recipientId, facts, words)}`,
  );
}

/** The notices that go out unless somebody acts, the next one first; nothing when there is none. */
export function nextCard(facts: LinkFacts, words: LinkWords): Piece {
  const { roles } = phrasesOf[facts.locale];
  const owed = facts.about.owed.filter(({ at }) => at > facts.now).toSorted(byTime);
  if (owed.length === 0) return null;
  return card(
    words.next,
    html`<ol class="timeline">${owed.map(
      ({ step, at, told, unless }) =>
        html`<li><strong>${words.steps[step]}</strong><span class="when">${utcTime(at, words)}${unless === null ? null : html`, ${words.unless[unless]}`}</span><span class="names">${[...new Set(told)].map((role) => roles[role]).join(words.joint)}</span></li>`,
    )}</ol>`,
  );
}

function byTime(a: Owed, b: Owed): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0;
}
