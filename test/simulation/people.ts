import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { packClaim, unpackClaim } from '../../lambdas/adapters/link-claim.ts';
import { subjectOf } from '../../lambdas/cases/case-id.ts';
import { addHours } from '../../lambdas/cases/instant.ts';
import type { LinkClaim } from '../../lambdas/ports.ts';
import { answerAsGateway } from '../../local/pages.ts';
import { type Flaws, flawsOf } from './browser.ts';
import type { Subject } from './scenario.ts';
import type { Deed } from './seen.ts';

/** What a browser says of a form that our own page sends. */
const ownSite = { 'sec-fetch-site': 'same-origin' };

/** Where links lead, below the stage of an API. */
export const linkBaseUrl = 'https://bellwether.example/p';

/** The link of a message that leads to this case; null when the message is about others. */
export function linkIn(text: string, about: Subject): string | null {
  const found = linksIn(text).find((link) => isAbout(caseOfLink(link), about));
  return found ?? null;
}

/** Every link of a message: to which case, for whom. */
export function claimsIn(text: string): readonly LinkClaim[] {
  return linksIn(text).map(claimOf);
}

/** Every link of a message, in order. */
export function linksIn(text: string): readonly string[] {
  return text.match(/\/c\/v1\.[\w-]+\.[\w-]+\.[\w-]+/g) ?? [];
}

/** The case that a link leads to. */
export function caseOfLink(link: string): string {
  return claimOf(link).caseId;
}

function claimOf(link: string): LinkClaim {
  return unpackClaim(Buffer.from(link.split('.')[2] ?? '', 'base64url'));
}

function isAbout(caseId: string, about: Subject): boolean {
  const [kind, of = ''] = about.split(/ (.*)/s);
  const subject = subjectOf(caseId);
  if (subject === null || subject.kind !== kind) return false;
  return subject.kind === 'data-quality' ? subject.day === of : subject.accountDigest === digestOf(of);
}

/** What ids of cases call an account. */
function digestOf(accountId: string): string {
  return createHash('sha256').update(accountId).digest('hex').slice(0, 16);
}

/** What somebody is shown; null when it is not what they looked for. */
export type Shown = Flaws & { readonly html: string | null };

/** Opens the page behind a link, as a mail scanner does. */
export async function lookAt(link: string): Promise<Shown> {
  const reply = await answerAsGateway({ method: 'GET', path: link, headers: {}, body: '' });
  return { html: reply.status === 200 ? reply.body : null, ...flawsOf(reply, addressOf(link)) };
}

function addressOf(link: string): URL {
  return new URL(linkBaseUrl + link);
}

/** Posts a form to the page behind a link, from that page or as somebody else would. */
export async function doDeed(
  link: string,
  posts: string,
  from: 'own-page' | 'elsewhere',
): Promise<Pick<Deed, 'outcome' | 'page' | 'language'> & Flaws> {
  const strange = strangeForms.find(({ action }) => posts.startsWith(`action=${action}`))?.of(posts);
  const reply = await answerAsGateway({
    method: 'POST',
    path: link,
    headers: {
      [isOld(posts) ? 'Content-Type' : 'content-type']: formType,
      ...whereFrom(from, posts),
      ...(from === 'elsewhere' ? strange?.headers : {}),
    },
    body: from === 'elsewhere' ? (strange?.body ?? posts) : sentBy(posts),
  });
  const { status, body } = reply;
  const flaws = flawsOf(reply, addressOf(link));
  const language = languageOf(body);
  if (status === 403) return { outcome: 'turned-away', page: null, language, ...flaws };
  const page = status === 200 ? body : null;
  return { outcome: status === 303 || page !== null ? 'done' : 'refused', page, language, ...flaws };
}

/** What a page says that it is in. */
export function languageOf(html: string): string | null {
  return /<html lang="([^"]*)"/.exec(html)?.[1] ?? null;
}

const formType = 'application/x-www-form-urlencoded';
/** A form is no longer than this, in characters. */
const longestForm = 32 * 1024;

/** A form of ours has room for a note; whoever hands a case over fills it up with blanks. */
function sentBy(posts: string): string {
  const body = posts.includes('&note=') ? posts : `${posts}&note=`;
  return posts.startsWith('action=hand-over') ? body.padEnd(longestForm, '+') : body;
}

/** What no page of ours sends, though it says that it comes from one: of another type, in other letters, too long, broken. */
const strangeForms = [
  {
    action: 'on-site',
    of: (body: string) => ({ body, headers: { ...ownSite, 'content-type': 'text/plain' } }),
  },
  {
    action: 'commitment-sent',
    of: (body: string) => ({ body, headers: { ...ownSite, 'content-type': `${formType}; charset=utf-16` } }),
  },
  {
    action: 'hand-over',
    of: (body: string) => ({ body: `${sentBy(body)}+`, headers: ownSite }),
  },
  { action: 'release', of: (body: string) => ({ body: `${body}%E4`, headers: ownSite }) },
];

/** Another site, or one of which a browser does not say which. */
function originOf(posts: string): string {
  return posts.includes('note=') ? 'null' : 'https://elsewhere.example';
}

/** Another site, one of ours that is not this, or none: it was not sent from a page. */
function siteOf(posts: string): string {
  if (posts.includes('note=')) return 'none';
  return posts.startsWith('action=resolve') ? 'same-site' : 'cross-site';
}

/** Whoever acknowledges has an old browser, which writes names of headers in capitals. */
function isOld(posts: string): boolean {
  return posts.startsWith('action=acknowledge');
}

/** What a browser says of where a form was sent from; a very old one, which discards, says nothing of its own pages. */
function whereFrom(from: 'own-page' | 'elsewhere', posts: string): Readonly<Record<string, string>> {
  const isOwn = from === 'own-page';
  if (isOwn && posts.startsWith('action=discard')) return {};
  return isOld(posts)
    ? { Origin: isOwn ? new URL(linkBaseUrl).origin : originOf(posts) }
    : isOwn
      ? ownSite
      : { 'sec-fetch-site': siteOf(posts) };
}

/** The link with a later end, under the signature of the one that it was made of. */
export function forgedFrom(link: string): string {
  const { expiresAt, ...claim } = claimOf(link);
  const later = packClaim({ ...claim, expiresAt: addHours(expiresAt, 24) }).toString('base64url');
  return link.split('.').with(2, later).join('.');
}
