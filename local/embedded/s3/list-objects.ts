import type { Reply } from '../loopback.ts';
import { Refusal } from '../refusal.ts';
import type { XmlElements } from '../xml.ts';
import { urlEncodedKey } from './key.ts';
import { pageOf } from './page.ts';
import { isoTime, quoted, xmlReply } from './reply.ts';
import type { S3Request } from './request.ts';
import type { Store } from './store.ts';

/** The most lines of one page, also what is given when the request names no number. */
const mostKeys = 1_000;

/** ListObjectsV2. */
export async function listObjects({ bucket, query }: S3Request, store: Store): Promise<Reply> {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const startAfter = query.get('start-after') ?? '';
  const token = query.get('continuation-token');
  const encoding = query.get('encoding-type') ?? undefined;
  const maxKeys = parseMaxKeys(query.get('max-keys'));
  if (encoding !== undefined && encoding !== 'url')
    throw invalid('Invalid Encoding Method specified in Request');
  const encoded = encoding === 'url' ? urlEncodedKey : (key: string) => key;

  const page = pageOf(await store.keys(prefix), {
    prefix,
    delimiter,
    startAfter,
    continueAfter: token === null ? '' : parseToken(token),
    maxKeys,
  });
  const Contents: XmlElements[] = [];
  for (const key of page.keys) {
    const latest = await store.latest(key);
    if (latest?.kind !== 'object') continue;
    Contents.push({
      Key: encoded(key),
      LastModified: isoTime(latest.at),
      ETag: quoted(latest.etag),
      Size: latest.size,
      StorageClass: 'STANDARD',
    });
  }
  return xmlReply('ListBucketResult', {
    Name: bucket,
    Prefix: encoded(prefix),
    Delimiter: delimiter === '' ? undefined : encoded(delimiter),
    StartAfter: startAfter === '' ? undefined : encoded(startAfter),
    ContinuationToken: token ?? undefined,
    NextContinuationToken: page.next === null ? undefined : Buffer.from(page.next).toString('base64url'),
    EncodingType: encoding,
    MaxKeys: maxKeys,
    KeyCount: Contents.length + page.commonPrefixes.length,
    IsTruncated: page.next !== null,
    Contents,
    CommonPrefixes: page.commonPrefixes.map((common) => ({ Prefix: encoded(common) })),
  });
}

function parseMaxKeys(text: string | null): number {
  if (text === null) return mostKeys;
  if (!/^\d{1,9}$/.test(text)) throw invalid('Provided max-keys not an integer or within integer range');
  return Math.min(Number(text), mostKeys);
}

function parseToken(token: string): string {
  const line = Buffer.from(token, 'base64url').toString();
  if (line === '' || Buffer.from(line).toString('base64url') !== token) {
    throw invalid('The continuation token provided is incorrect');
  }
  return line;
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'InvalidArgument', message);
}
