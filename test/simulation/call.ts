import type { SdkRequest } from '../../local/embedded/in-process.ts';
import { feedBucket } from '../../local/places.ts';
import type { ServiceName } from './aws.ts';

/** One request of a function to a service, as the wire sees it. */
export type Call = {
  readonly service: ServiceName;
  readonly operation: string;
  /** What it is about: a key, an object, a topic. For traces. */
  readonly subject: string;
  readonly isWrite: boolean;
  /** Whether the service may answer from what was true a moment ago. */
  readonly isEventual: boolean;
  /** Whether it may do so only because it was not asked to be sure: an index can never be. */
  readonly isUnsure: boolean;
  /** Whether the service may do or give a part of what was asked. */
  readonly isDivisible: boolean;
  /** Whether the service may say that this will never work. */
  readonly isRefusable: boolean;
};

const reads = /^(Get|BatchGet|Query|Scan|List|Check|Head)/;

export function callOf(service: ServiceName, request: SdkRequest): Call {
  const body = textOf(request.body);
  if (service === 's3') return objectCall(request);
  if (service === 'sns') {
    const form = new URLSearchParams(body);
    return plainCall(service, form.get('Action') ?? '', form.get('TopicArn') ?? form.get('Name') ?? '');
  }
  const operation = request.headers['x-amz-target']?.split('.').at(-1) ?? '';
  if (service !== 'dynamodb') return plainCall(service, operation, '');
  const asked = JSON.parse(body) as Asked;
  return Object.assign(plainCall(service, operation, subjectOf(asked)), {
    isEventual: isEventual(operation, asked),
    isUnsure: isEventual(operation, asked) && asked.IndexName === undefined,
    isDivisible: /^(Batch|Query|Scan)/.test(operation),
  });
}

function plainCall(service: ServiceName, operation: string, subject: string): Call {
  const isWrite = !reads.test(operation);
  return {
    service,
    operation,
    subject,
    isWrite,
    isEventual: false,
    isUnsure: false,
    isDivisible: false,
    isRefusable: true,
  };
}

/** Our own papers are there or not, S3 is sure of that; a file of the feed may be taken away at any time. */
function objectCall({ method, path, query = {} }: SdkRequest): Call {
  const isList = 'list-type' in query;
  const operation = isList ? 'ListObjects' : method === 'PUT' ? 'PutObject' : 'GetObject';
  const [, bucket = '', ...key] = path.split('/');
  const isFeedFile = operation === 'GetObject' && bucket === feedBucket;
  const subject = `${bucket}/${key.join('/')}${isList ? (query['prefix'] ?? '') : ''}`;
  return Object.assign(plainCall('s3', operation, subject), {
    isDivisible: operation !== 'PutObject',
    isRefusable: isFeedFile,
  });
}

type Key = Readonly<Record<string, { readonly S?: string }>>;
type Asked = {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly ConsistentRead?: boolean;
  readonly Key?: Key;
  readonly Item?: Key;
  readonly ExpressionAttributeValues?: Key;
  readonly RequestItems?: Readonly<
    Record<string, { readonly ConsistentRead?: boolean } | readonly unknown[]>
  >;
};

function subjectOf({ IndexName, Key, Item, ExpressionAttributeValues, RequestItems }: Asked): string {
  const named = Key ?? Item ?? ExpressionAttributeValues ?? {};
  const texts = Object.entries(named).flatMap(([name, { S }]) =>
    S === undefined || name === 'body' || S.length > 100 ? [] : [S],
  );
  const counts = Object.entries(RequestItems ?? {}).map(
    ([table, asked]) => `${table} ${JSON.stringify(asked).length}`,
  );
  return [IndexName ?? '', ...texts, ...counts].filter((each) => each !== '').join(' ');
}

function isEventual(operation: string, { IndexName, ConsistentRead, RequestItems }: Asked): boolean {
  if (operation === 'BatchGetItem') {
    return Object.values(RequestItems ?? {}).some(
      (asked) => !('ConsistentRead' in asked && asked.ConsistentRead === true),
    );
  }
  if (operation !== 'GetItem' && operation !== 'Query') return false;
  return IndexName !== undefined || ConsistentRead !== true;
}

export function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array)
    return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString();
  return '';
}
