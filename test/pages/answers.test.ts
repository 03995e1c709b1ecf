import { describe, expect, test } from 'vitest';
import { redChannelOf } from '../support/cases.ts';
import { submit, visit } from '../support/visitor.ts';
import { pagesWorld } from './pages-world.ts';

const world = await pagesWorld([redChannelOf()]);
const path = await world.pathFor(redChannelOf());
const token = path.slice('/c/'.length);
const [, , claim = '', mac = ''] = token.split('.');

describe('every answer', () => {
  const asked = {
    'a page': () => visit(path),
    'a refused link': () => visit('/c/unsigned'),
    'a refused form': () => submit(path, {}),
    'a letter before its time': () => visit(`${path}/letter`),
    'the way back after a deed': () => submit(path, { action: 'hand-over', to: 'mara' }),
  };

  test.each(Object.entries(asked))(
    'is kept, framed, loaded and passed on by nobody: %s',
    async (_name, make) => {
      const { headers } = await make();

      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'referrer-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'x-robots-tag': 'noindex',
        'strict-transport-security': 'max-age=63072000',
      });
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      );
    },
  );

  test('says the same about a link whoever asks', async () => {
    const [one, other] = await Promise.all([visit('/c/unsigned'), visit(`/c/${token.slice(0, -1)}`)]);

    expect(one).toEqual(other);
  });
});

test('nothing of a token was ever logged', () => {
  const lines = world.logged.join('\n');

  for (const part of [claim, mac, token]) expect(lines).not.toContain(part);
});

test('a page that cannot be made fails loudly: API Gateway then refuses in its place', async () => {
  const broken = redChannelOf({ caseId: 'red-channel-0123456789abcdef-2026-03-06', openedOn: '2026-03-06' });
  await world.stores.cases.save({ ...broken, told: null as unknown as [] });

  await expect(visit(await world.pathFor(broken))).rejects.toThrow();
});
