import type { Account, Recipient } from '../cases/directory.ts';
import type { DirectoryStore } from '../ports.ts';
import type { LinedWorkStore } from './s3-work.ts';

const accountsKey = 'directory/accounts.jsonl';
const recipientsKey = 'directory/recipients.jsonl';

/**
 * The directory in the work bucket, where data teams cannot write. One entry a line, read one by one: the text of
 * a hundred thousand accounts is never in memory as a whole.
 */
export function workDirectory(work: LinedWorkStore): DirectoryStore {
  async function read<Entry>(key: string, idOf: (entry: Entry) => string): Promise<Map<string, Entry>> {
    const entries = new Map<string, Entry>();
    for await (const line of work.readLines(key)) {
      const entry = JSON.parse(line) as Entry;
      entries.set(idOf(entry), entry);
    }
    return entries;
  }
  const save = (key: string, entries: readonly unknown[]) =>
    work.write(key, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  return {
    accounts: () => read<Account>(accountsKey, (account) => account.accountId),
    recipients: () => read<Recipient>(recipientsKey, (recipient) => recipient.recipientId),
    saveAccounts: (accounts) => save(accountsKey, accounts),
    saveRecipients: (recipients) => save(recipientsKey, recipients),
  };
}
