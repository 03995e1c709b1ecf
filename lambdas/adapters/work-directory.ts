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
  const save = (key: string, entries: readonly unknown[]) =>
    work.write(key, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  return {
    async findAccounts(ids) {
      const wanted = new Set(ids);
      const found = new Map<string, Account>();
      if (wanted.size === 0) return found;
      const object = await work.openLines(accountsKey, null);
      if (object === null || object === 'unchanged') return found;
      for await (const line of object.lines) {
        const account = JSON.parse(line) as Account;
        if (wanted.has(account.accountId)) found.set(account.accountId, account);
      }
      return found;
    },
    accounts: keptWhileUnchanged(work, accountsKey, (account: Account) => account.accountId),
    recipients: keptWhileUnchanged(work, recipientsKey, (recipient: Recipient) => recipient.recipientId),
    saveAccounts: (accounts) => save(accountsKey, accounts),
    saveRecipients: (recipients) => save(recipientsKey, recipients),
  };
}

/**
 * Reads a paper, and asks from then on only whether it is still the same: a warm function that tells somebody every
 * minute reads the roster once. What was read is held weakly, so that it goes when the memory is needed.
 */
function keptWhileUnchanged<Entry extends object>(
  work: LinedWorkStore,
  key: string,
  idOf: (entry: Entry) => string,
): () => Promise<ReadonlyMap<string, Entry>> {
  let last: { readonly etag: string; readonly entries: WeakRef<ReadonlyMap<string, Entry>> } | null = null;
  return async () => {
    const kept = last?.entries.deref() ?? null;
    const object = await work.openLines(key, kept === null ? null : (last?.etag ?? null));
    if (kept !== null && object === 'unchanged') return kept;
    const entries = new Map<string, Entry>();
    if (object === null || object === 'unchanged') return entries;
    for await (const line of object.lines) {
      const entry = JSON.parse(line) as Entry;
      entries.set(idOf(entry), entry);
    }
    last = { etag: object.etag, entries: new WeakRef(entries) };
    return entries;
  };
}
