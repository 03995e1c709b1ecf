import type { Account, Recipient } from '../cases/directory.ts';
import type { DirectoryStore, WorkStore } from '../ports.ts';

const accountsKey = 'directory/accounts.json';
const recipientsKey = 'directory/recipients.json';

/** The directory in the work bucket, where data teams cannot write. */
export function workDirectory(work: WorkStore): DirectoryStore {
  const readList = async <T>(key: string): Promise<readonly T[]> => {
    const text = await work.read(key);
    return text === null ? [] : (JSON.parse(text) as T[]);
  };
  return {
    async accounts() {
      const list = await readList<Account>(accountsKey);
      return new Map(list.map((account) => [account.accountId, account]));
    },
    async recipients() {
      const list = await readList<Recipient>(recipientsKey);
      return new Map(list.map((recipient) => [recipient.recipientId, recipient]));
    },
    saveAccounts: (accounts) => work.write(accountsKey, JSON.stringify(accounts)),
    saveRecipients: (recipients) => work.write(recipientsKey, JSON.stringify(recipients)),
  };
}
