import type { Instant } from '../cases/case.ts';
import type { Recipient } from '../cases/directory.ts';
import { linkRefusedPage } from '../console/link/refused-page.ts';
import type { LinkClaim } from '../ports.ts';
import { actFromLink } from './act-from-link.ts';
import type { HeldDayPorts } from './held-day.ts';
import type { FactPorts } from './link-facts.ts';
import type { PageReply, PageRequest } from './page-request.ts';
import { showCase } from './show-case.ts';
import { showLetter } from './show-letter.ts';

export type LinkPorts = HeldDayPorts &
  FactPorts & {
    /** Where the pages are in a browser's eyes: scheme, host and port. */
    readonly ownOrigin: string;
  };

/** A request in the hands of the person whom the link was made for. */
export type Visit = {
  readonly request: PageRequest;
  readonly claim: LinkClaim;
  readonly reader: Recipient;
  readonly recipients: ReadonlyMap<string, Recipient>;
  readonly now: Instant;
};

/**
 * Answers somebody who came by a link. Whoever has left the list of recipients is refused in the same words as a
 * link that is none: their links opened doors only as long as they had a place in the company.
 */
export async function answerLink(ports: LinkPorts, request: PageRequest, now: Instant): Promise<PageReply> {
  const { claim } = request;
  const recipients = claim === null ? null : await ports.directory.recipients();
  const reader = claim === null ? undefined : recipients?.get(claim.recipientId);
  if (claim === null || recipients === null || reader === undefined) return linkRefused;
  const visit = { request, claim, reader, recipients, now };
  switch (`${request.method} ${request.page}`) {
    case 'GET case':
      return (await showCase(ports, visit, null)) ?? linkRefused;
    case 'GET letter':
      return (await showLetter(ports, visit)) ?? linkRefused;
    case 'POST case':
      return actFromLink(ports, visit);
    default:
      return linkRefused;
  }
}

const linkRefused: PageReply = { status: 403, document: linkRefusedPage };
