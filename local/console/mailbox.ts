import { smsParts } from '../../lambdas/cases/text/sms-length.ts';
import { pagingOf } from '../../lambdas/console/design/pager.ts';
import { type MailboxEntry, mailboxPage } from '../../lambdas/console/pages/mailbox-page.ts';
import type { ConsoleSources } from './sources.ts';

const MESSAGES_PER_PAGE = 50;

/** Every message, newest first, narrowed to one recipient when the query names one. */
export async function mailbox(
  sources: ConsoleSources,
  query: URLSearchParams,
  ownUrl: string,
): Promise<string> {
  const recipients = await sources.ports.directory.recipients();
  const people = new Map([...recipients.values()].map(({ recipientId, name }) => [recipientId, name]));
  const all = sources.mailbox();
  const reached = [...new Set(all.map(({ recipientId }) => recipientId))].sort();
  const chosen = reached.find((recipientId) => recipientId === query.get('to')) ?? '';
  const entries = newestFirst(chosen === '' ? all : all.filter(({ recipientId }) => recipientId === chosen));
  const paging = pagingOf(Number(query.get('page') ?? '1'), entries.length, MESSAGES_PER_PAGE);
  const shown = entries.slice((paging.number - 1) * MESSAGES_PER_PAGE, paging.number * MESSAGES_PER_PAGE);
  return mailboxPage({
    now: sources.now(),
    messages: shown.map((each) => (each.kind === 'sms' ? { ...each, parts: smsParts(each.body) } : each)),
    found: entries.length,
    paging,
    recipients: reached.map((recipientId) => ({ recipientId, name: people.get(recipientId) ?? null })),
    chosen,
    people,
    ownUrl,
  });
}

/** Of messages of one instant, the one delivered last comes first. */
function newestFirst(entries: readonly MailboxEntry[]): readonly MailboxEntry[] {
  return entries.toReversed().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
