import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { SdkReply, SdkRequest } from '../../../local/embedded/in-process.ts';
import { type Loopback, listen, type Reply, type ServiceRequest } from '../../../local/embedded/loopback.ts';
import { type Aws, type ServiceName, services } from '../aws.ts';
import type { Wire } from '../wire.ts';

/** Nothing is planned here that a client would have to wait for. */
const patience = { requestTimeout: 10_000, givesUp: true };

const variables: Readonly<Record<ServiceName, string>> = {
  dynamodb: 'AWS_ENDPOINT_URL_DYNAMODB',
  s3: 'AWS_ENDPOINT_URL_S3',
  sns: 'AWS_ENDPOINT_URL_SNS',
  states: 'AWS_ENDPOINT_URL_SFN',
  secrets: 'AWS_ENDPOINT_URL_SECRETS_MANAGER',
};

/** The services of a world at sockets of this machine, each behind the wire. */
export async function listenForAll(aws: Aws, wire: Wire) {
  const open = new Map<ServiceName, Loopback>();
  for (const name of services) {
    const at = aws.addressOf(name);
    open.set(
      name,
      await listen(async (request) => replyOf(await wire.handle(await sdkRequestOf(request, at), patience))),
    );
  }
  return {
    environment: Object.fromEntries([...open].map(([name, { endpoint }]) => [variables[name], endpoint])),
    async close() {
      for (const each of open.values()) await each.close();
    },
  };
}

async function sdkRequestOf(
  { method, url, headers, body }: ServiceRequest,
  at: { readonly hostname: string; readonly port: number },
): Promise<SdkRequest> {
  const [path = '', query = ''] = url.split(/\?(.*)/s, 2);
  const kept = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    ...at,
    method,
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: Object.fromEntries(kept),
    body: await buffer(Readable.from(body)),
  };
}

function replyOf({ statusCode, headers, body }: SdkReply): Reply {
  return { status: statusCode, headers, body: body instanceof Readable ? body : Readable.from([body]) };
}
