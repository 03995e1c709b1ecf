import { linkCasePage } from '../console/link/case-page.ts';
import type { CaseStore, DirectoryStore } from '../ports.ts';
import type { PersonsAction } from './act.ts';
import type { Visit } from './answer-link.ts';
import { heldRescues } from './held-day.ts';
import type { PageReply } from './page-request.ts';

export type ShowPorts = { readonly cases: CaseStore; readonly directory: DirectoryStore };

/** The page of the case behind a link; null when there is no such case. */
export async function showCase(
  ports: ShowPorts,
  { caseId, reader, recipients, now, request }: Visit,
  before: PersonsAction | null,
): Promise<PageReply | null> {
  const about = await ports.cases.find(caseId);
  if (about === null) return null;
  const held = about.day === null ? [] : await heldRescues(ports.cases, about.day);
  const document = linkCasePage({
    about,
    now,
    locale: reader.locale,
    token: request.token,
    recipients: [...recipients.values()],
    held: held.length,
    before: before?.action ?? null,
  });
  return { status: 200, document };
}
