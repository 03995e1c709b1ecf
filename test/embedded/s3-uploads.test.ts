import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestFor } from '../../local/embedded/s3/checksum.ts';
import { decodeChunks } from '../../local/embedded/s3/chunks.ts';
import { type S3UnderTest, s3Over, temporaryFolder } from './clients.ts';

const Bucket = 'feed';
const partBytes = 5 * 1024 * 1024;

describe.each(['folder', 'memory'])('an upload to a bucket in a %s', (kind) => {
  const start = async (): Promise<S3UnderTest> => s3Over(kind === 'folder' ? await temporaryFolder() : null);

  test('may be a stream, whose checksum comes in the trailer', async () => {
    const { client } = await start();
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
    const pieces = Array.from({ length: 300 }, (_, index) =>
      bytes.subarray(index * 1_000, (index + 1) * 1_000),
    );

    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'k',
        Body: Readable.from(pieces),
        ContentLength: bytes.length,
        ContentEncoding: 'gzip',
      }),
    );

    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));
    expect(md5(Buffer.from((await got.Body?.transformToByteArray()) ?? []))).toBe(md5(bytes));
    expect(got.ContentEncoding).toBe('gzip');
    expect(got.ChecksumCRC32).toBe(base64Crc32(bytes));
  });

  test.each(['CRC32', 'CRC32C', 'SHA1', 'SHA256'] as const)('is verified with %s', async (algorithm) => {
    const { client } = await start();

    await client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'text', ChecksumAlgorithm: algorithm }));

    const got = await client.send(new HeadObjectCommand({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' }));
    expect(got[`Checksum${algorithm}`]).toBeTypeOf('string');
  });

  test.each([
    ['ChecksumCRC32', 'AAAAAA==', 'BadDigest'],
    ['ChecksumSHA256', createHash('sha256').update('other').digest('base64'), 'BadDigest'],
    ['ContentMD5', createHash('md5').update('other').digest('base64'), 'BadDigest'],
  ])('with a wrong %s is refused and leaves nothing', async (name, value, code) => {
    const { client, events } = await start();

    const refused = client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'text', [name]: value }));

    await expect(refused).rejects.toMatchObject({ name: code, $metadata: { httpStatusCode: 400 } });
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
    expect(events).toEqual([]);
  });

  test('with a wrong checksum in its trailer, or none at all, is refused and leaves nothing', async () => {
    const { client, service } = await start();

    const right = await putChunks(
      service.endpoint,
      '4\r\ntext\r\n0\r\n',
      `x-amz-checksum-crc32:${base64Crc32('text')}\r\n`,
    );
    const wrong = await putChunks(
      service.endpoint,
      '4\r\nTEXT\r\n0\r\n',
      `x-amz-checksum-crc32:${base64Crc32('text')}\r\n`,
    );
    const none = await putChunks(service.endpoint, '4\r\ntext\r\n0\r\n', '');
    const short = await putChunks(
      service.endpoint,
      '3\r\ntex\r\n0\r\n',
      `x-amz-checksum-crc32:${base64Crc32('tex')}\r\n`,
    );
    const cut = await putChunks(service.endpoint, '9\r\ntext', '');

    expect([right, wrong, none, short, cut].map((answer) => /<Code>(\w+)/.exec(answer)?.[1])).toEqual([
      undefined,
      'BadDigest',
      'MalformedTrailerError',
      'IncompleteBody',
      'IncompleteBody',
    ]);
    const { VersionId } = await client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    expect(VersionId).toBe('v000001');
  });

  test('of several parts becomes one object when it is completed', async () => {
    const { client, events } = await start();
    const parts = [Buffer.alloc(partBytes, 'a'), Buffer.alloc(3, 'b')];
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key: 'k', ContentType: 'text/csv', Metadata: { m: '1' } }),
    );
    const Parts = [];
    for (const [index, Body] of parts.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await client.send(
        new UploadPartCommand({ Bucket, Key: 'k', UploadId, PartNumber, Body }),
      );
      Parts.push({ PartNumber, ETag });
    }
    await expect(client.send(new HeadObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
      name: 'NotFound',
    });

    await client.send(
      new CompleteMultipartUploadCommand({ Bucket, Key: 'k', UploadId, MultipartUpload: { Parts } }),
    );

    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    const ofParts = md5(Buffer.concat(parts.map((part) => Buffer.from(md5(part), 'hex'))));
    expect(md5(Buffer.from((await got.Body?.transformToByteArray()) ?? []))).toBe(md5(Buffer.concat(parts)));
    expect(got).toMatchObject({ ETag: `"${ofParts}-2"`, ContentType: 'text/csv', Metadata: { m: '1' } });
    expect(events.map(({ key, size }) => [key, size])).toEqual([['k', partBytes + 3]]);
  });

  test('of several parts is refused with a small, unknown or misplaced part, and can still be completed', async () => {
    const { client } = await start();
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }));
    const upload = async (PartNumber: number, Body: string) => {
      const { ETag } = await client.send(
        new UploadPartCommand({ Bucket, Key: 'k', UploadId, PartNumber, Body }),
      );
      return { PartNumber, ETag };
    };
    const first = await upload(1, 'a');
    const second = await upload(2, 'b');
    const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
      client.send(
        new CompleteMultipartUploadCommand({ Bucket, Key: 'k', UploadId, MultipartUpload: { Parts } }),
      );

    await expect(complete([first, second])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete([second, first])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete([{ ...first, ETag: second.ETag }])).rejects.toMatchObject({ name: 'InvalidPart' });
    await complete([first]);

    const got = await client.send(new GetObjectCommand({ Bucket, Key: 'k' }));
    expect(await got.Body?.transformToString()).toBe('a');
  });

  test('of several parts is gone when it is aborted', async () => {
    const { client } = await start();
    const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k' }));

    await client.send(new AbortMultipartUploadCommand({ Bucket, Key: 'k', UploadId }));

    const part = client.send(new UploadPartCommand({ Bucket, Key: 'k', UploadId, PartNumber: 1, Body: 'a' }));
    await expect(part).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });
});

