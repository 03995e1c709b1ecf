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

/** Services that listen to nothing: the SDK's requests are handed to them by a call. */
export type InProcess = {
  readonly listen: Listen;
  /** Answers a request to a service that listens here. */
  readonly answer: (request: SdkRequest) => Promise<SdkReply>;
};

/** Services without sockets: no ports, and time passes only in their own work. */
export function inProcess(): InProcess {
  const handlers = new Map<number, Handler>();
  let lastPort = 0;
  return {
    async listen(handle) {
      lastPort += 1;
      const port = lastPort;
      handlers.set(port, handle);
      return {
        endpoint: `http://127.0.0.1:${port}`,
        close: async () => {
          handlers.delete(port);
        },
      };
    },
    async answer(request) {
      const handle = handlers.get(request.port ?? 0);
      if (handle === undefined) throw networkError('ECONNREFUSED');
      const response = new Reply();
      try {
        await handle(incoming(request), response as unknown as ServerResponse);
      } catch {
        throw networkError('ECONNRESET');
      }
      return {
        statusCode: response.statusCode,
        headers: response.headers,
        body: Readable.from(response.chunks),
      };
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
