import { describe, expect, test } from 'vitest';
import type { PagesReply } from '../../local/pages.ts';
import { redChannelOf } from '../support/cases.ts';
import { ask, ownPageHeaders } from '../support/visitor.ts';
import { pagesWorld } from './pages-world.ts';

const acknowledge = 'action=acknowledge';
const world = await pagesWorld([redChannelOf()]);
const { unchangedBy } = world;
const path = await world.pathFor(redChannelOf());

describe('looking changes nothing', () => {
  test.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'get', 'POST /c', ''])(
    '%j, a hundred times',
    async (method) => {
      const replies = await unchangedBy(async () => {
        const all = await Promise.all(Array.from({ length: 100 }, () => ask(method, path, acknowledge)));
        expect(new Set(all.map(({ status }) => status)).size).toBe(1);
        return all[0] as PagesReply;
      });

      expect(replies.status).toBe(method === 'GET' ? 200 : 403);
    },
  );

  test.each([
    ['in the query', `${path}?action=acknowledge`, {}],
    ['by a header', path, { 'x-http-method-override': 'POST' }],
    ['as a prefetch', path, { purpose: 'prefetch', 'sec-purpose': 'prefetch' }],
  ])('an action that comes %s', async (_how, to, headers) => {
    const reply = await unchangedBy(() => ask('GET', to, acknowledge, { ...ownPageHeaders, ...headers }));

    expect(reply.status).toBe(200);
  });
});

describe('a form that is not ours, or does not arrive as we send it, changes nothing', () => {
  const { origin: _origin, 'sec-fetch-site': _site, ...typeOnly } = ownPageHeaders;
  const headers = (changes: Record<string, string>) => ({ ...typeOnly, ...changes });

  test.each([
    ['another site', 403, headers({ 'sec-fetch-site': 'cross-site' }), acknowledge],
    ['a site next door', 403, headers({ 'sec-fetch-site': 'same-site' }), acknowledge],
    ['no site', 403, headers({ 'sec-fetch-site': 'none' }), acknowledge],
    ['two sites', 403, headers({ 'sec-fetch-site': 'same-origin, cross-site' }), acknowledge],
    [
      'another site that names us as origin',
      403,
      { ...ownPageHeaders, 'sec-fetch-site': 'cross-site' },
      acknowledge,
    ],
    ['another origin', 403, headers({ origin: 'https://evil.example' }), acknowledge],
    [
      'an origin that begins like ours',
      403,
      headers({ origin: 'https://bellwether.example.evil.example' }),
      acknowledge,
    ],
    ['our origin without encryption', 403, headers({ origin: 'http://bellwether.example' }), acknowledge],
    ['our origin on another port', 403, headers({ origin: 'https://bellwether.example:8443' }), acknowledge],
    ['no origin at all', 403, headers({ origin: 'null' }), acknowledge],
    ['no type', 415, { origin: ownPageHeaders.origin }, acknowledge],
    ['JSON', 415, headers({ 'content-type': 'application/json' }), '{"action":"acknowledge"}'],
    ['plain text', 415, headers({ 'content-type': 'text/plain' }), acknowledge],
    ['several parts', 415, headers({ 'content-type': 'multipart/form-data; boundary=x' }), acknowledge],
    [
      'a type that begins like ours',
      415,
      headers({ 'content-type': 'application/x-www-form-urlencoded-x' }),
      acknowledge,
    ],
    [
      'another character set',
      415,
      headers({ 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' }),
      acknowledge,
    ],
    [
      'two types',
      415,
      headers({ 'content-type': 'application/x-www-form-urlencoded, text/html' }),
      acknowledge,
    ],
    ['a long body', 413, ownPageHeaders, `${acknowledge}&note=${'a'.repeat(32 * 1024)}`],
    ['nothing', 400, ownPageHeaders, ''],
    ['a button without a choice', 400, ownPageHeaders, 'note='],
    ['an outcome without an action', 400, ownPageHeaders, 'outcome=saved'],
    ['an action that is none', 400, ownPageHeaders, 'action=delete'],
    ['a resolution without an outcome', 400, ownPageHeaders, 'action=resolve'],
    ['an outcome that no person gives', 400, ownPageHeaders, 'action=resolve&outcome=recovered'],
    ['two actions', 400, ownPageHeaders, `${acknowledge}&${acknowledge}`],
    ['an unknown field', 400, ownPageHeaders, `${acknowledge}&by=erik`],
    ['malformed percent encoding', 400, ownPageHeaders, `${acknowledge}&note=%zz`],
    ['bytes that are no UTF-8', 400, ownPageHeaders, `${acknowledge}&note=%ff`],
    ['a field of all objects', 400, ownPageHeaders, `${acknowledge}&__proto__=x`],
    ['a nested field', 400, ownPageHeaders, `${acknowledge}&constructor[prototype][x]=y`],
    ['nobody to hand over to', 400, ownPageHeaders, 'action=hand-over'],
    ['a stranger to hand over to', 400, ownPageHeaders, 'action=hand-over&to=evil'],
    ['all objects to hand over to', 400, ownPageHeaders, 'action=hand-over&to=__proto__'],
    ['an action of other cases', 409, ownPageHeaders, 'action=release'],
    ['a letter before its time', 409, ownPageHeaders, 'action=commitment-sent'],
  ])('%s', async (_what, status, sent, body) => {
    const reply = await unchangedBy(() => ask('POST', path, body, sent));

    expect(reply.status).toBe(status);
    expect(reply.body).toContain('Nothing was changed');
    expect(reply.body).not.toContain('evil');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('and to the letter nothing can be sent at all', async () => {
    const reply = await unchangedBy(() => ask('POST', `${path}/letter`, acknowledge));

    expect(reply.status).toBe(403);
  });
});
