import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { compareTexts } from '../../local/embedded/dynamodb/value.ts';
import type { MemoryBucket } from '../../local/embedded/s3/memory-store.ts';
import type { Entry, Version } from '../../local/embedded/s3/version.ts';
import type { Item } from './agenda.ts';
import type { AwsState } from './aws.ts';
import type { Seen } from './seen.ts';

/** Every item of every table, in order. */
export function itemsOf({ tables }: AwsState) {
  return [...tables].flatMap(([name, { shelf }]) =>
    shelf
      .partitions()
      .flatMap((partition) => shelf.inOrder(partition).map(({ item }) => ({ table: name, item }))),
  );
}

/** The newest version of each object that is there, by key, as a text. */
export function objectsOf(bucket: MemoryBucket): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [key, version] of newestOf(bucket)) found.set(key, textOf(bucket, key, version) ?? '');
  return found;
}

function newestOf({ histories }: MemoryBucket): readonly (readonly [key: string, version: Version])[] {
  return [...histories.keys()].sort(compareTexts).flatMap((key) => {
    const version = histories.get(key)?.at(-1);
    return version?.kind === 'object' ? [[key, version] as const] : [];
  });
}

/** A version of an object as a text; null when there is none of this id. */
export function versionText(bucket: MemoryBucket, key: string, id: string): string | null {
  return textOf(
    bucket,
    key,
    bucket.histories.get(key)?.find(({ versionId }) => versionId === id),
  );
}

function textOf({ contents }: MemoryBucket, key: string, version: Entry | undefined): string | null {
  if (version?.kind !== 'object') return null;
  const stored = contents.get(version) ?? Buffer.alloc(0);
  return (key.endsWith('.gz') ? unpacked(stored) : stored).toString();
}

/** What is damaged stays as it is. */
function unpacked(stored: Buffer): Buffer {
  try {
    return gunzipSync(stored);
  } catch {
    return stored;
  }
}

const digests = new WeakMap<object, string>();

/** A digest of what never changes, made once. */
function digestOf<T extends object>(thing: T, text: (thing: T) => string): string {
  const made = digests.get(thing) ?? createHash('sha1').update(text(thing)).digest('base64');
  digests.set(thing, made);
  return made;
}

/**
 * Two worlds with the same fingerprint have the same future: what is stored, what waits, and what everybody has
 * been told so far, however often.
 */
export function fingerprintOf(aws: AwsState, agenda: readonly Item[], { accepted, deeds }: Seen): string {
  const hash = createHash('sha1');
  for (const { table, item } of itemsOf(aws)) hash.update(table).update(digestOf(item, JSON.stringify));
  for (const bucket of [aws.feed, aws.work])
    for (const [key, version] of newestOf(bucket))
      hash.update(`${key}\n`).update(digestOf(version, () => textOf(bucket, key, version) ?? ''));
  hash.update(aws.topics ?? '');
  hash.update(JSON.stringify(aws.secrets));
  hash.update(JSON.stringify(agenda.map(({ at, work }) => [at, work])));
  hash.update(
    [...new Set(accepted.map(({ noticeId, recipientId }) => `${noticeId} ${recipientId}`))].sort().join(),
  );
  hash.update(JSON.stringify(deeds.map(({ askedAt, page, ...deed }) => deed)));
  return hash.digest('base64');
}
