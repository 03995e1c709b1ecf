import { smsParts } from '../../lambdas/cases/text/sms-length.ts';
import { pagingOf } from '../../lambdas/console/design/pager.ts';
import { type MailboxEntry, mailboxPage } from '../../lambdas/console/pages/mailbox-page.ts';
import type { ConsoleSources } from './sources.ts';

const MESSAGES_PER_PAGE = 50;

/** Every message, newest first, narrowed to the recipients that the query names. */
export async function mailbox(
  sources: ConsoleSources,
  query: URLSearchParams,
  ownUrl: string,
): Promise<string> {
  const recipients = await sources.ports.directory.recipients();
  const nameOf = (recipientId: string) => recipients.get(recipientId)?.name ?? null;
  const all = sources.mailbox();
  const chosen = (query.get('to') ?? '').trim().slice(0, 100);
  const isMeant = narrowedTo(chosen, new Set(all.map(({ recipientId }) => recipientId)), nameOf);
  const entries = newestFirst(all.filter(({ recipientId }) => isMeant(recipientId)));
  const paging = pagingOf(Number(query.get('page') ?? '1'), entries.length, MESSAGES_PER_PAGE);
  const shown = entries.slice((paging.number - 1) * MESSAGES_PER_PAGE, paging.number * MESSAGES_PER_PAGE);
  return mailboxPage({
    now: sources.now(),
    messages: shown.map((each) => (each.kind === 'sms' ? { ...each, parts: smsParts(each.body) } : each)),
    found: entries.length,
    paging,
    chosen,
    nameOf,
    ownUrl,
  });
}

/** A recipient id means that person alone, any other text everyone whose name or id has it in it. */
function narrowedTo(
  chosen: string,
  reached: ReadonlySet<string>,
  nameOf: (recipientId: string) => string | null,
): (recipientId: string) => boolean {
  if (reached.has(chosen)) return (recipientId) => recipientId === chosen;
  const part = chosen.toLowerCase();
  const meant = [...reached].filter((recipientId) =>
    [recipientId, nameOf(recipientId) ?? ''].some((text) => text.toLowerCase().includes(part)),
  );
  const isMeant = new Set(meant);
  return (recipientId) => isMeant.has(recipientId);
}

/** Of messages of one instant, the one delivered last comes first. */
function newestFirst(entries: readonly MailboxEntry[]): readonly MailboxEntry[] {
  return entries.toReversed().sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
