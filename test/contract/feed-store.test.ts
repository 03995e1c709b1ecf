import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { ObjectBody } from '../../lambdas/ports.ts';
import { feedBucket } from '../../local/places.ts';
import { openStores } from '../support/stores.ts';

const { feed, clients } = await openStores();

async function put(key: string, body: string): Promise<string> {
  const reply = await clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key: key, Body: body }));
  return reply.VersionId ?? '';
}

async function textOf(body: ObjectBody | null): Promise<string | null> {
  if (body === null) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body.chunks) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('an object is read whole, in part, and in a version that was replaced', async () => {
  const key = 'snapshots/2026-03-01/été 漢字+(1).csv';
  const first = await put(key, 'account_id\nfirst\n');
  await put(key, 'account_id\nsecond\n');

  expect(await textOf(await feed.read(key))).toBe('account_id\nsecond\n');
  expect(await textOf(await feed.read(key, { version: first }))).toBe('account_id\nfirst\n');
  expect(await textOf(await feed.read(key, { start: 11, end: 14 }))).toBe('sec');
  expect(await textOf(await feed.read(key, { version: first, start: 0, end: 10 }))).toBe('account_id');
  expect(await textOf(await feed.read(key, { start: 11, end: 1_000 }))).toBe('second\n');
});

test('an object says which version it is', async () => {
  const version = await put('complaints/a.csv', 'äöü');

  const read = await feed.read('complaints/a.csv');

  expect(read).toMatchObject({ version });
  expect(await textOf(read)).toBe('äöü');
});

test('an object that is not there is null', async () => {
  expect(await feed.read('snapshots/2026-03-01/nobody.csv')).toBeNull();
});

test('more objects than one page of 1,000 are all listed, and only those under the prefix', async () => {
  const keys = Array.from({ length: 1_050 }, (_, place) => `snapshots/2026-04-01/${1_000 + place}.csv`);
  for (let start = 0; start < keys.length; start += 50)
    await Promise.all(keys.slice(start, start + 50).map((key) => put(key, key)));
  await put('snapshots/2026-04-02/other.csv', 'x');

  const listed = await feed.list('snapshots/2026-04-01/');

  expect(listed.map(({ key }) => key)).toEqual(keys);
  expect(listed[0]?.bytes).toBe(`${keys[0]}`.length);
  expect(new Set(listed.map(({ etag }) => etag)).size).toBe(keys.length);
  expect(await feed.list('snapshots/2026-04-03/')).toEqual([]);
  const part = await feed.list('snapshots/2026-04-01/', { after: `${keys[9]}`, atMost: 1_030 });
  expect(part.map(({ key }) => key)).toEqual(keys.slice(10, 1_040));
  expect(await feed.list('snapshots/2026-04-01/', { after: `${keys.at(-1)}`, atMost: 1 })).toEqual([]);
});

test('an object that changes has another etag', async () => {
  await put('accounts/accounts.csv', 'a');
  const [before] = await feed.list('accounts/');
  await put('accounts/accounts.csv', 'b');
  const [after] = await feed.list('accounts/');

  expect(after?.etag).not.toBe(before?.etag);
});

test('a receipt is written where it belongs, and written again', async () => {
  await feed.writeReceipt('receipts/a.csv.json', '{"a":1}');
  await feed.writeReceipt('receipts/a.csv.json', '{"a":"漢"}');

  expect(await textOf(await feed.read('receipts/a.csv.json'))).toBe('{"a":"漢"}');
});
