import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { MailboxEntry } from '../lambdas/console/pages/mailbox-page.ts';
import type { Delivery } from './embedded/sns/publish.ts';

/** Every message that local mode would have sent. It is kept in a file of one message a line. */
export type Mailbox = {
  readonly receive: (delivery: Delivery) => void;
  readonly entries: () => readonly MailboxEntry[];
};

const topicMark = 'recipient-';

/** Opens the mailbox kept in this file, which need not exist yet. */
export function openMailbox(file: string): Mailbox {
  const entries: MailboxEntry[] = existsSync(file)
    ? readFileSync(file, 'utf8').split('\n').flatMap(entryIn)
    : [];
  return {
    entries: () => entries,
    receive(delivery) {
      for (const entry of entriesOf(delivery)) {
        // On a line of its own, also where the one before was cut off.
        appendFileSync(file, `\n${JSON.stringify(entry)}`);
        entries.push(entry);
      }
    },
  };
}

/** A line that is none was cut off before SNS had said that it took the message, which therefore came again. */
function entryIn(line: string): MailboxEntry[] {
  try {
    return [JSON.parse(line) as MailboxEntry];
  } catch {
    return [];
  }
}

function entriesOf(delivery: Delivery): MailboxEntry[] {
  const topic = delivery.topicArn?.split(':').at(-1) ?? '';
  const place = topic.indexOf(topicMark);
  if (place < 0) return [];
  const common = {
    at: new Date(delivery.at).toISOString(),
    recipientId: topic.slice(place + topicMark.length),
  };
  return delivery.deliveries.flatMap(({ protocol, endpoint, body }): MailboxEntry[] => {
    if (protocol === 'email') {
      return [{ ...common, kind: 'email', to: endpoint, subject: delivery.subject ?? '', body }];
    }
    return protocol === 'sms' ? [{ ...common, kind: 'sms', to: endpoint, body }] : [];
  });
}
