import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { WorkStore } from '../ports.ts';
import { listAll } from './pages.ts';

/** The work bucket. */
export function s3Work(client: S3Client, bucket: string): WorkStore {
  return {
    async list(prefix) {
      const objects = await listAll(client, bucket, prefix);
      return objects.flatMap(({ Key }) => (Key === undefined ? [] : [Key]));
    },

    async read(key) {
      try {
        const reply = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return (await reply.Body?.transformToString('utf-8')) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },

    async write(key, text) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
    },
  };
}
