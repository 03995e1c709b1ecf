import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test, vi } from 'vitest';
import { s3Over, temporaryFolder, watching } from './clients.ts';

const Bucket = 'feed';

describe.concurrent('the watch', () => {
  test('tells of each file that a person drops or changes, once, and not of puts', async ({
    onTestFinished,
  }) => {
    const folder = await temporaryFolder(onTestFinished);
    const { client, service } = await s3Over(folder, onTestFinished);
    await writeFile(join(folder, 'earlier.csv'), 'came before the watch');
    const { seen, watch } = watching(service);
    await vi.waitFor(() => expect(seen.map(({ key }) => key)).toEqual(['earlier.csv']), { timeout: 5_000 });

    await client.send(new PutObjectCommand({ Bucket, Key: 'by-put.csv', Body: 'x' }));
    await mkdir(join(folder, 'new/folder'), { recursive: true });
    await writeFile(join(folder, 'new/folder/dropped.csv'), 'one');
    await vi.waitFor(() => expect(seen).toHaveLength(2), { timeout: 8_000 });
    await writeFile(join(folder, 'earlier.csv'), 'changed');
    await vi.waitFor(() => expect(seen).toHaveLength(3), { timeout: 8_000 });
    await sleep(2_500);
    await watch.close();

    expect(seen.map(({ key, size, versionId }) => [key, size, versionId])).toEqual([
      ['earlier.csv', 21, 'v000001'],
      ['new/folder/dropped.csv', 3, 'v000001'],
      ['earlier.csv', 7, 'v000002'],
    ]);
    const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'earlier.csv' }));
    expect(head).toMatchObject({ VersionId: seen[2]?.versionId, ETag: `"${seen[2]?.etag}"` });
  });

  test('finds the files of a folder that is moved in as a whole', async ({ onTestFinished }) => {
    const folder = await temporaryFolder(onTestFinished);
    const outside = await temporaryFolder(onTestFinished);
    await mkdir(join(outside, 'day/deep'), { recursive: true });
    await writeFile(join(outside, 'day/deep/a.csv'), 'x');
    const { service } = await s3Over(folder, onTestFinished);
    const { seen, watch } = watching(service);
    await sleep(500);

    await rename(join(outside, 'day'), join(folder, 'day'));
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 8_000 });
    await watch.close();

    expect(seen.map(({ key }) => key)).toEqual(['day/deep/a.csv']);
  });

  test('tells of a dropped file before its slow look at the whole folder, every two seconds', async ({
    onTestFinished,
  }) => {
    const folder = await temporaryFolder(onTestFinished);
    const { seen, watch } = watching((await s3Over(folder, onTestFinished)).service);

    await writeFile(join(folder, 'k'), 'x');
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 1_800, interval: 20 });

    await watch.close();
  });

  test('finds what the file system gives no notice of: files of a folder that took its place', async ({
    onTestFinished,
  }) => {
    const folder = await temporaryFolder(onTestFinished);
    const { seen, watch } = watching((await s3Over(folder, onTestFinished)).service);
    await rename(folder, join(await temporaryFolder(onTestFinished), 'moved-away'));
    await mkdir(folder);
    await sleep(100);

    await writeFile(join(folder, 'k'), 'x');
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 8_000 });

    await watch.close();
  });

  test('waits for the end of a file that is being written', async ({ onTestFinished }) => {
    const folder = await temporaryFolder(onTestFinished);
    const { service } = await s3Over(folder, onTestFinished);
    const { seen, watch } = watching(service);

    for (let line = 1; line <= 6; line += 1) {
      await writeFile(join(folder, 'growing.csv'), 'x'.repeat(line));
      await sleep(100);
    }
    await vi.waitFor(() => expect(seen).toHaveLength(1), { timeout: 5_000 });
    await watch.close();

    expect(seen.map(({ size }) => size)).toEqual([6]);
  });

  test('a file that somebody asked for before the watch began is still told, and not again after a restart', async ({
    onTestFinished,
  }) => {
    const folder = await temporaryFolder(onTestFinished);
    const first = await s3Over(folder, onTestFinished);
    await writeFile(join(folder, 'k'), 'x');
    await first.client.send(new ListObjectsV2Command({ Bucket }));
    const before = watching(first.service);
    await vi.waitFor(() => expect(before.seen).toHaveLength(1), { timeout: 5_000 });
    await before.watch.close();
    await first.service.close();
    await writeFile(join(folder, 'while-away'), 'x');

    const after = watching((await s3Over(folder, onTestFinished)).service);
    await vi.waitFor(() => expect(after.seen).toHaveLength(1), { timeout: 5_000 });
    await after.watch.close();

    expect(after.seen.map(({ key }) => key)).toEqual(['while-away']);
  });
});
