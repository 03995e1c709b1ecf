import type { Case, Tier } from '../../cases/case.ts';
import type { Band } from '../../scoring/assess.ts';
import { type Html, html } from '../html.ts';

/** What a colour says. Each has a sign of its own, so that nothing is said by colour alone. */
export type Tone = 'red' | 'amber' | 'green' | 'unknown' | 'plain';

const SIGNS: Readonly<Record<Tone, string>> = { red: '▼', amber: '◆', green: '●', unknown: '○', plain: '' };

/** A word or two with a tone, in a pill. */
export function badge(tone: Tone, words: string): Html {
  const sign = SIGNS[tone];
  const shown = sign === '' ? null : html`<span aria-hidden="true">${sign}</span> `;
  return html`<span class="badge tone-${tone}">${shown}${words}</span>`;
}

const bandWords: Readonly<Record<Band, string>> = {
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
  unknown: 'Unknown',
};

export function bandBadge(band: Band): Html {
  return badge(band, bandWords[band]);
}

/** The letter of a tier; an account that is not on the roster has none. */
export function tierBadge(tier: Tier | null): Html {
  if (tier === null) return html`<span class="tier tier-none" title="Not on the roster">–</span>`;
  return html`<span class="tier tier-${tier}"><span class="hidden">Tier </span>${tier}</span>`;
}

/** How urgent a case is: open and unheard is red, somebody is on it amber, over or held is neither. */
export function caseTone(about: Pick<Case, 'state' | 'resolvedAs'>): Tone {
  if (about.state === 'open') return 'red';
  if (about.state === 'acknowledged') return 'amber';
  if (about.state === 'held') return 'unknown';
  return about.resolvedAs === 'saved' || about.resolvedAs === 'recovered' ? 'green' : 'plain';
}
