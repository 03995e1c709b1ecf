import type { Case } from '../../cases/case.ts';
import { type Html, html, type Piece } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import type { AskName, LinkWords } from './words.ts';

/** With more people than this a phone's list is no help: the id is asked for. */
const mostChoices = 300;

/** What a form asks before its button counts. */
export function choice(ask: AskName, facts: LinkFacts, words: LinkWords): Html {
  const said = words.asks[ask].choice;
  switch (ask) {
    case 'acknowledge':
    case 'on-site':
    case 'commitment-sent':
      return html`<label class="pick"><input type="checkbox" name="action" value="${ask}" required><span>${said}</span></label>`;
    case 'resolve': {
      const outcomes = words.outcomes[facts.about.kind === 'data-quality' ? 'data' : 'account'];
      const picks = (['saved', 'lost', 'false-alarm'] as const).map(
        (each) => [each, outcomes[each]] as const,
      );
      return html`<input type="hidden" name="action" value="resolve">${radios('outcome', said, picks)}`;
    }
    case 'decide':
      return radios('action', said, [
        ['release', words.release],
        ['discard', words.discard],
      ]);
    case 'hand-over':
      return html`<input type="hidden" name="action" value="hand-over">${takers(facts, words)}`;
  }
}

function radios(
  name: string,
  legend: string,
  picks: readonly (readonly [value: string, words: string])[],
): Html {
  return html`<fieldset><legend>${legend}</legend>${picks.map(
    ([value, said]) =>
      html`<label class="pick"><input type="radio" name="${name}" value="${value}" required><span>${said}</span></label>`,
  )}</fieldset>`;
}

function takers(facts: LinkFacts, words: LinkWords): Html {
  const { people, involved, about, account } = facts;
  const owner = about.handedTo ?? account?.ownerId ?? null;
  const label = words.asks['hand-over'].choice;
  if (people.size > mostChoices) {
    return html`<label>${label} (${words.handOver.id})<input name="to" required maxlength="64" pattern="[A-Za-z0-9_\\-]+" autocapitalize="none" autocomplete="off" spellcheck="false"></label>`;
  }
  const near = involved.filter((id) => id !== owner && people.has(id));
  const far = [...people.values()]
    .filter(({ recipientId }) => recipientId !== owner && !involved.includes(recipientId))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ recipientId }) => recipientId);
  const group = (name: string, ids: readonly string[]): Piece =>
    ids.length === 0
      ? null
      : html`<optgroup label="${name}">${ids.map((id) => html`<option value="${id}">${optionText(id, people)}</option>`)}</optgroup>`;
  return html`<label>${label}<select name="to" required><option value="">${words.handOver.choose}</option>${group(words.handOver.onCase, near)}${group(words.handOver.others, far)}</select></label>`;
}

/** Two people of one name are told apart by their ids. */
function optionText(id: string, people: LinkFacts['people']): string {
  const name = people.get(id)?.name ?? id;
  return name === id ? id : `${name} (${id})`;
}

/** Room for what a person has to say: folded away, unless that matters for what comes after. */
export function noteField(ask: AskName, about: Case, words: LinkWords): Html {
  const id = `note-${ask}`;
  const label = noteLabel(ask, about, words);
  const field = html`<label for="${id}">${label ?? words.note.label}</label><textarea id="${id}" name="note" rows="3" maxlength="2000" aria-describedby="${id}-hint"></textarea><p class="hint" id="${id}-hint">${words.note.hint}</p>`;
  return label === null
    ? html`<details class="add-note"><summary>${words.note.add}</summary>${field}</details>`
    : field;
}

/** What the note is to be about; null when it may be about anything. */
function noteLabel(ask: AskName, { redChannel }: Case, words: LinkWords): string | null {
  if (ask === 'resolve') return redChannel === undefined ? words.note.label : words.note.cause;
  return redChannel?.breached === true && ask === 'on-site' ? words.note.breach : null;
}
