import type { Reply } from '../loopback.ts';
import { notImplemented, Refusal } from '../refusal.ts';
import { emptyReply, versionHeaders } from './reply.ts';
import { type S3Request, unquoted } from './request.ts';
import type { Store } from './store.ts';
import { noSuchKey, noSuchVersion, preconditionFailed, type Version, versionNumber } from './version.ts';

/** GetObject and HeadObject: the current or a given version, whole or one range of it. */
export async function readObject(request: S3Request, store: Store): Promise<Reply> {
  const version = await findVersion(store, request.key, request.query.get('versionId'));
  const { headers } = request;
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined && unquoted(ifMatch) !== version.etag) throw preconditionFailed('If-Match');
  if (unquoted(headers['if-none-match'] ?? '') === version.etag) {
    return emptyReply(304, versionHeaders(version));
  }

  const range = parseRange(headers.range, version.size);
  const [first, last] = range ?? [0, version.size - 1];
  const isWhole = range === null;
  return {
    status: isWhole ? 200 : 206,
    headers: {
      'content-type': 'binary/octet-stream',
      ...version.headers,
      ...versionHeaders(version),
      'accept-ranges': 'bytes',
      'content-length': String(last - first + 1),
      'last-modified': new Date(version.at).toUTCString(),
      ...(isWhole ? {} : { 'content-range': `bytes ${first}-${last}/${version.size}` }),
      ...(isWhole && headers['x-amz-checksum-mode'] === 'ENABLED' ? version.checksums : {}),
    },
    body: request.method === 'HEAD' ? '' : await store.read(request.key, version, first, last),
  };
}

/** The version with this id, or the current one; refused when there is none or when it is a delete marker. */
export async function findVersion(store: Store, key: string, versionId: string | null): Promise<Version> {
  if (versionId !== null && versionNumber(versionId) === null) {
    throw new Refusal(400, 'InvalidArgument', 'Invalid version id specified');
  }
  const entry = versionId === null ? await store.latest(key) : await store.version(key, versionId);
  if (entry === null) throw versionId === null ? noSuchKey() : noSuchVersion();
  if (entry.kind === 'object') return entry;
  const marker = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': entry.versionId };
  if (versionId === null) throw noSuchKey(marker);
  throw new Refusal(
    405,
    'MethodNotAllowed',
    'The specified method is not allowed on a delete marker.',
    marker,
  );
}

/**
 * The first and last byte that a Range header asks for, or null for the whole object (no header, or one that is not
 * a byte range). Several ranges are not implemented; a range without any byte of the object is refused with 416.
 */
function parseRange(header: string | undefined, size: number): [number, number] | null {
  const range = /^bytes=(.+)$/.exec(header ?? '')?.[1];
  if (range === undefined) return null;
  if (range.includes(',')) throw notImplemented('A range of several parts');
  const parts = /^(\d*)-(\d*)$/.exec(range);
  if (parts === null || range === '-') return null;
  const [, from = '', to = ''] = parts;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < first) return null;
  if (first > last) {
    throw new Refusal(416, 'InvalidRange', 'The requested range is not satisfiable', {
      'content-range': `bytes */${size}`,
    });
  }
  return [first, last];
}
