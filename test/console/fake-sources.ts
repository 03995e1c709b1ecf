import type { Case } from '../../lambdas/cases/case.ts';
import type { Account, Recipient } from '../../lambdas/cases/directory.ts';
import type { MailboxEntry } from '../../lambdas/console/pages/mailbox-page.ts';
import type { DayRecord, HistoryItem } from '../../lambdas/ports.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import type { ConsoleSources } from '../../local/console/sources.ts';

/** What the fake ports hold; a test says only what it is about. */
export type World = {
  readonly accounts: readonly Account[];
  readonly recipients: readonly Recipient[];
  readonly items: readonly HistoryItem[];
  readonly records: readonly DayRecord[];
  readonly cases: readonly Case[];
  /** Objects of the feed bucket by key. */
  readonly objects: Readonly<Record<string, string>>;
  readonly mailbox: readonly MailboxEntry[];
};

const emptyWorld: World = {
  accounts: [],
  recipients: [],
  items: [],
  records: [],
  cases: [],
  objects: {},
  mailbox: [],
};

export const now = '2026-03-08T09:30:00.000Z';

/** Read-only sources over a world; whatever would write throws. */
export function fakeSources(part: Partial<World>): ConsoleSources {
  const world = { ...emptyWorld, ...part };
  const byDay = groupedByDay(world.items);
  return {
    model: defaultModel,
    times: { runAt: '06:00', deadlineAt: '12:00', timeZone: 'UTC' },
    mailbox: () => world.mailbox,
    accountsOfDay: async (day) =>
      [...(byDay.get(day)?.values() ?? [])].map(({ accountId, index }) => ({ accountId, index })),
    now: () => now,
    ports: {
      history: {
        findMany: async (accountIds, day) =>
          new Map(accountIds.flatMap((id) => itemOf(byDay, id, day)).map((item) => [item.accountId, item])),
        findLatest: async (accountId, before, limit) =>
          world.items
            .filter((item) => item.accountId === accountId && item.day < before)
            .toSorted((a, b) => (a.day < b.day ? 1 : -1))
            .slice(0, limit),
        listFrom: async (accountId, from) =>
          world.items.filter((item) => item.accountId === accountId && item.day >= from),
        save: readOnly,
        remove: readOnly,
      },
      days: {
        find: async (day) => world.records.find((record) => record.day === day) ?? null,
        list: async () => world.records,
        save: readOnly,
        replace: readOnly,
        lock: readOnly,
        keepLock: readOnly,
        unlock: readOnly,
      },
      cases: {
        find: async (caseId) => world.cases.find((about) => about.caseId === caseId) ?? null,
        ofAccount: async (accountId) => world.cases.filter((about) => about.accountId === accountId),
        ofDay: async (day) => world.cases.filter((about) => about.day === day),
        aliveFrom: async (kind, day) =>
          world.cases.filter((about) => about.kind === kind && (about.resolvedOn ?? day) >= day),
        dueBy: async () => [],
        nextDueAt: async () =>
          world.cases
            .flatMap(({ owed }) => owed.map(({ at }) => at))
            .sort()
            .at(0) ?? null,
        save: readOnly,
      },
      feed: {
        list: async (prefix, part = { after: '', atMost: Number.POSITIVE_INFINITY }) =>
          Object.keys(world.objects)
            .filter((key) => key.startsWith(prefix) && key > part.after)
            .sort()
            .slice(0, part.atMost)
            .map((key) => ({ key, etag: '', bytes: 0 })),
        read: async (key) => bodyOf(world.objects[key]),
        writeReceipt: readOnly,
      },
      directory: {
        accounts: async () => new Map(world.accounts.map((account) => [account.accountId, account])),
        recipients: async () => new Map(world.recipients.map((each) => [each.recipientId, each])),
        findAccounts: readOnly,
        saveAccounts: readOnly,
        saveRecipients: readOnly,
      },
      work: { list: async () => [], read: async () => null, write: readOnly },
    },
  };
}

type ByDay = ReadonlyMap<string, ReadonlyMap<string, HistoryItem>>;

function groupedByDay(items: readonly HistoryItem[]): ByDay {
  const byDay = new Map<string, Map<string, HistoryItem>>();
  for (const item of items) {
    const day = byDay.get(item.day) ?? new Map<string, HistoryItem>();
    byDay.set(item.day, day.set(item.accountId, item));
  }
  return byDay;
}

function itemOf(byDay: ByDay, accountId: string, day: string): readonly HistoryItem[] {
  const item = byDay.get(day)?.get(accountId);
  return item === undefined ? [] : [item];
}

function bodyOf(text: string | undefined) {
  if (text === undefined) return null;
  const bytes = new TextEncoder().encode(text);
  async function* chunks() {
    yield bytes;
  }
  return { version: 'v1', etag: '', bytes: bytes.length, chunks: chunks() };
}

async function readOnly(): Promise<never> {
  throw new Error('the console wrote to a port');
}
