import type { Reply } from '../loopback.ts';
import { notImplemented } from '../refusal.ts';
import { deleteObject, deleteObjects } from './delete-objects.ts';
import { listObjects } from './list-objects.ts';
import type { Uploads } from './multipart.ts';
import { readObject } from './read-object.ts';
import type { S3Request } from './request.ts';
import type { Store } from './store.ts';
import { copyObject, putObject, type Written } from './write-object.ts';

/** What an operation works on. */
export type Bucket = { readonly store: Store; readonly uploads: Uploads };
type Run = (request: S3Request, bucket: Bucket, storeOf: (name: string) => Store) => Promise<Reply | Written>;

/** One S3 operation and everything that a request of it may carry. */
type Operation = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly about: 'bucket' | 'object';
  /** Query parameters that tell it from others. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Headers with a meaning that it honours; `x-amz-…` and conditional ones that are not here are refused. */
  readonly headers: RegExp;
  readonly run: Run;
};

const readHeaders = /^(range|if-match|if-none-match|x-amz-checksum-mode)$/;
const uploadHeaders =
  /^(if-match|if-none-match|x-amz-meta-.+|x-amz-checksum-.+|x-amz-decoded-content-length|x-amz-trailer)$/;
const partHeaders = /^(x-amz-checksum-.+|x-amz-decoded-content-length|x-amz-trailer)$/;
const copyHeaders =
  /^(if-match|if-none-match|x-amz-meta-.+|x-amz-copy-source|x-amz-metadata-directive|x-amz-checksum-algorithm)$/;
const noHeaders = /^$/;

const reading: Omit<Operation, 'method'> = {
  about: 'object',
  required: [],
  optional: ['versionId'],
  headers: readHeaders,
  run: (request, { store }) => readObject(request, store),
};

const operations: readonly Operation[] = [
  { method: 'GET', ...reading },
  { method: 'HEAD', ...reading },
  {
    method: 'GET',
    about: 'bucket',
    required: ['list-type'],
    optional: ['prefix', 'delimiter', 'start-after', 'continuation-token', 'encoding-type', 'max-keys'],
    headers: noHeaders,
    run: (request, { store }) => listObjects(request, store),
  },
  {
    method: 'PUT',
    about: 'object',
    required: [],
    optional: [],
    headers: uploadHeaders,
    run: (request, { store }) => putObject(request, store),
  },
  {
    method: 'DELETE',
    about: 'object',
    required: [],
    optional: [],
    headers: noHeaders,
    run: (request, { store }) => deleteObject(request, store),
  },
  {
    method: 'POST',
    about: 'bucket',
    required: ['delete'],
    optional: [],
    headers: /^x-amz-checksum-.+$/,
    run: (request, { store }) => deleteObjects(request, store),
  },
  {
    method: 'POST',
    about: 'object',
    required: ['uploads'],
    optional: [],
    headers: /^(x-amz-meta-.+|x-amz-checksum-algorithm)$/,
    run: (request, { uploads }) => uploads.create(request),
  },
  {
    method: 'PUT',
    about: 'object',
    required: ['partNumber', 'uploadId'],
    optional: [],
    headers: partHeaders,
    run: (request, { uploads }) => uploads.uploadPart(request),
  },
  {
    method: 'POST',
    about: 'object',
    required: ['uploadId'],
    optional: [],
    headers: /^(if-match|if-none-match)$/,
    run: (request, { uploads }) => uploads.complete(request),
  },
  {
    method: 'DELETE',
    about: 'object',
    required: ['uploadId'],
    optional: [],
    headers: noHeaders,
    run: (request, { uploads }) => uploads.abort(request),
  },
];

const copy: Operation = {
  method: 'PUT',
  about: 'object',
  required: [],
  optional: [],
  headers: copyHeaders,
  run: (request, { store }, storeOf) => copyObject(request, store, storeOf),
};

/** Headers of any request that change nothing here. */
const neutralHeaders =
  /^x-amz-(content-sha256|date|security-token|user-agent|sdk-checksum-algorithm|expected-bucket-owner)$/;
/** Headers that change what a request means. */
const meaningfulHeaders = /^(x-amz-.+|range|if-.+)$/;

/** The operation that a request asks for; refused with 501 when it asks for anything that is not done here. */
export function operationOf(request: S3Request): Run {
  const { method, key, query, headers } = request;
  const about = key === '' ? 'bucket' : 'object';
  const names = [...query.keys()];
  const candidates = headers['x-amz-copy-source'] === undefined ? operations : [copy];
  const operation = candidates.find(
    (one) =>
      one.method === method &&
      one.about === about &&
      one.required.every((name) => query.has(name)) &&
      names.every((name) => one.required.includes(name) || one.optional.includes(name)),
  );
  if (operation === undefined) throw notImplemented(`${method} ${about}?${names.join('&')}`);
  for (const name of Object.keys(headers)) {
    if (!meaningfulHeaders.test(name) || neutralHeaders.test(name) || operation.headers.test(name)) continue;
    throw notImplemented(`The header ${name} of ${method} ${about}?${names.join('&')}`);
  }
  return operation.run;
}
