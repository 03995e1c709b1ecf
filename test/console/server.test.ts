import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountPath } from '../../lambdas/console/links.ts';
import { type LocalConsole, startConsole } from '../../local/console/server.ts';
import { fakeSources } from './fake-sources.ts';
import { sampleAccount, sampleItem, sampleRecord } from './sample-world.ts';
import { skeletonOf } from './skeleton.ts';

const oddIds = ['a/b', 'a b', '..', '.', 'ü?&#%', '%2e%2e', '客户', 'c:\\d'];
const errors: unknown[] = [];
let served: LocalConsole;

beforeAll(async () => {
  const sources = fakeSources({
    accounts: oddIds.map((id) => sampleAccount(id, { name: `Name <${id}>` })),
    items: oddIds.map((id) => sampleItem(id, 5000)),
    records: [sampleRecord()],
  });
  const cases = { ...sources.ports.cases, find: () => Promise.reject(new Error('secret table name')) };
  served = await startConsole({
    ...sources,
    ports: { ...sources.ports, cases },
    port: 0,
    onError: (error) => errors.push(error),
  });
});

afterAll(() => served.close());

type Reply = { status: number; headers: Record<string, unknown>; body: string };

/** Unlike fetch it sends paths and hosts as they are. */
function ask(path: string, options: { method?: string; host?: string } = {}): Promise<Reply> {
  const { port } = new URL(served.url);
  const host = options.host ?? `127.0.0.1:${port}`;
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, method: options.method ?? 'GET', headers: { host } }, (reply) => {
      let body = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        body += chunk;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the console', () => {
  test('listens on loopback only', () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test('takes it calmly when somebody hangs up in the middle of a form', async () => {
    const { port, host } = new URL(served.url);
    const before = errors.length;
    const phone = connect(Number(port), '127.0.0.1');
    await once(phone, 'connect');
    phone.write(`POST /c/token HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 9\r\n\r\naction`);
    await sleep(100);

    phone.destroy();
    await sleep(100);

    expect(errors.slice(before)).toEqual([]);
    expect((await ask('/')).status).toBe(200);
  });

  test.each(['/', '/runs', '/receipts', '/mailbox', '/accounts/a%2Fb', '/nope', '/style.css'])(
    '%s may run, load and be framed by nothing',
    async (path) => {
      const { headers } = await ask(path);

      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toEqual([
        "default-src 'none'",
        "style-src 'self'",
        'img-src data:',
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      });
      expect(headers).not.toHaveProperty('x-powered-by');
    },
  );

  test('HEAD answers as GET does, without a body', async () => {
    const get = await ask('/runs');

    const head = await ask('/runs', { method: 'HEAD' });

    expect(head.status).toBe(200);
    expect(head.body).toBe('');
    expect(head.headers['content-length']).toBe(get.headers['content-length']);
    expect(Number(get.headers['content-length'])).toBe(Buffer.byteLength(get.body));
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is refused', async (method) => {
    const { status, headers } = await ask('/', { method });

    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  test.each([
    '/nope',
    '/accounts',
    '/accounts/',
    '/accounts/unheard-of',
    '/accounts/a/b',
    '/accounts/%',
    '/accounts/%ff',
    '/cases',
    '/runs/2026-02-30',
    '/runs/2026-01-01',
    '/receipts/snapshots%2Fnone.csv',
    '/receipts/..%2F..%2Fetc%2Fpasswd',
    '/../../etc/passwd',
    '//evil.example/',
    '/index.html',
    '/style.css/',
  ])('%s is not found', async (path) => {
    const { status, body } = await ask(path);

    expect(status).toBe(404);
    expect(body).toContain('Nothing is here');
    expect(() => skeletonOf(body)).not.toThrow();
  });

  test.each(oddIds)('an account with the id %j is reached by its link', async (id) => {
    const { status, body } = await ask(new URL(accountPath(id), served.url).href.slice(served.url.length));

    expect(status).toBe(200);
    expect(body).toContain(`Name &lt;${id.replace('&', '&amp;')}&gt;`);
  });

  test.each([
    ['evil.example', 421],
    ['127.0.0.1.evil.example', 421],
    ['localhost.evil.example:80', 421],
    ['evil.example@127.0.0.1', 421],
    ['localhost', 200],
    ['LOCALHOST:1234', 200],
    ['127.0.0.1:80', 200],
  ])('asked as %s it answers %i', async (host, expected) => {
    expect((await ask('/runs', { host })).status).toBe(expected);
  });

  test('a page that fails says so without details, and the error is handed on', async () => {
    const { status, body } = await ask('/cases/rescue-0123456789abcdef-2026-03-07');

    expect(status).toBe(500);
    expect(body).not.toContain('secret');
    expect(errors).toEqual([expect.objectContaining({ message: 'secret table name' })]);
  });
});
