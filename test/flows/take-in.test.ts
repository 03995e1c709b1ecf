import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { dayTimes, wireTick } from '../../lambdas/adapters/wiring.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { feedFolders, prefixesOf, type TakeInPorts, takeIn } from '../../lambdas/flows/take-in.ts';
import type { CaseStore, FeedStore } from '../../lambdas/ports.ts';
import { feedBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { startStory } from '../support/story.ts';

const complaint = (id: string, account = 'acme', severity = 'critical') =>
  `complaint_id,account_id,reported_at,severity,summary\n${id},${account},2026-03-01T00:00:00Z,${severity},\n`;

const put = (story: Awaited<ReturnType<typeof startStory>>, Key: string, Body: string) =>
  story.world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key, Body }));

const files = {
  'accounts/accounts.csv': rosterFile({ acme: { tier: 'A' }, bolt: {} }),
  'recipients/recipients.csv': recipientsFile({ ...people, nora: {} }),
  'complaints/a.csv': complaint('c-1'),
  'complaints/b.csv': complaint('c-2'),
  'complaints/c.csv': complaint('c-3', 'bolt', 'low'),
  'complaints/nonsense.txt': '',
};

/** Takes in these files while one of them cannot be read; which were answered, and which on the next attempt. */
async function takenWithout(torn: keyof typeof files) {
  const story = await startStory({ acme: { tier: 'A' } });
  for (const [key, body] of Object.entries(files)) await put(story, key, body);
  const environment = tickEnvironment.parse(process.env);
  const ports = wireTick(environment);
  const read: FeedStore['read'] = (key, part) =>
    key === torn ? Promise.reject(new Error('torn')) : ports.feed.read(key, part);
  const take = (feed: FeedStore) =>
    takeIn({ ...ports, feed }, dayTimes(environment), feedFolders, story.now());

  await expect(take({ ...ports.feed, read })).rejects.toThrow('torn');
  const first = new Set((await ports.ledger.list('taken')).keys());
  const applied = [...(await ports.ledger.list('complaints-applied')).keys()];
  return { first, applied, next: new Set((await take(ports.feed)).answered) };
}

test('recipients that cannot be taken stop nothing else, and are taken the next time', async () => {
  const { applied, next } = await takenWithout('recipients/recipients.csv');

  expect(applied).toEqual(['c-1', 'c-2', 'c-3']);
  expect(next).toEqual(new Set(['recipients/recipients.csv']));
});

test('complaints wait for the roster that came with them, because it says which are grave', async () => {
  const { applied, next } = await takenWithout('accounts/accounts.csv');

  expect(applied).toEqual([]);
  expect(next).toEqual(
    new Set(['accounts/accounts.csv', 'complaints/a.csv', 'complaints/b.csv', 'complaints/c.csv']),
  );
});

test('complaints that cannot be read stop no other, but for those that may have no case without them', async () => {
  const { first, applied, next } = await takenWithout('complaints/a.csv');

  expect(applied).toEqual(['c-2']);
  expect(first).toContain('complaints/nonsense.txt');
  expect(next).toEqual(new Set(['complaints/a.csv', 'complaints/b.csv', 'complaints/c.csv']));
});

test('complaints of an account that the roster lacks wait for it, for as long as it does not have it', async () => {
  const story = await startStory({ bolt: {} });
  const environment = tickEnvironment.parse(process.env);
  const ports = wireTick(environment);
  const take = (changes: Partial<FeedStore> = {}) =>
    takeIn(
      { ...ports, feed: { ...ports.feed, ...changes } },
      dayTimes(environment),
      feedFolders,
      story.now(),
    );
  const waiting = async () => (await ports.ledger.list('waiting-complaints')).get('complaints/a.csv');
  await put(story, 'complaints/a.csv', complaint('c-1'));
  await take();
  expect(await waiting()).toBe(story.now());

  // The file that waits cannot be read when the roster comes: what it said is known, its receipt comes later.
  await put(story, 'accounts/accounts.csv', rosterFile({ acme: { tier: 'A' }, bolt: {} }));
  const read: FeedStore['read'] = (key, part) =>
    key.startsWith('complaints/') ? Promise.reject(new Error('torn')) : ports.feed.read(key, part);
  await expect(take({ read })).rejects.toThrow('torn');
  expect(await ports.ledger.find('complaints-applied', 'c-1')).toBe(story.now());
  expect(await waiting()).not.toBe('');
  await take();

  expect(await waiting()).toBe('');
});

