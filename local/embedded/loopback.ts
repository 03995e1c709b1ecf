import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A service that listens on this machine only. */
export type Loopback = {
  /** `http://127.0.0.1:<port>`, without a final slash. */
  readonly endpoint: string;
  /** Stops listening and cuts the connections that are still open. */
  close(): Promise<void>;
};

/** A request, whichever way it came. */
export type ServiceRequest = {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Not yet read. */
  readonly body: AsyncIterable<Buffer>;
};

/** An answer before it is written. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable;
};

/** Answers one request. A rejection that it lets out cuts the connection, as a lost reply would. */
export type Service = (request: ServiceRequest) => Promise<Reply>;

/** Makes a service reachable. */
export type Listen = (service: Service) => Promise<Loopback>;

/** Listens on any free port of 127.0.0.1. */
export function listen(service: Service): Promise<Loopback> {
  const server = createServer((request, response) => {
    response.sendDate = false;
    answer(service, request, response).catch(() => request.socket.destroy());
  });
  // The client's pooled connections outlive any idle time, so the server never closes one under a request.
  server.keepAliveTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        endpoint: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

async function answer(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '' } = request;
  const headers = request.headers as ServiceRequest['headers'];
  const reply = await service({ method, url, headers, body: request });
  // What a refused request still had to say.
  request.resume();
  response.statusCode = reply.status;
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  if (typeof reply.body === 'string') response.end(reply.body);
  else await pipeline(reply.body, response);
}
