import type { FeedObject, FeedStore } from '../ports.ts';

/**
 * The feed as it was listed: what was replaced since is gone from it. What is known by its listing must not be read as
 * something that lay there for a moment, of which nobody would hear once the listed version is put back.
 */
export function asListed(feed: FeedStore, objects: readonly Pick<FeedObject, 'key' | 'etag'>[]): FeedStore {
  const etags = new Map(objects.map(({ key, etag }) => [key, etag]));
  const isListed = (key: string, etag: string) => (etags.get(key) ?? etag) === etag;
  return {
    ...feed,
    async read(key, part) {
      const body = await feed.read(key, part);
      return body === null || isListed(key, body.etag) ? body : null;
    },
  };
}
