import type { Case, Instant } from '../../cases/case.ts';
import type { Recipient } from '../../cases/directory.ts';
import type { Locale } from '../../cases/notice.ts';
import { openActions } from '../../cases/open-actions.ts';
import { html } from '../html.ts';

export type LinkCaseFacts = {
  readonly about: Case;
  readonly now: Instant;
  readonly locale: Locale;
  readonly token: string;
  readonly recipients: readonly Recipient[];
  readonly held: number;
  readonly before: string | null;
};

export function linkCasePage(facts: LinkCaseFacts): string {
  const { about, held, before } = facts;
  const actions = [...(held > 0 ? ['release', 'discard'] : []), ...openActions(about)];
  return String(
    html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bellwether</title></head><body><h1>${about.caseId}</h1><p>${about.state}</p>${before === null ? null : html`<p>Already done: ${before}</p>`}${actions.map(
      (action) =>
        html`<form method="post"><input type="hidden" name="action" value="${action}"><button>${action}</button></form>`,
    )}</body></html>`,
  );
}
