import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { Reply } from '../loopback.ts';
import { Refusal } from '../refusal.ts';
import { xmlContents, xmlText } from '../xml.ts';
import { verifiedBody } from './body.ts';
import { emptyReply, quoted, xmlReply } from './reply.ts';
import { objectHeaders, putCondition, type S3Request, unquoted } from './request.ts';
import type { Staged, Store } from './store.ts';
import type { Written } from './write-object.ts';

/** The fewest bytes of every part but the last: 5 MiB (S3 multipart limits). */
const smallestPart = 5 * 1024 * 1024;
/** The highest number of a part (S3 multipart limits). */
const mostParts = 10_000;

type Upload = {
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly parts: Map<number, Staged>;
};

/** The multipart uploads of one bucket that are under way; they end with the process. */
export type Uploads = {
  create(request: S3Request): Promise<Reply>;
  uploadPart(request: S3Request): Promise<Reply>;
  complete(request: S3Request): Promise<Written>;
  abort(request: S3Request): Promise<Reply>;
};

export function multipartUploads(store: Store): Uploads {
  const uploads = new Map<string, Upload>();
  let created = 0;

  function find({ key, query }: S3Request): Upload {
    const upload = uploads.get(query.get('uploadId') ?? '');
    if (upload === undefined || upload.key !== key) {
      throw new Refusal(404, 'NoSuchUpload', 'The specified upload does not exist.');
    }
    return upload;
  }

  async function finish({ query }: S3Request, { parts }: Upload): Promise<void> {
    uploads.delete(query.get('uploadId') ?? '');
    for (const staged of parts.values()) await store.discard(staged);
  }

  return {
    create: async ({ bucket, key, headers }) => {
      created += 1;
      const uploadId = `upload-${created}`;
      uploads.set(uploadId, { key, headers: objectHeaders(headers), parts: new Map() });
      return xmlReply('InitiateMultipartUploadResult', { Bucket: bucket, Key: key, UploadId: uploadId });
    },

    uploadPart: async (request) => {
      const { parts } = find(request);
      const number = Number(request.query.get('partNumber'));
      if (!Number.isInteger(number) || number < 1 || number > mostParts) {
        throw new Refusal(
          400,
          'InvalidArgument',
          `Part number must be an integer between 1 and ${mostParts}`,
        );
      }
      const body = verifiedBody(request);
      const staged = await store.stage(body.content);
      const checksums = body.checksums();
      const replaced = parts.get(number);
      parts.set(number, staged);
      if (replaced !== undefined) await store.discard(replaced);
      return emptyReply(200, { etag: quoted(staged.md5), ...checksums });
    },

    complete: async (request) => {
      const upload = find(request);
      const parts = chosenParts(await text(request.body), upload.parts);
      const staged = await store.stage(contentOf(parts, store));
      const etag = etagOf(parts);
      const details = { etag, headers: upload.headers, checksums: {} };
      const version = await store.commit(request.key, staged, details, putCondition(request));
      await finish(request, upload);
      const { bucket, key } = request;
      return {
        reply: xmlReply(
          'CompleteMultipartUploadResult',
          { Bucket: bucket, Key: key, ETag: quoted(etag) },
          { 'x-amz-version-id': version.versionId },
        ),
        version,
      };
    },

    abort: async (request) => {
      await finish(request, find(request));
      return emptyReply(204);
    },
  };
}

function chosenParts(body: string, parts: ReadonlyMap<number, Staged>): Staged[] {
  const chosen: Staged[] = [];
  let before = 0;
  for (const part of xmlContents(body, 'Part')) {
    const number = Number(xmlText(part, 'PartNumber'));
    const staged = parts.get(number);
    if (number <= before)
      throw new Refusal(400, 'InvalidPartOrder', 'The list of parts was not in ascending order.');
    if (staged === undefined || staged.md5 !== unquoted(xmlText(part, 'ETag') ?? '')) {
      throw new Refusal(400, 'InvalidPart', 'One or more of the specified parts could not be found.');
    }
    before = number;
    chosen.push(staged);
  }
  if (chosen.length === 0) throw new Refusal(400, 'MalformedXML', 'The XML you provided was not well-formed');
  if (chosen.slice(0, -1).some(({ size }) => size < smallestPart)) {
    throw new Refusal(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
  return chosen;
}

async function* contentOf(parts: readonly Staged[], store: Store): AsyncGenerator<Buffer> {
  for (const part of parts) yield* store.readStaged(part) as AsyncIterable<Buffer>;
}

function etagOf(parts: readonly Staged[]): string {
  const digest = createHash('md5');
  for (const part of parts) digest.update(part.md5, 'hex');
  return `${digest.digest('hex')}-${parts.length}`;
}
