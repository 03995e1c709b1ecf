import {
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareKeys, urlEncodedKey } from '../../local/embedded/s3/key.ts';
import { pageOf } from '../../local/embedded/s3/page.ts';
import { type S3UnderTest, s3Over, temporaryFolder } from './clients.ts';

const Bucket = 'feed';

describe.each(['folder', 'memory'])('a listing of a bucket in a %s', (kind) => {
  const startWith = async (keys: readonly string[]): Promise<S3UnderTest> => {
    const started = await s3Over(kind === 'folder' ? await temporaryFolder() : null);
    for (const Key of keys) await started.client.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    return started;
  };

  test('is in the order of UTF-8 bytes, not of UTF-16 units', async () => {
    const { client } = await startWith(['😀', '\uff5e', 'é', 'z', 'a/b', 'a-b', 'a.b']);

    const { keys } = await allPages(client, {});

    expect(keys).toEqual(['a-b', 'a.b', 'a/b', 'z', 'é', '\uff5e', '😀']);
  });

  test('gives every key once over pages of any size', async () => {
    const keys = Array.from({ length: 7 }, (_, number) => `day/${number}/file`);
    const { client } = await startWith(keys);

    for (const MaxKeys of [1, 2, 3, 7, 8]) {
      const listed = await allPages(client, { MaxKeys });
      expect(listed.keys).toEqual(keys);
      expect(listed.pages).toBe(Math.ceil(7 / MaxKeys));
    }
  });

  test('folds keys at the delimiter and counts each common prefix once over the pages', async () => {
    const { client } = await startWith(['a/1', 'a/2', 'b', 'c/1', 'c/d/2', 'd']);

    const listed = await allPages(client, { Delimiter: '/', MaxKeys: 1 });
    const below = await allPages(client, { Delimiter: '/', Prefix: 'c/' });

    expect(listed).toEqual({ keys: ['b', 'd'], prefixes: ['a/', 'c/'], pages: 4 });
    expect(below).toEqual({ keys: ['c/1'], prefixes: ['c/d/'], pages: 1 });
  });

  test('takes a prefix that ends inside a name', async () => {
    const { client } = await startWith(['ab/1', 'ab/2', 'abc', 'b']);

    expect((await allPages(client, { Prefix: 'ab' })).keys).toEqual(['ab/1', 'ab/2', 'abc']);
    expect((await allPages(client, { Prefix: 'ab/' })).keys).toEqual(['ab/1', 'ab/2']);
    expect((await allPages(client, { Prefix: '../' })).keys).toEqual([]);
  });

  test('begins after a given key, which need not exist', async () => {
    const { client } = await startWith(['a', 'b', 'c']);

    expect((await allPages(client, { StartAfter: 'a' })).keys).toEqual(['b', 'c']);
    expect((await allPages(client, { StartAfter: 'aa', MaxKeys: 1 })).keys).toEqual(['b', 'c']);
  });

  test('names size, ETag and time of each object', async () => {
    const { client } = await startWith(['key']);

    const { Contents, KeyCount, IsTruncated } = await client.send(new ListObjectsV2Command({ Bucket }));

    expect({ KeyCount, IsTruncated }).toEqual({ KeyCount: 1, IsTruncated: false });
    expect(Contents).toMatchObject([
      {
        Key: 'key',
        Size: 3,
        ETag: '"3c6e0b8a9c15224a8228b9a98ca1531d"',
        LastModified: new Date('2026-03-01T06:00:00Z'),
      },
    ]);
  });

  test('encodes keys when asked to', async () => {
    const { client } = await startWith(['a b/c+d/é&<>.csv']);

    const listed = await client.send(
      new ListObjectsV2Command({ Bucket, EncodingType: 'url', Delimiter: 'é' }),
    );
    const plain = await client.send(new ListObjectsV2Command({ Bucket }));

    expect(listed.CommonPrefixes).toEqual([{ Prefix: 'a+b/c%2Bd/%C3%A9' }]);
    expect(plain.Contents?.[0]?.Key).toBe('a b/c+d/é&<>.csv');
  });

  test('of no keys at all is possible, of a bad number of keys is not', async () => {
    const { client } = await startWith(['a']);

    const none = await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 0 }));

    expect(none).toMatchObject({ KeyCount: 0, IsTruncated: false });
    const negative = client.send(new ListObjectsV2Command({ Bucket, MaxKeys: -1 }));
    await expect(negative).rejects.toMatchObject({ name: 'InvalidArgument' });
    const forged = client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'not a token' }));
    await expect(forged).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});

test('keys are compared as their UTF-8 bytes are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (left, right) => {
      const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
      expect(Math.sign(compareKeys(left, right))).toBe(bytes);
    }),
  );
});

test('a key encoded for an event decodes as a form value to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (key) => {
      expect(decodeURIComponent(urlEncodedKey(key).replaceAll('+', ' '))).toBe(key);
      expect(urlEncodedKey(key)).toMatch(/^[\w.*/+%-]*$/);
    }),
  );
});

test('pages of any size hold what one page holds, in the same order', () => {
  const keys = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '😀'), minLength: 1, maxLength: 6 }),
  );
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('', '/', 'a/'),
      (all, maxKeys, delimiter) => {
        const query = { prefix: '', delimiter, startAfter: '', continueAfter: '' };
        const whole = pageOf(all, { ...query, maxKeys: 1_000 });

        const pieces = { keys: [] as string[], commonPrefixes: [] as string[] };
        for (let next: string | null = ''; next !== null; ) {
          const page = pageOf(all, { ...query, continueAfter: next, maxKeys });
          pieces.keys.push(...page.keys);
          pieces.commonPrefixes.push(...page.commonPrefixes);
          next = page.next;
        }

        expect({ ...pieces, next: null }).toEqual(whole);
      },
    ),
  );
});

async function allPages(client: S3UnderTest['client'], query: Partial<ListObjectsV2CommandInput>) {
  const keys: (string | undefined)[] = [];
  const prefixes: (string | undefined)[] = [];
  let pages = 0;
  for (let token: string | undefined | null = null; token !== undefined; ) {
    const page: ListObjectsV2CommandOutput = await listed(token);
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
    prefixes.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
    pages += 1;
    token = page.NextContinuationToken;
  }
  return { keys, prefixes, pages };

  function listed(token: string | null) {
    return client.send(
      new ListObjectsV2Command({ Bucket, ...query, ...(token === null ? {} : { ContinuationToken: token }) }),
    );
  }
}
