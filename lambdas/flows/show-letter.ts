import { isLetterDrafted } from '../cases/open-actions.ts';
import { letterPage } from '../console/link/letter-page.ts';
import { noLetterPage } from '../console/link/refused-page.ts';
import type { Visit } from './answer-link.ts';
import { type FactPorts, linkFacts } from './link-facts.ts';
import type { PageReply } from './page-request.ts';

const locales = ['en', 'zh-CN', 'zh-TW'] as const;

/**
 * The draft of the letter of commitment, in the language that is asked for, else the reader's; null when there is
 * no such case. There is none before a person has resolved the red channel.
 */
export async function showLetter(ports: FactPorts, visit: Visit): Promise<PageReply | null> {
  const { request, reader } = visit;
  const facts = await linkFacts(ports, visit);
  if (facts === null) return null;
  if (!isLetterDrafted(facts.about)) {
    return { status: 409, document: noLetterPage(reader.locale, request.token) };
  }
  const locale = locales.find((each) => each === request.language) ?? reader.locale;
  return { status: 200, document: letterPage(facts, locale) };
}
