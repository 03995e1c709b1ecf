import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stylePath, styleSheet } from '../../lambdas/console/design/style.ts';
import { type Refusal, refusalPage } from '../../lambdas/console/pages/refusal-page.ts';
import { answerAsGateway, mostBodyBytes } from '../pages.ts';
import { portfolio } from './portfolio.ts';
import { documentOf, targetOf } from './routes.ts';
import type { ConsoleSources } from './sources.ts';

/** The console on loopback. */
export type LocalConsole = {
  /** Without a trailing slash. */
  readonly url: string;
  /** Makes the portfolio of what was just scored, so that nobody has to wait for it. */
  lookAhead(): Promise<void>;
  close(): Promise<void>;
};

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Nothing is loaded from elsewhere, nothing runs, nobody frames or remembers a page. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'cache-control': 'no-store',
} as const;

const STATUS: Readonly<Record<Refusal, number>> = {
  'not-found': 404,
  failed: 500,
  'not-allowed': 405,
  'wrong-host': 421,
};

/** A page of another site that had its name pointed here sends that name (DNS rebinding). */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1)(?::\d{1,5})?$/i;

/**
 * Serves the read-only pages on 127.0.0.1, and those behind the links of notices, which act. Port 0 takes a free one.
 * A page that fails is answered with 500 and handed to `onError`.
 */
export async function startConsole(
  options: ConsoleSources & { readonly port: number; readonly onError: (error: unknown) => void },
): Promise<LocalConsole> {
  const server = createServer((request, response) => {
    answer(request, options, url)
      .catch((error: unknown) => {
        // Whoever hangs up in the middle of a request makes no trouble.
        if (request.errored === null) options.onError(error);
        return refused('failed');
      })
      .then((reply) => send(reply, response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    lookAhead: () => portfolio(options, new URLSearchParams()).then(() => {}, options.onError),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, sources: ConsoleSources, ownUrl: string): Promise<Answer> {
  if (!OWN_HOST.test(request.headers.host ?? '')) return refused('wrong-host');
  const { method = '', url: path = '', headers } = request;
  if (path.startsWith('/c/')) return answerAsGateway({ method, path, headers, body: await bodyOf(request) });
  if (method !== 'GET' && method !== 'HEAD') return refused('not-allowed');
  if (path === stylePath) return shown(200, 'css', styleSheet);
  const target = targetOf(path);
  const document = target === null ? null : await documentOf(sources, target, ownUrl);
  return document === null ? refused('not-found') : shown(200, 'html', document);
}

/** As much of a body as is looked at, and a little more, so that the rest is missed. */
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (bytes <= mostBodyBytes) chunks.push(chunk);
    bytes += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function refused(refusal: Refusal): Answer {
  const answer = shown(STATUS[refusal], 'html', refusalPage(refusal));
  return refusal === 'not-allowed'
    ? { ...answer, headers: { ...answer.headers, allow: 'GET, HEAD' } }
    : answer;
}

function shown(status: number, type: 'html' | 'css', body: string): Answer {
  return { status, headers: { ...SECURITY_HEADERS, 'content-type': `text/${type}; charset=utf-8` }, body };
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}
