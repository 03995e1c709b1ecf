import type { ServiceRequest } from '../loopback.ts';
import { Refusal } from '../refusal.ts';
import { checkedKey, keyProblem } from './key.ts';
import { type Condition, noSuchKey } from './version.ts';

/** A request to S3, path-style: `/<bucket>/<key>?<query>`. */
export type S3Request = {
  readonly method: string;
  readonly bucket: string;
  /** Empty when the request is about the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The body, not yet read. */
  readonly body: AsyncIterable<Buffer>;
};

/** Query parameters of any request: the SDK's name of the operation and the signature of a presigned link. */
const neutralParameters = new Set([
  'x-id',
  'x-amz-algorithm',
  'x-amz-content-sha256',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-security-token',
  'x-amz-signature',
  'x-amz-signedheaders',
]);

/** Takes a request apart. The key is decoded once and never normalised, so `..` reaches the check of keys. */
export function parseRequest(request: ServiceRequest): S3Request {
  const [path = '', search = ''] = splitOnce(request.url, '?');
  const [bucket, key] = splitOnce(path.slice(1), '/');
  const query = new URLSearchParams(search);
  for (const name of [...query.keys()]) {
    if (neutralParameters.has(name.toLowerCase())) query.delete(name);
  }
  return {
    method: request.method,
    bucket: decoded(bucket),
    key: key === '' ? '' : keyOf(request.method, decoded(key)),
    query,
    headers: request.headers,
    body: request.body,
  };
}

/** Nothing lies where nothing can be put: who asks for it hears that it is not there. */
function keyOf(method: string, key: string): string {
  const isQuestion = method === 'GET' || method === 'HEAD';
  if (isQuestion && keyProblem(key) !== null) throw noSuchKey();
  return checkedKey(key);
}

/** The condition of a put. */
export function putCondition({ headers }: S3Request): Condition {
  const none = headers['if-none-match'];
  const match = headers['if-match'];
  if (none !== undefined && none !== '*') {
    throw new Refusal(501, 'NotImplemented', 'If-None-Match of a put takes only *');
  }
  if (none !== undefined) return { kind: 'none-there' };
  return match === undefined ? { kind: 'always' } : { kind: 'etag-is', etag: unquoted(match) };
}

const keptHeaders = /^(?:content-(?:type|language|disposition)|cache-control|expires|x-amz-meta-.+)$/;

/** The headers of an upload that are given back with the object. */
export function objectHeaders(headers: S3Request['headers']): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && keptHeaders.test(name)) kept[name] = value;
  }
  const encodings = (headers['content-encoding'] ?? '').split(',').map((encoding) => encoding.trim());
  const stored = encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked').join(',');
  return stored === '' ? kept : { ...kept, 'content-encoding': stored };
}

/** An ETag without its quotes. */
export function unquoted(etag: string): string {
  return etag.replace(/^"|"$/g, '');
}

/** Percent-decodes text of a URL; `+` stays a plus. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, 'InvalidURI', "Couldn't parse the specified URI.");
  }
}

/** The text before and after the first separator; the second is empty without one. */
export function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
