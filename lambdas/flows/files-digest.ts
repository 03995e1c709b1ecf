import type { Digest, FeedObject } from '../ports.ts';

/** Names the exact set of files of a day: it changes with any key, content or size. */
export function filesDigest(objects: readonly FeedObject[], digest: Digest): string {
  const lines = objects.map((object) => `${object.key}\t${object.etag}\t${object.bytes}`).sort();
  return digest(lines.join('\n'));
}
