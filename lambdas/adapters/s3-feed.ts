import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { FeedObject, FeedStore } from '../ports.ts';
import { listAll } from './pages.ts';

/** The feed bucket. */
export function s3Feed(client: S3Client, bucket: string): FeedStore {
  return {
    async list(prefix, part) {
      const objects = await listAll(client, bucket, prefix, part);
      return objects.flatMap(({ Key, ETag, Size }): FeedObject[] =>
        Key === undefined || ETag === undefined || Size === undefined
          ? []
          : [{ key: Key, etag: ETag, bytes: Size }],
      );
    },

    async read(key, part = {}) {
      const range = part.start === undefined ? {} : { Range: `bytes=${part.start}-${(part.end ?? 0) - 1}` };
      const version = part.version === undefined ? {} : { VersionId: part.version };
      try {
        const reply = await client.send(
          new GetObjectCommand({ Bucket: bucket, Key: key, ...range, ...version }),
        );
        return {
          version: reply.VersionId ?? 'null',
          etag: reply.ETag ?? '',
          chunks: reply.Body as AsyncIterable<Uint8Array>,
        };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },

    async writeReceipt(key, text) {
      const type = key.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8';
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, ContentType: type }));
    },
  };
}
