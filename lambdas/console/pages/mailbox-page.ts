import type { Instant } from '../../cases/case.ts';
import { distanceText, instantTime } from '../dates.ts';
import { badge } from '../design/badge.ts';
import { type Paging, pager } from '../design/pager.ts';
import { foreign } from '../design/sections.ts';
import { documentText, pageHead } from '../document.ts';
import { count, counted } from '../figures.ts';
import { type Html, html } from '../html.ts';

type Delivered = {
  readonly at: Instant;
  readonly recipientId: string;
  /** The address or number that it went to. */
  readonly to: string;
  readonly body: string;
};

type MailMessage = Delivered & { readonly kind: 'email'; readonly subject: string };
type TextMessage = Delivered & { readonly kind: 'sms' };

/** One e-mail or SMS as its recipient got it. */
export type MailboxEntry = MailMessage | TextMessage;

export type MailboxFacts = {
  readonly now: Instant;
  /** Newest first; an SMS with the number of parts that it was sent in. */
  readonly messages: readonly (MailMessage | (TextMessage & { readonly parts: number }))[];
  readonly found: number;
  readonly paging: Paging;
  /** The recipient id, or the part of a name or id, that the list is narrowed to; empty for none. */
  readonly chosen: string;
  /** The name of a recipient; null for one who has left. */
  readonly nameOf: (recipientId: string) => string | null;
  /** Where links of our own begin, without a trailing slash; only these can be followed. */
  readonly ownUrl: string;
};

/** Every message that left the house, as it looks where it arrives. */
export function mailboxPage(facts: MailboxFacts): string {
  const { messages, found, paging, chosen } = facts;
  const content = html`${pageHead({
    heading: html`<h1>Mailbox</h1>`,
    lead: 'Every e-mail and SMS as its recipient gets it. In local mode nothing leaves this machine.',
  })}
<form class="narrow" action="/mailbox" method="get" role="search">
<label class="wide">Recipient’s name or id<input type="search" name="to" value="${chosen}" maxlength="100" autocomplete="off"></label>
<button type="submit">Show</button>
</form>
<p class="soft small">${counted(found, 'message')}, newest first</p>
${messages.length === 0 ? html`<p class="empty">Nothing was sent${chosen === '' ? null : ' to such a recipient'}.</p>` : html`<ol class="messages">${messages.map((each) => html`<li>${message(each, facts)}</li>`)}</ol>`}
${pager('/mailbox', { to: chosen }, paging)}`;
  return documentText({ title: 'Mailbox', place: '/mailbox', content });
}

function message(each: MailboxFacts['messages'][number], facts: MailboxFacts): Html {
  const person = facts.nameOf(each.recipientId) ?? each.recipientId;
  const when = html`${instantTime(each.at)} · ${distanceText(each.at, facts.now)}`;
  if (each.kind === 'email') {
    return html`<article class="mail"><header><h2>${foreign(each.subject)}</h2><p class="meta">To ${foreign(person)} &lt;${foreign(each.to)}&gt;</p><p class="meta">${when}</p></header><div class="body" dir="auto">${withLinks(each.body, facts.ownUrl)}</div></article>`;
  }
  const parts = badge(each.parts === 1 ? 'plain' : 'amber', counted(each.parts, 'part'));
  return html`<article class="phone"><h2>SMS to ${foreign(person)}, ${foreign(each.to)}</h2><div class="bubble body" dir="auto">${withLinks(each.body, facts.ownUrl)}</div><p class="meta">${when} · ${count([...each.body].length)} characters ${parts}</p></article>`;
}

/** A body in which links of our own can be followed; others stay text. Our mark behind some names works as it does there. */
function withLinks(body: string, ownUrl: string): readonly (Html | string)[] {
  return body.split(/(https?:\/\/[^\s<>"]+|\u200e)/).map((part) => {
    if (part === '\u200e') return html`&lrm;`;
    const isOurs = part.startsWith(`${ownUrl}/`);
    return isOurs ? html`<a href="${part.slice(ownUrl.length)}">${part}</a>` : part;
  });
}
