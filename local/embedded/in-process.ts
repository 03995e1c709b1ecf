import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable, Writable } from 'node:stream';
import type { Handler, Listen } from './loopback.ts';

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
  readonly body: Readable;
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
  /** What clients of these services send their requests with. */
  readonly requestHandler: SdkRequestHandler;
};

/** Services without sockets; `outside` makes them reachable for others as well, if anything does. */
export function inProcess(outside: Listen | null): InProcess {
  const handlers = new Map<string, Handler>();

  async function answer(request: SdkRequest): Promise<SdkReply> {
    const handle = handlers.get(String(request.port));
    if (handle === undefined) throw networkError('ECONNREFUSED');
    const response = new Reply();
    try {
      await handle(incoming(request), response as unknown as ServerResponse);
    } catch {
      throw networkError('ECONNRESET');
    }
    const { statusCode, headers, chunks } = response;
    return { statusCode, headers, body: Readable.from(chunks) };
  }

  return {
    async listen(handle) {
      const inside = { endpoint: `http://127.0.0.1:${handlers.size + 1}`, close: async () => {} };
      const loopback = outside === null ? inside : await outside(handle);
      handlers.set(new URL(loopback.endpoint).port, handle);
      return loopback;
    },
    requestHandler: {
      metadata: { handlerProtocol: 'in-process' },
      handle: async (request) => ({ response: await answer(request) }),
      updateHttpClientConfig: () => {},
      httpHandlerConfigs: () => ({}),
    },
  };
}

/** What Node's client throws when a connection breaks. */
export function networkError(code: 'ECONNREFUSED' | 'ECONNRESET'): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

function incoming({ method, path, query = {}, headers, body }: SdkRequest): IncomingMessage {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) =>
      each === null ? escaped(name) : `${escaped(name)}=${escaped(String(each))}`,
    ),
  );
  const url = parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
  const lowerCased = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const stream = body instanceof Readable ? body : Readable.from(chunksOf(body));
  return Object.assign(stream, { method, url, headers: lowerCased }) as unknown as IncomingMessage;
}

function chunksOf(body: unknown): Buffer[] {
  if (typeof body === 'string') return body === '' ? [] : [Buffer.from(body)];
  return body instanceof Uint8Array ? [Buffer.from(body.buffer, body.byteOffset, body.byteLength)] : [];
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`);
}

/** As much of a server's response as the services use. */
class Reply extends Writable {
  statusCode = 200;
  headersSent = false;
  readonly headers: Record<string, string> = {};
  readonly chunks: Buffer[] = [];

  setHeader(name: string, value: string): void {
    this.headers[name.toLowerCase()] = value;
  }

  writeHead(status: number, headers: Readonly<Record<string, string>>): void {
    this.statusCode = status;
    this.headersSent = true;
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.chunks.push(chunk);
    done();
  }
}
