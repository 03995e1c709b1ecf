import type { Case } from '../cases/case.ts';
import { dayTime } from './dates.ts';
import { badge, caseTone } from './design/badge.ts';
import { type Html, html } from './html.ts';
import { casePath } from './links.ts';
import { kindWords, resolutionWords, sentence, stateWords } from './words.ts';

/** How a case stands, as a badge: `Acknowledged`, `Resolved: saved`, `Breached`. */
export function caseBadge(about: Case): Html {
  const isBreached = about.redChannel?.breached === true && about.state !== 'resolved';
  const state =
    about.resolvedAs === null ? stateWords[about.state] : `resolved: ${resolutionWords[about.resolvedAs]}`;
  return badge(caseTone(about), sentence(isBreached ? `${state}, breached` : state));
}

/** A case in one line that leads to its page. */
export function caseLink(about: Case): Html {
  return html`<a href="${casePath(about.caseId)}">${kindWords[about.kind]}</a> ${caseBadge(about)}`;
}

/** Since when a case has been there and until when. */
export function caseSpan({ openedOn, resolvedOn }: Case): Html {
  if (resolvedOn === null) return html`since ${dayTime(openedOn)}`;
  return html`${dayTime(openedOn)} to ${dayTime(resolvedOn)}`;
}
