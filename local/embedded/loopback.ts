import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service that listens on this machine only. */
export type Loopback = {
  /** `http://127.0.0.1:<port>`, without a final slash. */
  readonly endpoint: string;
  /** Stops listening and cuts the connections that are still open. */
  close(): Promise<void>;
};

/** Answers one request. A rejection that it lets out cuts the connection, as a lost reply would. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Makes a service reachable. */
export type Listen = (handle: Handler) => Promise<Loopback>;

/** Listens on any free port of 127.0.0.1. */
export function listen(handle: Handler): Promise<Loopback> {
  const answer: RequestListener = (request, response) => {
    response.sendDate = false;
    handle(request, response).catch(() => request.socket.destroy());
  };
  const server = createServer(answer);
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
