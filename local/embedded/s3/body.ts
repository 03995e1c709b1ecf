import { Refusal } from '../refusal.ts';
import { type Digest, digestFor } from './checksum.ts';
import { decodeChunks } from './chunks.ts';
import type { S3Request } from './request.ts';

/** A request's content, and the `x-amz-checksum-…` headers found true once all of it was read. */
export type Body = {
  readonly content: AsyncGenerator<Buffer>;
  checksums(): Record<string, string>;
};

/**
 * The body of a request as a stream: decodes `aws-chunked`, and compares the length and every checksum that the
 * request states in a header or announces for its trailer; when one is wrong, the stream fails at its end.
 */
export function verifiedBody({ headers, body }: Pick<S3Request, 'headers' | 'body'>): Body {
  const isChunked = (headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  const trailers = new Map<string, string>();
  const decoded: AsyncIterable<Buffer> = isChunked ? decodeChunks(body, trailers) : body;
  const stated = new Map(statedChecksums(headers));
  const announced = announcedChecksums(headers);
  const digests = new Map([...stated.keys(), ...announced].map((name) => [name, digestFor(name)]));
  const length = headers['x-amz-decoded-content-length'];

  async function* verified(): AsyncGenerator<Buffer> {
    let size = 0;
    for await (const chunk of decoded) {
      size += chunk.length;
      for (const digest of digests.values()) digest.update(chunk);
      yield chunk;
    }
    if (length !== undefined && size !== Number(length)) {
      throw new Refusal(400, 'IncompleteBody', `The body holds ${size} bytes, the request says ${length}`);
    }
    for (const name of announced) stated.set(name, trailers.get(name) ?? missingTrailer(name));
    for (const [name, value] of stated) compare(name, value, digests.get(name) as Digest);
  }

  return {
    content: verified(),
    checksums: () => Object.fromEntries([...stated].filter(([name]) => isChecksum(name))),
  };
}

function isChecksum(header: string): boolean {
  return header.startsWith('x-amz-checksum-') && !/^x-amz-checksum-(algorithm|type|mode)$/.test(header);
}

function statedChecksums(headers: Readonly<Record<string, string | undefined>>): [string, string][] {
  const stated: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && (isChecksum(name) || name === 'content-md5')) stated.push([name, value]);
  }
  const sha256 = headers['x-amz-content-sha256'];
  if (sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256)) stated.push(['x-amz-content-sha256', sha256]);
  return stated;
}

function announcedChecksums(headers: Readonly<Record<string, string | undefined>>): string[] {
  const names = (headers['x-amz-trailer'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.filter(isChecksum);
}

function compare(header: string, stated: string, digest: Digest): void {
  const isHexadecimal = header === 'x-amz-content-sha256';
  if (digest.value().toString(isHexadecimal ? 'hex' : 'base64') === stated) return;
  throw isHexadecimal
    ? new Refusal(
        400,
        'XAmzContentSHA256Mismatch',
        `The provided '${header}' header does not match what was computed.`,
      )
    : new Refusal(
        400,
        'BadDigest',
        `The ${header} that you specified did not match what the server received.`,
      );
}

function missingTrailer(name: string): never {
  throw new Refusal(400, 'MalformedTrailerError', `The request contained trailing data that lacks ${name}.`);
}