test('chunks are decoded wherever the network cuts them', async () => {
  const chunk = fc.uint8Array({ minLength: 1, maxLength: 40 });
  const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.array(chunk), cuts, fc.boolean(), async (chunks, sizes, isSigned) => {
      const signature = isSigned ? ';chunk-signature=0f' : '';
      const framed = chunks.flatMap((bytes) => [
        Buffer.from(`${bytes.length.toString(16)}${signature}\r\n`),
        bytes,
        Buffer.from('\r\n'),
      ]);
      const end = Buffer.from(`0${signature}\r\nX-Amz-Checksum-Crc32: abc=\r\nb:c:d\r\n\r\n`);
      const trailers = new Map<string, string>();

      const decoded: Buffer[] = [];
      for await (const piece of decodeChunks(pieces(Buffer.concat([...framed, end]), sizes), trailers))
        decoded.push(piece);

      expect(Buffer.concat(decoded)).toEqual(Buffer.concat(chunks));
      expect([...trailers]).toEqual([
        ['x-amz-checksum-crc32', 'abc='],
        ['b', 'c:d'],
      ]);
    }),
  );
});

test.each([
  ['a size that is no number', 'x\r\n'],
  ['a chunk longer than its size', '1\r\nab\r\n0\r\n\r\n'],
  ['an endless line', 'f'.repeat(9_000)],
])('chunks with %s are refused', async (_what, framed) => {
  const decoding = async () => {
    for await (const _ of decodeChunks(pieces(Buffer.from(framed), [1_000]), new Map()));
  };

  await expect(decoding()).rejects.toMatchObject({ code: 'InvalidRequest' });
});

test('CRC-32C of the nine digits is the check value of its definition', () => {
  const digest = digestFor('x-amz-checksum-crc32c');

  digest.update(Buffer.from('1234'));
  digest.update(Buffer.from('56789'));

  expect(digest.value().toString('hex')).toBe('e3069283');
});

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let from = 0;
  for (let turn = 0; from < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

/** Puts four bytes in chunks as the SDK does with a stream, but with the framing that is given. */
function putChunks(endpoint: string, chunks: string, trailer: string): Promise<string> {
  const headers = {
    'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'x-amz-decoded-content-length': '4',
    'x-amz-trailer': 'x-amz-checksum-crc32',
    'content-encoding': 'aws-chunked',
  };
  return new Promise((resolve, reject) => {
    const put = request(`${endpoint}/${Bucket}/k`, { method: 'PUT', headers }, (response) => {
      response
        .setEncoding('utf8')
        .toArray()
        .then((texts) => resolve(texts.join('')), reject);
    });
    put.on('error', reject).end(`${chunks}${trailer}\r\n`);
  });
}

function md5(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}

function base64Crc32(content: string | Buffer): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(content));
  return bytes.toString('base64');
}
