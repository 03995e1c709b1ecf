import type { Reply } from '../loopback.ts';
import { Refusal } from '../refusal.ts';
import { verifiedBody } from './body.ts';
import { checkedKey } from './key.ts';
import { findVersion } from './read-object.ts';
import { emptyReply, isoTime, quoted, versionHeaders, xmlReply } from './reply.ts';
import { decoded, objectHeaders, putCondition, type S3Request, splitOnce } from './request.ts';
import type { Store } from './store.ts';
import type { Version } from './version.ts';

/** What an operation that makes a version answers, and the version, so that it can be announced. */
export type Written = { readonly reply: Reply; readonly version: Version };

/** PutObject. */
export async function putObject(request: S3Request, store: Store): Promise<Written> {
  const body = verifiedBody(request);
  const staged = await store.stage(body.content);
  const checksums = body.checksums();
  const details = { etag: staged.md5, headers: objectHeaders(request.headers), checksums };
  const version = await store.commit(request.key, staged, details, putCondition(request));
  return { reply: emptyReply(200, { ...versionHeaders(version), ...checksums }), version };
}

/** CopyObject, within a bucket or from another one; `REPLACE` takes content type and metadata from the request. */
export async function copyObject(
  request: S3Request,
  store: Store,
  storeOf: (bucket: string) => Store,
): Promise<Written> {
  const source = parseSource(request.headers['x-amz-copy-source'] ?? '');
  const replaces = request.headers['x-amz-metadata-directive'] === 'REPLACE';
  const isItself = source.bucket === request.bucket && source.key === request.key;
  if (isItself && source.versionId === null && !replaces) {
    throw new Refusal(400, 'InvalidRequest', 'This copy request is illegal because it changes nothing.');
  }

  const from = storeOf(source.bucket);
  const original = await findVersion(from, source.key, source.versionId);
  const staged = await store.stage(await from.read(source.key, original, 0, original.size - 1));
  const headers = replaces ? objectHeaders(request.headers) : original.headers;
  const details = { etag: staged.md5, headers, checksums: original.checksums };
  const version = await store.commit(request.key, staged, details, putCondition(request));
  const result = { ETag: quoted(version.etag), LastModified: isoTime(version.at) };
  return {
    reply: xmlReply('CopyObjectResult', result, {
      'x-amz-version-id': version.versionId,
      'x-amz-copy-source-version-id': original.versionId,
    }),
    version,
  };
}

function parseSource(header: string): { bucket: string; key: string; versionId: string | null } {
  const [path, search] = splitOnce(header.replace(/^\//, ''), '?');
  const [bucket, key] = splitOnce(decoded(path), '/');
  if (bucket === '' || key === '')
    throw new Refusal(400, 'InvalidArgument', 'Invalid copy source object key');
  return { bucket, key: checkedKey(key), versionId: new URLSearchParams(search).get('versionId') };
}
