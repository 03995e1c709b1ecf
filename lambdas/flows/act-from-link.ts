import { deedRefusedPage } from '../console/link/refused-page.ts';
import { act } from './act.ts';
import type { LinkPorts, Visit } from './answer-link.ts';
import { askedAction } from './asked-action.ts';
import type { PageReply } from './page-request.ts';
import { showCase } from './show-case.ts';

/** The longest form of ours is a note of 2,000 characters, each up to twelve bytes as a form sends them. */
const mostBodyUnits = 32 * 1024;

const formType = /^application\/x-www-form-urlencoded\s*(?:;\s*charset=utf-8\s*)?$/i;

/**
 * Does what a posted form asks for, and sends its reader back to the page. What cannot be done leaves no trace:
 * what was done before is told with who did it, everything else is refused.
 */
export async function actFromLink(ports: LinkPorts, visit: Visit): Promise<PageReply> {
  const { request, claim, reader, recipients, now } = visit;
  const refused = (status: 400 | 403 | 409 | 413 | 415): PageReply => ({
    status,
    document: deedRefusedPage(reader.locale, request.token),
  });
  if (!isFromOwnPage(visit, ports.ownOrigin)) return refused(403);
  if (!formType.test(request.contentType ?? '')) return refused(415);
  if (request.body.length > mostBodyUnits) return refused(413);
  const asked = askedAction(request.body);
  if (asked === null) return refused(400);
  const { action, note } = asked;
  if (action.action === 'hand-over' && !recipients.has(action.to)) return refused(400);

  const result = await act(ports, claim.caseId, action, { by: reader.recipientId, at: now, note });
  if (result.outcome === 'changed') return { status: 303, location: `./${request.token}` };
  if (result.because !== 'already-done') return refused(409);
  return (await showCase(ports, visit, asked)) ?? refused(409);
}

/** A browser tells where a form was sent from, by one header or, if it is old, by another; our own pages count. */
function isFromOwnPage({ request: { fetchSite, origin } }: Visit, ownOrigin: string): boolean {
  return fetchSite === null ? origin === null || origin === ownOrigin : fetchSite === 'same-origin';
}
