import { Readable } from 'node:stream';
import type { Listen, Loopback, Service, ServiceRequest } from './loopback.ts';

/** A request as the SDK hands it to its `requestHandler`. */
export type SdkRequest = {
  readonly method: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** A reply as the SDK wants it. */
export type SdkReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable | Uint8Array;
};

/** What the SDK sends a request with. */
export type SdkRequestHandler = {
  readonly metadata: { readonly handlerProtocol: string };
  handle(request: SdkRequest): Promise<{ readonly response: SdkReply }>;
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): object;
};

/** Services beside their callers: the SDK's requests are handed to them by a call. */
export type InProcess = {
  readonly listen: Listen;
  /** What clients of these services, and of all others of this process, send their requests with. */
  readonly requestHandler: SdkRequestHandler;
};

/** The services of this process, by host and port: these tell the worlds of a process apart. */
const services = new Map<string, Service>();
let unheard = 0;

/** Services without sockets; `outside` makes them reachable for others as well, if anything does. */
export function inProcess(outside: Listen | null): InProcess {
  return {
    async listen(service) {
      const { endpoint, close } = outside === null ? nowhere() : await outside(service);
      const { host } = new URL(endpoint);
      services.set(host, service);
      return {
        endpoint,
        async close() {
          services.delete(host);
          await close();
        },
      };
    },
    requestHandler: {
      metadata: { handlerProtocol: 'in-process' },
      handle: async (request) => ({ response: await answer(request) }),
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  };
}

/** An address of this machine that nobody listens at, each another one. */
function nowhere(): Loopback {
  unheard += 1;
  const parts = [1 + (unheard >> 16), (unheard >> 8) & 0xff, unheard & 0xff];
  return { endpoint: `http://127.${parts.join('.')}:1`, close: async () => {} };
}

async function answer(request: SdkRequest): Promise<SdkReply> {
  const service = services.get(`${request.hostname}:${request.port}`);
  if (service === undefined) throw networkError('ECONNREFUSED');
  const { status, headers, body } = await service(arrived(request)).catch(() => {
    throw networkError('ECONNRESET');
  });
  return {
    statusCode: status,
    headers: lowerCased(headers),
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
}

/** What Node's client throws when a connection breaks. */
export function networkError(code: 'ECONNREFUSED' | 'ECONNRESET'): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

function arrived({ method, path, query = {}, headers, body }: SdkRequest): ServiceRequest {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .map((each) => (each === null ? escaped(name) : `${escaped(name)}=${escaped(String(each))}`)),
  );
  const url = parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
  return { method, url, headers: lowerCased(headers), body: chunksOf(body) };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

async function* chunksOf(body: unknown): AsyncGenerator<Buffer> {
  if (body instanceof Readable) yield* body;
  else if (typeof body === 'string') yield Buffer.from(body);
  else if (body instanceof Uint8Array) yield Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  else if (body !== undefined) throw new TypeError('a body of a kind that nothing here sends');
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
}
