import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { unpackClaim } from '../../lambdas/adapters/link-claim.ts';
import { subjectOf } from '../../lambdas/cases/case-id.ts';
import { answerAsGateway } from '../../local/pages.ts';
import type { Habit, Subject } from './scenario.ts';

/** The link of a message that leads to this case; null when the message is about others. */
export function linkIn(text: string, about: Subject): string | null {
  const links = [...text.matchAll(/\/c\/(v1\.[\w-]+\.[\w-]+\.[\w-]+)/g)];
  const found = links.find(([, token = '']) => isAbout(caseOfToken(token), about));
  return found?.[0] ?? null;
}

/** The case that a link leads to. */
export function caseOfLink(link: string): string {
  return caseOfToken(link.slice('/c/'.length));
}

function caseOfToken(token: string): string {
  return unpackClaim(Buffer.from(token.split('.')[2] ?? '', 'base64url')).caseId;
}

export function isAbout(caseId: string, about: Subject): boolean {
  const [kind, of = ''] = about.split(/ (.*)/s);
  const subject = subjectOf(caseId);
  if (subject === null || subject.kind !== kind) return false;
  return subject.kind === 'data-quality' ? subject.day === of : subject.accountDigest === digestOf(of);
}

/** What ids of cases call an account. */
export function digestOf(accountId: string): string {
  return createHash('sha256').update(accountId).digest('hex').slice(0, 16);
}

/** Opens the page behind a link, as a mail scanner does. */
export function lookAt(link: string) {
  return answerAsGateway({ method: 'GET', path: link, headers: {}, body: '' });
}

/** Posts a form of the page behind a link. */
export async function doDeed(link: string, { posts }: Habit): Promise<'done' | 'refused'> {
  const { status } = await answerAsGateway({
    method: 'POST',
    path: link,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: posts,
  });
  return status === 303 || status === 200 ? 'done' : 'refused';
}
