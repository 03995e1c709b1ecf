import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setLog } from '../../lambdas/adapters/runtime.ts';
import { linkLifeDays, linkReader, signedLinks } from '../../lambdas/adapters/signed-links.ts';
import { addHours, addMs } from '../../lambdas/cases/instant.ts';

setLog(() => {});
const madeAt = '2026-03-05T06:00:00.000Z';
const expiresAt = addHours(madeAt, linkLifeDays * 24);
const key = 'a key of forty-three characters, no more, no';
const caseId = 'red-channel-0123456789abcdef-2026-03-05';
const links = signedLinks({ read: async () => ({ current: key }) }, 'https://bellwether.example');

async function tokenFor(recipientId: string, about = caseId): Promise<string> {
  return (await links.linkTo(about, recipientId, madeAt)).split('/').at(-1) ?? '';
}

test('a link says whose it is, for which case and until when', () => {
  const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const digest = fc.stringMatching(/^[0-9a-f]{16}$/);
  const cases = fc.oneof(
    fc
      .tuple(fc.constantFrom('rescue', 'red-channel'), digest, days, fc.constantFrom('', '-2', '-65535'))
      .map(([kind, account, on, nth]) => `${kind}-${account}-${on.toISOString().slice(0, 10)}${nth}`),
    days.map((day) => `data-quality-${day.toISOString().slice(0, 10)}`),
  );

  return fc.assert(
    fc.asyncProperty(cases, fc.stringMatching(/^[\w-]{1,64}$/), async (about, recipientId) => {
      const token = await tokenFor(recipientId, about);
      expect(await links.read(token, madeAt)).toEqual({ caseId: about, recipientId, expiresAt });
    }),
  );
});

describe('a token', () => {
  test('works until its last millisecond and no longer', async () => {
    const token = await tokenFor('olga');

    expect(await links.read(token, addMs(expiresAt, -1))).not.toBeNull();
    expect(await links.read(token, expiresAt)).toBeNull();
    expect(await links.read(token, addMs(expiresAt, 1))).toBeNull();
  });

  test('is none any more when one of its characters is another, at whatever place', async () => {
    const token = await tokenFor('olga');
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=/+ %';
    const others = [...token].flatMap((character, place) =>
      [...alphabet]
        .filter((other) => other !== character)
        .map((other) => token.slice(0, place) + other + token.slice(place + 1)),
    );

    const read = await Promise.all(others.map((other) => links.read(other, madeAt)));

    expect(read.filter((claim) => claim !== null)).toEqual([]);
  });

  test('is none any more when one of its bytes has a bit flipped', async () => {
    const token = await tokenFor('olga');
    const flipped = [...token].flatMap((character, place) =>
      [0, 1, 2, 3, 4, 5, 6, 7].map(
        (bit) =>
          token.slice(0, place) +
          String.fromCharCode(character.charCodeAt(0) ^ (1 << bit)) +
          token.slice(place + 1),
      ),
    );

    const read = await Promise.all(flipped.map((other) => links.read(other, madeAt)));

    expect(read.filter((claim) => claim !== null)).toEqual([]);
  });

  test('is none when its parts come from two links', async () => {
    const parts = async (who: string, about?: string) => (await tokenFor(who, about)).split('.');
    const [mine, yours] = [await parts('olga'), await parts('erik')];
    const other = await parts('olga', 'red-channel-0123456789abcdef-2026-03-06');
    const mixed = [
      [...yours.slice(0, 3), mine[3]],
      [...other.slice(0, 3), mine[3]],
      [...mine.slice(0, 3), ''],
      [...mine.slice(0, 2), mine[3]],
      [...mine, mine[3]],
      ['v2', ...mine.slice(1)],
      ['none', ...mine.slice(1)],
    ].map((each) => each.join('.'));

    for (const token of mixed) expect(await links.read(token, madeAt)).toBeNull();
  });

  test.each([
    '',
    '.',
    '...',
    'unsigned',
    'v1.....',
    'v1.abcd.',
    '__proto__',
    `v1.abcd.${'a'.repeat(1_000_000)}.mac`,
  ])('of ours is not %j', async (text) => {
    expect(await links.read(text, madeAt)).toBeNull();
  });
});

describe('a key', () => {
  const newKey = 'another key of forty-three characters, or so';
  const readsWith = (current: string, previous?: string) =>
    linkReader({ read: async () => ({ current, previous }) });

  test('is accepted while it is the previous one, and no more when it has retired', async () => {
    const token = await tokenFor('olga');

    expect(await readsWith(newKey, key).read(token, madeAt)).toMatchObject({ recipientId: 'olga' });
    expect(await readsWith(newKey).read(token, madeAt)).toBeNull();
    expect(
      await readsWith(newKey, 'a third key of forty-three characters, or so').read(token, madeAt),
    ).toBeNull();
  });
});

test('without keys a notice goes out all the same, with a link that opens nothing', async () => {
  const keyless = signedLinks(
    { read: () => Promise.reject(new Error('no keys')) },
    'https://bellwether.example',
  );

  const link = await keyless.linkTo(caseId, 'olga', madeAt);

  expect(link).toBe('https://bellwether.example/c/unsigned');
  expect(await links.read('unsigned', madeAt)).toBeNull();
});
