import { earlierDeed } from '../cases/earlier-deed.ts';
import { linkCasePage } from '../console/link/case-page.ts';
import type { Visit } from './answer-link.ts';
import type { Asked } from './asked-action.ts';
import { type FactPorts, linkFacts } from './link-facts.ts';
import type { PageReply } from './page-request.ts';

/**
 * The page of the case behind a link; null when there is no such case.
 *
 * @param before what was asked for and had been done before
 */
export async function showCase(
  ports: FactPorts,
  visit: Visit,
  before: Asked | null,
): Promise<PageReply | null> {
  const facts = await linkFacts(ports, visit);
  if (facts === null) return null;
  const done =
    before === null ? null : { deed: earlierDeed(facts.about, before.action.action), note: before.note };
  return { status: 200, document: linkCasePage(facts, done) };
}
