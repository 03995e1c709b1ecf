import { mkdir, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { type S3UnderTest, s3Over, temporaryFolder } from './clients.ts';

const Bucket = 'feed';

test('an object is a plain file that a person can open', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);

  await client.send(new PutObjectCommand({ Bucket, Key: 'snapshots/2026-03-01/a b.csv', Body: 'x,y\n' }));

  expect(await readFile(join(folder, 'snapshots/2026-03-01/a b.csv'), 'utf8')).toBe('x,y\n');
});

test('a file that a person drops is an object with size, ETag and version', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  await mkdir(join(folder, 'a'));
  await writeFile(join(folder, 'a/dropped.csv'), 'abc');

  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'a/dropped.csv' }));
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));

  const ETag = '"900150983cd24fb0d6963f7d28e17f72"';
  expect(head).toMatchObject({ ContentLength: 3, ETag, VersionId: 'v000001' });
  expect(Contents).toMatchObject([{ Key: 'a/dropped.csv', Size: 3, ETag }]);
  expect(await text(client, 'a/dropped.csv', head.VersionId)).toBe('abc');
});

test('a file that a person replaces is a new version; what a put had replaced before stays readable', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  const one = await put(client, 'k', 'one');
  const two = await put(client, 'k', 'two');
  await writeFile(join(folder, 'k'), 'by hand');

  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));

  expect(new Set([one.VersionId, two.VersionId, head.VersionId]).size).toBe(3);
  expect(await text(client, 'k')).toBe('by hand');
  expect(await text(client, 'k', one.VersionId)).toBe('one');
  await expect(text(client, 'k', two.VersionId)).rejects.toMatchObject({ name: 'NoSuchVersion' });
});

test('a file that a person replaced is kept as an older version by the next put', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  await writeFile(join(folder, 'k'), 'by hand');
  const { VersionId } = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));

  await put(client, 'k', 'by put');

  expect(await text(client, 'k', VersionId)).toBe('by hand');
});

test('a file that a person deletes is gone, and new when it comes back', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  const first = await put(client, 'k', 'one');
  await rename(join(folder, 'k'), join(folder, '.kept'));

  await expect(text(client, 'k')).rejects.toMatchObject({ name: 'NoSuchKey' });
  await rename(join(folder, '.kept'), join(folder, 'k'));

  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
  expect(head.VersionId).not.toBe(first.VersionId);
});

test('hidden files, links and side data are not listed', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  await put(client, 'k', 'one');
  await put(client, 'k', 'two');
  await writeFile(join(folder, '.DS_Store'), 'x');
  await symlink('/etc/hostname', join(folder, 'link'));

  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket }));

  expect(Contents?.map(({ Key }) => Key)).toEqual(['k']);
  await expect(text(client, 'link')).rejects.toMatchObject({ name: 'NoSuchKey' });
});

test('versions, metadata and version ids survive a restart', async () => {
  const folder = await temporaryFolder();
  const before = await s3Over(folder);
  const one = await put(before.client, 'k', 'one');
  const Metadata = { m: '1' };
  const two = await before.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'two', Metadata }));
  await before.service.close();

  const { client } = await s3Over(folder);

  expect(await text(client, 'k', one.VersionId)).toBe('one');
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
  expect(head).toMatchObject({ VersionId: two.VersionId, Metadata });
  expect((await put(client, 'k', 'three')).VersionId).toBe('v000003');
});

test('a refused put leaves no file behind', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  await put(client, 'k', 'one');

  await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', IfNoneMatch: '*' })).catch(() => {});
  await client
    .send(new PutObjectCommand({ Bucket, Key: 'j', Body: 'x', ContentMD5: 'AAAA' }))
    .catch(() => {});

  expect(await readdir(join(folder, '.bellwether-versions/incoming'))).toEqual([]);
  expect((await readdir(folder)).sort()).toEqual(['.bellwether-versions', 'k']);
});

test('a version that is being read stays whole while another one replaces it', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  const size = 8_000_000;
  await put(client, 'k', 'a'.repeat(size));
  const reading = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));

  await put(client, 'k', 'b'.repeat(size));

  expect(await reading.Body?.transformToString()).toBe('a'.repeat(size));
});

test('200 MB go in and out without being held in memory', async () => {
  const { client } = await s3Over(await temporaryFolder());
  const piece = Buffer.alloc(1_000_000, 'x');
  const size = 200 * piece.length;
  let highest = 0;
  const measure = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss);
  }, 20);
  const before = process.memoryUsage().rss;

  const Body = Readable.from(
    (function* () {
      for (let count = 0; count < 200; count += 1) yield piece;
    })(),
  );
  await client.send(new PutObjectCommand({ Bucket, Key: 'big', Body, ContentLength: size }));
  const got = await client.send(new GetObjectCommand({ Bucket, Key: 'big' }));
  let read = 0;
  for await (const chunk of got.Body as Readable) read += (chunk as Buffer).length;
  clearInterval(measure);

  expect(read).toBe(size);
  expect(highest - before).toBeLessThan(150_000_000);
});

test('a copied file with an old modification time is seen', async () => {
  const folder = await temporaryFolder();
  const { client } = await s3Over(folder);
  await put(client, 'k', 'new');
  await rm(join(folder, 'k'));
  await writeFile(join(folder, 'k'), 'old');
  await utimes(join(folder, 'k'), new Date('2020-01-01'), new Date('2020-01-01'));

  expect(await text(client, 'k')).toBe('old');
});

function put(client: S3UnderTest['client'], Key: string, Body: string) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body }));
}

async function text(
  client: S3UnderTest['client'],
  Key: string,
  VersionId?: string,
): Promise<string | undefined> {
  const got = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return got.Body?.transformToString();
}
