import { type Listen, type Loopback, listen } from './loopback.ts';
import { asRefusal, Refusal } from './refusal.ts';
import { type FolderStore, folderStore } from './s3/folder-store.ts';
import { emptyBucket, type MemoryBucket, memoryStore } from './s3/memory-store.ts';
import { multipartUploads } from './s3/multipart.ts';
import { type Bucket, operationOf } from './s3/operations.ts';
import { refusalReply } from './s3/reply.ts';
import { parseRequest } from './s3/request.ts';
import type { Version } from './s3/version.ts';
import { type Watch, watchFiles } from './s3/watch.ts';

/** A new version of an object, put through the API or by a person into the folder. */
export type PutEvent = {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly versionId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** S3 on loopback. */
export type S3 = Loopback & {
  /**
   * Tells of each file that a person puts into the bucket's folder, once, also of those that came while nobody
   * watched; not of puts through the API. A look that fails goes to `onFailure`, the same trouble once.
   */
  watchFolder(bucket: string, onPut: (event: PutEvent) => void, onFailure: (error: unknown) => void): Watch;
};

type Place = Bucket & { readonly files: { readonly folder: string; readonly store: FolderStore } | null };

/**
 * S3 with the operations that Bellwether uses; all others, and headers that would change what a request means, are
 * refused with 501. Buckets are versioned and live in their folder, in what is given, or in memory where that is null. `onPut` is
 * called for each put, copy and completed multipart upload, before its answer is sent.
 */
export async function startS3(
  options: {
    readonly buckets: Readonly<Record<string, string | MemoryBucket | null>>;
    readonly now: () => number;
    readonly onPut?: (event: PutEvent) => void;
  },
  serve: Listen = listen,
): Promise<S3> {
  const places = new Map<string, Place>();
  for (const [name, folder] of Object.entries(options.buckets)) {
    places.set(name, await openBucket(folder, options.now));
  }

  function placeOf(bucket: string): Place {
    const place = places.get(bucket);
    if (place === undefined) throw new Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
    return place;
  }

  const loopback = await serve(async (incoming) => {
    try {
      const request = parseRequest(incoming);
      const run = operationOf(request);
      const result = await run(request, placeOf(request.bucket), (bucket) => placeOf(bucket).store);
      if (!('version' in result)) return result;
      options.onPut?.(eventOf(request.bucket, request.key, result.version));
      return result.reply;
    } catch (error) {
      const reply = refusalReply(asRefusal(error));
      return incoming.method === 'HEAD' ? { ...reply, body: '' } : reply;
    }
  });

  return {
    ...loopback,
    watchFolder: (bucket, onPut, onFailure) => {
      const { files } = placeOf(bucket);
      if (files === null) throw new Error(`The bucket ${bucket} has no folder to watch`);
      const tell = (key: string, version: Version): void => onPut(eventOf(bucket, key, version));
      return watchFiles({ ...files, tell, onFailure });
    },
  };
}

async function openBucket(folder: string | MemoryBucket | null, now: () => number): Promise<Place> {
  if (typeof folder !== 'string') {
    const store = memoryStore(now, folder ?? emptyBucket());
    return { store, uploads: multipartUploads(store), files: null };
  }
  const store = await folderStore(folder, now);
  return { store, uploads: multipartUploads(store), files: { folder, store } };
}

function eventOf(bucket: string, key: string, { size, etag, versionId, at }: Version): PutEvent {
  return { bucket, key, size, etag, versionId, at };
}
