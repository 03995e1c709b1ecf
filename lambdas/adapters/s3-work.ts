import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { WorkStore } from '../ports.ts';
import { linesOf } from './lines.ts';
import { listAll } from './pages.ts';

/** The work bucket, whose papers can also be read line by line. */
export type LinedWorkStore = WorkStore & {
  /** Lines without their line feeds; none when there is no such object. */
  readLines(key: string): AsyncIterable<string>;
};

/** The work bucket. */
export function s3Work(client: S3Client, bucket: string): LinedWorkStore {
  async function get(key: string) {
    try {
      return (await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body ?? null;
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
      return (await get(key))?.transformToString('utf-8') ?? null;
    },

    async *readLines(key) {
      const body = await get(key);
      if (body !== null) yield* linesOf(body as AsyncIterable<Uint8Array>);
    },

    async write(key, text) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
    },
  };
}