test('a grave complaint that could not be stored is taken when other complaints have taken the place of its file', async () => {
  const story = await startStory({ acme: { tier: 'A' } });
  const environment = tickEnvironment.parse(process.env);
  const ports = wireTick(environment);
  const take = (changes: Partial<CaseStore> = {}) =>
    takeIn(
      { ...ports, cases: { ...ports.cases, ...changes } },
      dayTimes(environment),
      feedFolders,
      story.now(),
    );
  await put(story, 'complaints/a.csv', complaint('c-1'));
  await expect(take({ save: () => Promise.reject(new Error('out')) })).rejects.toThrow('out');

  await put(story, 'complaints/a.csv', complaint('c-2', 'acme', 'low'));
  await take();

  const [red] = await ports.cases.ofAccount('acme');
  expect([...(red?.redChannel?.complaintIds ?? [])].sort()).toEqual(['c-1', 'c-2']);
});

test('complaints that S3 tells of before the roster that landed with them are judged by it', async () => {
  const story = await startStory({ acme: { tier: 'C' } });
  const environment = tickEnvironment.parse(process.env);
  const ports = wireTick(environment);
  await put(story, 'accounts/accounts.csv', rosterFile({ acme: { tier: 'A' } }));
  await put(story, 'complaints/a.csv', complaint('c-1'));

  await takeIn(ports, dayTimes(environment), prefixesOf(['complaints/a.csv']), story.now());

  expect(await ports.cases.ofAccount('acme')).toMatchObject([{ kind: 'red-channel', tier: 'A' }]);
});

test('a file that has no place in the folder of another is looked for once', () => {
  expect(prefixesOf(['accounts/more.csv', 'complaints/a.csv', 'complaints/2026/b.csv'])).toEqual([
    'accounts/',
    'complaints/',
  ]);
});

test('a roster that lands while the one before is being taken is not undone by that', async () => {
  const story = await startStory({ acme: {} });
  const environment = tickEnvironment.parse(process.env);
  const ports = wireTick(environment);
  const take = (changes: Partial<TakeInPorts>) =>
    takeIn({ ...ports, ...changes }, dayTimes(environment), ['accounts/'], story.now());
  const [first, saved] = [gate(), gate()];
  const lateToNote = async (book: string, subject: string, mark: string) => {
    saved.open();
    if (book === 'taken') await first.opened;
    await ports.ledger.write(book, subject, mark);
  };
  let second: Promise<unknown> = Promise.resolve();
  const lateToSave: TakeInPorts['directory'] = {
    ...ports.directory,
    async saveAccounts(accounts) {
      if (accounts[0]?.owner === 'oskar') {
        await put(story, 'accounts/accounts.csv', rosterFile({ acme: { owner: 'sam' } }));
        second = take({ ledger: { ...ports.ledger, write: lateToNote } });
        await saved.opened;
      }
      await ports.directory.saveAccounts(accounts);
    },
  };
  await put(story, 'accounts/accounts.csv', rosterFile({ acme: { owner: 'oskar' } }));

  await take({ directory: lateToSave }).finally(first.open);
  await second;
  await story.fastForward(1);

  expect((await ports.directory.accounts()).get('acme')?.owner).toBe('sam');
});

test('an empty object that stands for a folder, as consoles make it, is no delivery', async () => {
  const story = await startStory({ acme: {} });
  const environment = tickEnvironment.parse(process.env);
  const ports = wireTick(environment);
  const folders = ['complaints/', 'snapshots/2026-03-01/'].map((key) => ({ key, etag: 'empty', bytes: 0 }));
  const list: FeedStore['list'] = async (prefix) => [
    ...(await ports.feed.list(prefix)),
    ...folders.filter(({ key }) => key.startsWith(prefix)),
  ];

  const taken = await takeIn(
    { ...ports, feed: { ...ports.feed, list } },
    dayTimes(environment),
    feedFolders,
    story.now(),
  );
  await story.pass();

  expect(taken.answered).toEqual([]);
  await story.expectNothing();
});

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
}
