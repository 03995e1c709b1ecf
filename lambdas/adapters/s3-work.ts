import {
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { WorkStore } from '../ports.ts';

/** The work bucket. */
export function s3Work(client: S3Client, bucket: string): WorkStore {
  return {
    async list(prefix) {
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const reply = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
        );
        keys.push(...(reply.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
        token = reply.NextContinuationToken;
      } while (token !== undefined);
      return keys;
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
