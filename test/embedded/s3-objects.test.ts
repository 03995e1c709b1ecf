import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { type S3UnderTest, s3Over, temporaryFolder } from './clients.ts';

const Bucket = 'feed';

describe.each(['folder', 'memory'])('an object of a bucket in a %s', (kind) => {
  const start = async (): Promise<S3UnderTest> => s3Over(kind === 'folder' ? await temporaryFolder() : null);

  test('comes back with its bytes, type, encoding and metadata', async () => {
    const { client } = await start();
    const Body = Buffer.from([0, 1, 2, 255]);

    const put = await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'a/b c+d é.bin',
        Body,
        ContentType: 'text/csv',
        ContentEncoding: 'gzip',
        Metadata: { origin: 'ledger' },
      }),
    );
    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'a/b c+d é.bin' }));

    expect(Buffer.from((await got.Body?.transformToByteArray()) ?? [])).toEqual(Body);
    expect(got).toMatchObject({
      ContentType: 'text/csv',
      ContentEncoding: 'gzip',
      ContentLength: 4,
      Metadata: { origin: 'ledger' },
      VersionId: put.VersionId,
      ETag: `"${createHash('md5').update(Body).digest('hex')}"`,
      LastModified: new Date('2026-03-01T06:00:00Z'),
    });
  });

  test.each([
    ['bytes=0-0', 'a', 'bytes 0-0/10'],
    ['bytes=2-4', 'cde', 'bytes 2-4/10'],
    ['bytes=8-99', 'ij', 'bytes 8-9/10'],
    ['bytes=7-', 'hij', 'bytes 7-9/10'],
    ['bytes=-2', 'ij', 'bytes 8-9/10'],
    ['bytes=-99', 'abcdefghij', 'bytes 0-9/10'],
  ])('gives %s as "%s"', async (Range, text, ContentRange) => {
    const { client } = await start();
    await put(client, 'k', 'abcdefghij');

    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k', Range }));

    expect(await got.Body?.transformToString()).toBe(text);
    expect(got.ContentRange).toBe(ContentRange);
    expect(got.ContentLength).toBe(text.length);
  });

  test.each(['bytes=10-', 'bytes=-0'])('refuses the range %s behind its end', async (Range) => {
    const { client } = await start();
    await put(client, 'k', 'abcdefghij');

    const refused = client.send(new GetObjectCommand({ Bucket, Key: 'k', Range }));

    await expect(refused).rejects.toMatchObject({ name: 'InvalidRange', $metadata: { httpStatusCode: 416 } });
  });

  test('may be empty', async () => {
    const { client } = await start();
    await put(client, 'k', '');

    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));

    expect(await got.Body?.transformToString()).toBe('');
    expect(got.ContentLength).toBe(0);
  });

  test('keeps every version readable after it was overwritten and deleted', async () => {
    const { client } = await start();
    const first = await put(client, 'k', 'one');
    const second = await put(client, 'k', 'two');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));

    const read = (VersionId: string | undefined) => text(client, 'k', VersionId);

    expect(first.VersionId).not.toBe(second.VersionId);
    expect(await read(first.VersionId)).toBe('one');
    expect(await read(second.VersionId)).toBe('two');
    await expect(read(undefined)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(head(client, 'k')).rejects.toMatchObject({ name: 'NotFound' });
    await expect(read('v000009')).rejects.toMatchObject({ name: 'NoSuchVersion' });
    await expect(read('none')).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  test('that was deleted has a delete marker that cannot be read', async () => {
    const { client } = await start();
    await put(client, 'k', 'one');

    const deleted = await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));

    expect(deleted.DeleteMarker).toBe(true);
    await expect(text(client, 'k', deleted.VersionId)).rejects.toMatchObject({ name: 'MethodNotAllowed' });
  });

  test('is written only once with If-None-Match: *', async () => {
    const { client } = await start();
    const once = { Bucket, Key: 'k', Body: 'x', IfNoneMatch: '*' };
    await client.send(new PutObjectCommand(once));

    const again = client.send(new PutObjectCommand({ ...once, Body: 'y' }));

    await expect(again).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    expect(await text(client, 'k')).toBe('x');
  });

  test('can be written again with If-None-Match: * after it was deleted', async () => {
    const { client } = await start();
    await put(client, 'k', 'x');
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));

    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'y', IfNoneMatch: '*' }));

    expect(await text(client, 'k')).toBe('y');
  });

  test('of several writers at once with If-None-Match: * has exactly one', async () => {
    const { client } = await start();

    const writers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, writer) =>
        client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: `${writer}`, IfNoneMatch: '*' })),
      ),
    );

    expect(writers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is replaced with If-Match only while it has that ETag', async () => {
    const { client } = await start();
    const { ETag } = await put(client, 'k', 'one');
    const replace = (Body: string) =>
      client.send(new PutObjectCommand({ Bucket, Key: 'k', Body, IfMatch: ETag }));

    await replace('two');

    await expect(replace('three')).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await text(client, 'k')).toBe('two');
    const absent = client.send(new PutObjectCommand({ Bucket, Key: 'other', Body: 'x', IfMatch: ETag }));
    await expect(absent).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('is read with If-Match only while it has that ETag, with If-None-Match only when it has another', async () => {
    const { client } = await start();
    const { ETag } = await put(client, 'k', 'one');
    const get = (condition: { IfMatch?: string; IfNoneMatch?: string }) =>
      client.send(new GetObjectCommand({ Bucket, Key: 'k', ...condition }));

    expect(await (await get({ IfMatch: `${ETag}` })).Body?.transformToString()).toBe('one');
    await expect(get({ IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect(await (await get({ IfNoneMatch: '"other"' })).Body?.transformToString()).toBe('one');
    await expect(get({ IfNoneMatch: `${ETag}` })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
  });

  test('is copied with its metadata, from an old version too, and to another bucket', async () => {
    const { client } = await start();
    const old = await client.send(
      new PutObjectCommand({ Bucket, Key: 'a b/é+', Body: 'old', Metadata: { m: '1' } }),
    );
    await put(client, 'a b/é+', 'new');
    const CopySource = `${Bucket}/${encodeURIComponent('a b/é+')}?versionId=${old.VersionId}`;

    await client.send(new CopyObjectCommand({ Bucket: 'archive', Key: 'copy', CopySource }));

    const copy = await client.send(new GetObjectCommand({ Bucket: 'archive', Key: 'copy' }));
    expect(await copy.Body?.transformToString()).toBe('old');
    expect(copy.Metadata).toEqual({ m: '1' });
  });

  test('is copied with new metadata when the request replaces it', async () => {
    const { client } = await start();
    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', Metadata: { m: '1' } }));
    const same = { Bucket, Key: 'k', CopySource: `${Bucket}/k` };

    await client.send(new CopyObjectCommand({ ...same, MetadataDirective: 'REPLACE', Metadata: { n: '2' } }));

    expect((await head(client, 'k')).Metadata).toEqual({ n: '2' });
    await expect(client.send(new CopyObjectCommand(same))).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  test('is deleted with others in one request, which names each of them', async () => {
    const { client } = await start();
    await put(client, 'a', 'x');
    await put(client, 'b&<', 'x');
    const Objects = [{ Key: 'a' }, { Key: 'b&<' }, { Key: 'never-there' }, { Key: '../escape' }];

    const result = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));

    expect(result.Deleted?.map(({ Key }) => Key)).toEqual(['a', 'b&<', 'never-there']);
    expect(result.Errors?.map(({ Key, Code }) => [Key, Code])).toEqual([['../escape', 'KeyIsNotAFilePath']]);
    expect((await client.send(new ListObjectsV2Command({ Bucket }))).KeyCount).toBe(0);
  });

  test.each([
    '../up',
    'a/../../up',
    '/absolute',
    'a//b',
    'a/',
    '.hidden',
    'a/.bellwether-versions/b',
    'back\\slash',
    'nul\0',
  ])('cannot have the key %j, and is not there for who asks', async (Key) => {
    const { client } = await start();

    const refused = client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));

    await expect(refused).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
    await expect(text(client, Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('cannot have a key that is the folder of another one, nor one below it', async () => {
    const { client } = await start();
    await put(client, 'a/b', 'x');

    await expect(put(client, 'a', 'x')).rejects.toMatchObject({ name: 'KeyIsNotAFilePath' });
    await expect(put(client, 'a/b/c', 'x')).rejects.toMatchObject({ name: 'KeyIsNotAFilePath' });
    expect(await text(client, 'a/b')).toBe('x');
  });

  test('has a key of at most 1024 bytes', async () => {
    const { client } = await start();
    const name = 'n'.repeat(204);
    const longest = Array.from({ length: 5 }, () => name).join('/');

    await put(client, longest, 'x');

    expect(longest).toHaveLength(1024);
    await expect(put(client, `${longest}y`, 'x')).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  test('is announced at each put, copy and nothing else', async () => {
    const { client, events, clock } = await start();
    const one = await put(client, 'k', 'one');
    clock.advance(1_000);
    await client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `${Bucket}/k` }));
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await client
      .send(new PutObjectCommand({ Bucket, Key: 'copy', Body: 'x', IfNoneMatch: '*' }))
      .catch(() => {});

    const etag = createHash('md5').update('one').digest('hex');
    const at = Date.UTC(2026, 2, 1, 6);
    expect(events).toEqual([
      { bucket: Bucket, key: 'k', size: 3, etag, versionId: one.VersionId, at },
      { bucket: Bucket, key: 'copy', size: 3, etag, versionId: one.VersionId, at: at + 1_000 },
    ]);
  });

  test('answers what it cannot do with NotImplemented, never with a false success', async () => {
    const { client } = await start();
    await put(client, 'k', 'x');
    const refused = { name: 'NotImplemented', $metadata: { httpStatusCode: 501 } };

    await expect(client.send(new GetObjectTaggingCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject(
      refused,
    );
    const tagged = new PutObjectCommand({ Bucket, Key: 'k', Body: 'y', Tagging: 'a=b' });
    await expect(client.send(tagged)).rejects.toMatchObject(refused);
    const one = new DeleteObjectCommand({ Bucket, Key: 'k', VersionId: 'v000001' });
    await expect(client.send(one)).rejects.toMatchObject(refused);
    expect(await text(client, 'k')).toBe('x');
  });

  test('can be put and got by a presigned link, whose signature is not checked', async () => {
    const { client, service } = await start();
    const signature =
      'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a&X-Amz-Date=20260301T060000Z&X-Amz-Expires=900' +
      '&X-Amz-SignedHeaders=host&X-Amz-Signature=0';

    const stored = await fetch(`${service.endpoint}/feed/a%20b?${signature}&x-id=PutObject`, {
      method: 'PUT',
      body: 'x',
    });
    const got = await fetch(`${service.endpoint}/feed/a%20b?${signature}&x-id=GetObject`);

    expect(stored.status).toBe(200);
    expect(await got.text()).toBe('x');
    expect(await text(client, 'a b')).toBe('x');
  });

  test('is not found in a bucket that does not exist', async () => {
    const { client } = await start();

    const missing = client.send(new GetObjectCommand({ Bucket: 'nowhere', Key: 'k' }));

    await expect(missing).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});

function put(client: S3UnderTest['client'], Key: string, Body: string) {
  return client.send(new PutObjectCommand({ Bucket, Key, Body }));
}

function head(client: S3UnderTest['client'], Key: string) {
  return client.send(new HeadObjectCommand({ Bucket, Key }));
}

async function text(
  client: S3UnderTest['client'],
  Key: string,
  VersionId?: string,
): Promise<string | undefined> {
  const got = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return got.Body?.transformToString();
}
