import { Refusal } from '../refusal.ts';

/** One version of one object. */
export type Version = {
  readonly kind: 'object';
  readonly versionId: string;
  /** When it was put, or first seen when a person put the file there; milliseconds since 1970. */
  readonly at: number;
  readonly size: number;
  /** Without quotes: the MD5 of the content in hexadecimal; of a multipart upload that of its parts' MD5s, `-`, count. */
  readonly etag: string;
  /** Content type, content encoding, user metadata and the like, by lower-case header name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Checksums that the uploader sent and that were verified, by lower-case header name. */
  readonly checksums: Readonly<Record<string, string>>;
};

/** The version that a deletion leaves on top: the object is gone, its older versions stay readable. */
export type DeleteMarker = {
  readonly kind: 'delete-marker';
  readonly versionId: string;
  readonly at: number;
};

export type Entry = Version | DeleteMarker;

/** What the uploader says about the object, besides its content. */
export type Details = Pick<Version, 'etag' | 'headers' | 'checksums'>;

/** What must hold for a put to happen: nothing there yet, or the current object has this ETag. */
export type Condition =
  | { readonly kind: 'none-there' }
  | { readonly kind: 'etag-is'; readonly etag: string }
  | { readonly kind: 'always' };

/** The id of an object's n-th version, n from 1. Ids count per key, so the same puts give the same ids. */
export function versionIdOf(number: number): string {
  return `v${String(number).padStart(6, '0')}`;
}

/** The n of an id, or null when the text is no version id. */
export function versionNumber(versionId: string): number | null {
  return /^v\d{6,}$/.test(versionId) ? Number(versionId.slice(1)) : null;
}

/** Refuses a conditional put whose condition does not hold (412; 404 when there is no object to match). */
export function checkCondition(condition: Condition, latest: Entry | null): void {
  const current = latest?.kind === 'object' ? latest : null;
  if (condition.kind === 'none-there' && current !== null) throw preconditionFailed('If-None-Match');
  if (condition.kind !== 'etag-is') return;
  if (current === null) throw noSuchKey();
  if (current.etag !== condition.etag) throw preconditionFailed('If-Match');
}

export function preconditionFailed(header: string): Refusal {
  return new Refusal(412, 'PreconditionFailed', `The precondition ${header} you specified did not hold`);
}

export function noSuchKey(headers: Record<string, string> = {}): Refusal {
  return new Refusal(404, 'NoSuchKey', 'The specified key does not exist.', headers);
}

export function noSuchVersion(): Refusal {
  return new Refusal(404, 'NoSuchVersion', 'The specified version does not exist.');
}
