import { request } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import { linkRefusedPage } from '../../lambdas/console/link/refused-page.ts';
import { startConsole } from '../../local/console/server.ts';
import { fakeSources } from '../console/fake-sources.ts';
import { redChannelOf } from '../support/cases.ts';
import { ownPageHeaders } from '../support/visitor.ts';
import { pagesWorld } from './pages-world.ts';

const world = await pagesWorld([redChannelOf()]);
const errors: unknown[] = [];
const served = await startConsole({ ...fakeSources({}), port: 0, onError: (error) => errors.push(error) });
afterAll(() => served.close());
const path = await world.pathFor(redChannelOf());

type Reply = { status: number; headers: Record<string, unknown>; body: string };

/** Unlike fetch it sends methods, paths and hosts as they are. */
function send(method: string, to: string, headers: Record<string, string> = {}, body = ''): Promise<Reply> {
  const { port } = new URL(served.url);
  const sent = { host: `127.0.0.1:${port}`, 'content-length': String(Buffer.byteLength(body)), ...headers };
  return new Promise((resolve, reject) => {
    const asked = request({ port, path: to, method, headers: sent }, (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => {
        text += chunk;
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

describe('the port of local mode', () => {
  test('shows the page of a link, and leaves the rest to the console', async () => {
    expect((await send('GET', path)).body).toContain('Take this case on');
    expect((await send('GET', '/runs')).status).toBe(200);
    expect((await send('POST', '/runs')).status).toBe(405);
  });

  test('does what a posted form asks for', async () => {
    const reply = await send('POST', path, ownPageHeaders, 'action=acknowledge&note=%E5%A5%BD');

    expect(reply).toMatchObject({ status: 303, body: '' });
    const back = new URL(String(reply.headers['location']), `${served.url}${path}`);
    expect(back.pathname).toBe(path);
    expect((await send('GET', back.pathname)).body).toContain('好');
  });

  test.each(['HEAD', 'OPTIONS', 'PUT', 'DELETE'])('refuses %s and changes nothing', async (method) => {
    const { status, body } = await world.unchangedBy(() => send(method, path, ownPageHeaders));

    expect(status).toBe(403);
    expect(body).toBe(method === 'HEAD' ? '' : linkRefusedPage);
  });

  test.each(['/c/', '/c/%', '/c/%ff', '/c/..%2fx', '/c/a/b/c', '/c/x?%'])('refuses %s calmly', async (to) => {
    expect(await send('GET', to)).toMatchObject({ status: 403, body: linkRefusedPage });
  });

  test('refuses what is longer than API Gateway takes, and goes on', async () => {
    const body = `action=acknowledge&note=${'a'.repeat(11 * 1024 * 1024)}`;

    const { status } = await world.unchangedBy(() => send('POST', path, ownPageHeaders, body));

    expect(status).toBe(403);
    expect((await send('GET', path)).status).toBe(200);
  });

  test('knows its own name: a page of another site that points here gets nothing', async () => {
    expect((await send('GET', path, { host: 'evil.example' })).status).toBe(421);
  });

  test('never failed', () => {
    expect(errors).toEqual([]);
  });
});
