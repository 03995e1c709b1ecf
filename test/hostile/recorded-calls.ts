import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { watchClients } from '../../lambdas/adapters/runtime.ts';
import { networkError, type SdkRequest, type SdkRequestHandler } from '../../local/embedded/in-process.ts';
import type { World } from '../../local/world.ts';

const services = ['S3', 'DYNAMODB', 'SNS', 'SFN', 'SECRETS_MANAGER'] as const;

/** One request to a service, as the SDK sends it. */
export type Call = {
  readonly service: (typeof services)[number];
  readonly method: string;
  /** Percent-decoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string;
};

/** Every request that the handlers of this world send from now on; some break on the way. Ends with the test. */
export function recordCalls(
  { clients }: World,
  breaks: (call: Call) => boolean = () => false,
): readonly Call[] {
  const calls: Call[] = [];
  const { signer } = clients.s3.config;
  const inner = clients.s3.config.requestHandler as unknown as SdkRequestHandler;
  const outer: SdkRequestHandler = {
    ...inner,
    async handle(request) {
      const body = await bytesOf(request.body);
      const { method, path, query = {} } = request;
      const service = serviceOf(request);
      const call = { service, method, path: decodeURIComponent(path), query, body: body.toString('utf8') };
      calls.push(call);
      if (breaks(call)) throw networkError('ECONNRESET');
      return inner.handle({
        ...request,
        body: request.body instanceof Readable ? Readable.from([body]) : request.body,
      });
    },
  };
  watchClients((client) => Object.assign(client.config, { requestHandler: outer, signer }));
  // Handlers make new clients when an endpoint changes.
  process.env['AWS_ENDPOINT_URL_RECORDED'] = 'yes';
  onTestFinished(() => {
    delete process.env['AWS_ENDPOINT_URL_RECORDED'];
  });
  return calls;
}

function serviceOf({ hostname, port }: SdkRequest): Call['service'] {
  const service = services.find((name) =>
    process.env[`AWS_ENDPOINT_URL_${name}`]?.endsWith(`${hostname}:${port}`),
  );
  if (service === undefined) throw new Error(`nothing here is at ${hostname}:${port}`);
  return service;
}

async function bytesOf(body: unknown): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0);
  if (!(body instanceof Readable)) return Buffer.from(body as string | Uint8Array);
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
