import { EventEmitter } from 'node:events';
import type { Server } from 'node:http';
import { Readable } from 'node:stream';
import type { Service } from './loopback.ts';

/**
 * A server of Node's as a service: its listeners get the request and an answer to fill in as from a socket. Enough
 * for a server that answers in one piece; signatures are not there to be checked, only to be missed.
 */
export function callTo(server: Server): Service {
  return ({ method, url, headers, body }) =>
    new Promise((resolve) => {
      const incoming = Object.assign(Readable.from(body), {
        method,
        url,
        headers: { ...headers, ...signature },
      });
      const given: Record<string, string> = {};
      const response = Object.assign(new EventEmitter(), {
        statusCode: 200,
        setHeader(name: string, value: unknown) {
          given[name] = String(value);
        },
        end(text = '') {
          resolve({ status: response.statusCode, headers: given, body: text });
          response.emit('finish');
        },
      });
      server.emit('request', incoming, response);
    });
}

const signature = {
  authorization: 'AWS4-HMAC-SHA256 Credential=embedded, SignedHeaders=host, Signature=none',
  'x-amz-date': '20260101T000000Z',
};
