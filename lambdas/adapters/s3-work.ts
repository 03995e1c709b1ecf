import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { WorkStore } from '../ports.ts';
import { linesOf } from './lines.ts';
import { listAll } from './pages.ts';

/** An object of the work bucket as its lines, without their line feeds. */
type LinedObject = { readonly etag: string; readonly lines: AsyncIterable<string> };

/** The work bucket, whose papers can also be read line by line. */
export type LinedWorkStore = WorkStore & {
  /** Null when there is no such object; `unchanged` when it still is what had this ETag, and nothing is read. */
  openLines(key: string, knownEtag: string | null): Promise<LinedObject | 'unchanged' | null>;
};

/** The work bucket. */
export function s3Work(client: S3Client, bucket: string): LinedWorkStore {
  async function get(key: string, IfNoneMatch?: string): Promise<GetObjectCommandOutput | null> {
    try {
      const condition = IfNoneMatch === undefined ? {} : { IfNoneMatch };
      return await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...condition }));
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  }

  return {
    async list(prefix) {
      const objects = await listAll(client, bucket, prefix);
      return objects.flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    },

    async read(key) {
      return (await get(key))?.Body?.transformToString('utf-8') ?? null;
    },

    async openLines(key, knownEtag) {
      try {
        const reply = await get(key, knownEtag ?? undefined);
        if (reply?.Body === undefined) return null;
        return { etag: reply.ETag ?? '', lines: linesOf(reply.Body as AsyncIterable<Uint8Array>) };
      } catch (error) {
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 304) return 'unchanged';
        throw error;
      }
    },

    async write(key, text) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
    },
  };
}
