import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { networkError, type SdkReply, type SdkRequest } from '../../local/embedded/in-process.ts';
import { type Call, textOf } from './call.ts';

type Answer = (request: SdkRequest) => Promise<SdkReply>;

/** A part of what was asked, as the service may choose to do or give. */
export function partialAnswer(call: Call, request: SdkRequest, answer: Answer): Promise<SdkReply> {
  switch (call.operation) {
    case 'BatchWriteItem':
      return someWrites(request, answer);
    case 'BatchGetItem':
      return someKeys(request, answer);
    case 'GetObject':
      return halfABody(request, answer);
    case 'ListObjects':
      return answer({ ...request, query: { ...request.query, 'max-keys': '1' } });
    default:
      return halfAPage(request, answer);
  }
}

type Writes = Readonly<Record<string, readonly unknown[]>>;
type Keys = Readonly<Record<string, { readonly Keys: readonly unknown[] }>>;

async function someWrites(request: SdkRequest, answer: Answer): Promise<SdkReply> {
  const asked = JSON.parse(textOf(request.body)) as { readonly RequestItems: Writes };
  const [[table, writes] = ['', []]] = Object.entries(asked.RequestItems);
  const taken = writes.slice(0, Math.ceil(writes.length / 2));
  await answer(withBody(request, { ...asked, RequestItems: { [table]: taken } }));
  return json({ UnprocessedItems: { [table]: writes.slice(taken.length) } });
}

async function someKeys(request: SdkRequest, answer: Answer): Promise<SdkReply> {
  const asked = JSON.parse(textOf(request.body)) as { readonly RequestItems: Keys };
  const [[table, { Keys, ...how }] = ['', { Keys: [] }]] = Object.entries(asked.RequestItems);
  const taken = Keys.slice(0, Math.ceil(Keys.length / 2));
  const left = Keys.slice(taken.length);
  const rest = left.length === 0 ? {} : { [table]: { ...how, Keys: left } };
  const reply = await answer(
    withBody(request, { ...asked, RequestItems: { [table]: { ...how, Keys: taken } } }),
  );
  return json({ ...(await jsonOf(reply)), UnprocessedKeys: rest });
}

async function halfAPage(request: SdkRequest, answer: Answer): Promise<SdkReply> {
  const whole = await jsonOf(await answer(request));
  const count = Number(whole['Count'] ?? 0);
  if (count < 2) return json(whole);
  const asked = JSON.parse(textOf(request.body)) as object;
  return answer(withBody(request, { ...asked, Limit: count >> 1 }));
}

async function halfABody(request: SdkRequest, answer: Answer): Promise<SdkReply> {
  const reply = await answer(request);
  const bytes = await bytesOf(reply);
  return { ...reply, body: Readable.from(thenCut(bytes.subarray(0, bytes.length >> 1))) };
}

async function* thenCut(bytes: Buffer): AsyncGenerator<Buffer> {
  if (bytes.length > 0) yield bytes;
  throw networkError('ECONNRESET');
}

function withBody(request: SdkRequest, body: object): SdkRequest {
  return { ...request, body: JSON.stringify(body) };
}

async function jsonOf(reply: SdkReply): Promise<Record<string, unknown>> {
  return JSON.parse((await bytesOf(reply)).toString()) as Record<string, unknown>;
}

async function bytesOf({ body }: SdkReply): Promise<Buffer> {
  return body instanceof Readable ? buffer(body) : Buffer.from(body);
}

function json(value: object): SdkReply {
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([Buffer.from(JSON.stringify(value))]),
  };
}
