import { describe, expect, test } from 'vitest';
import { signedLinks } from '../../lambdas/adapters/signed-links.ts';
import { addHours, addMs } from '../../lambdas/cases/instant.ts';
import { linkRefusedPage } from '../../lambdas/console/link/refused-page.ts';
import type { PagesReply } from '../../local/pages.ts';
import { directoryOf, redChannelOf, rescueOf, staffWithout } from '../support/cases.ts';
import { ask, pathOf, visit } from '../support/visitor.ts';
import { pagesWorld } from './pages-world.ts';

const now = '2026-03-05T08:00:00.000Z';
const acknowledge = 'action=acknowledge';
const red = redChannelOf();
const rescue = rescueOf();
const world = await pagesWorld([red, rescue]);
const { unchangedBy } = world;

const path = await world.pathFor(red);
const token = path.slice('/c/'.length);
const [version = '', key = '', claim = '', mac = ''] = token.split('.');
const [, , rescueClaim] = (await world.pathFor(rescue)).split('.');
const [, , eriksClaim] = (await world.pathFor(red, 'erik')).split('.');
const toUnknownCase = await world.pathFor({ caseId: 'rescue-0123456789abcdef-2020-01-01' });
const toNobody = await world.pathFor(red, 'nobody');
const toAllObjects = await world.pathFor(red, '__proto__');

const strangerKey = 'a key of a stranger, forty-three characters';
const stranger = signedLinks({ read: async () => ({ current: strangerKey }) }, 'https://bellwether.example');
const foreign = pathOf(await stranger.linkTo(red.caseId, 'olga', now));

/** A page that no reader of it learns anything from. */
function expectRefusedLink(reply: PagesReply): void {
  expect(reply.status).toBe(403);
  expect(reply.body).toBe(linkRefusedPage);
}

describe('a link that is none is refused in one way, whatever is wrong with it', () => {
  test.each([
    ['nothing', '/c/'],
    ['nonsense', '/c/unsigned'],
    ['no mac', `/c/${version}.${key}.${claim}.`],
    ['half a mac', `/c/${version}.${key}.${claim}.${mac.slice(0, 11)}`],
    ['another version', `/c/v2.${key}.${claim}.${mac}`],
    ['no algorithm', `/c/none.${key}.${claim}.${mac}`],
    ['a key that is not known', `/c/${version}.aaaa.${claim}.${mac}`],
    ['more segments', `/c/${token}.${mac}`],
    ['the claim of another case', `/c/${version}.${key}.${rescueClaim}.${mac}`],
    ['the claim of another person', `/c/${version}.${key}.${eriksClaim}.${mac}`],
    ['the key of a stranger', foreign],
    [
      'the key of a stranger under the name of ours',
      `/c/${version}.${key}.${foreign.split('.').slice(2).join('.')}`,
    ],
    ['a megabyte', `/c/${version}.${key}.${'a'.repeat(1_000_000)}.${mac}`],
    ['malformed percent encoding', '/c/%'],
    ['bytes that are no UTF-8', '/c/%ff%fe'],
    ['a way out', '/c/../../etc/passwd'],
    ['an encoded way out', '/c/..%2f..%2fetc%2fpasswd'],
    ['a NUL', `/c/${token}%00`],
    ['a name of all objects', '/c/__proto__'],
    ['more path', `/c/${token}/more`],
    ['a slash behind', `/c/${token}/`],
    ['no route', '/'],
    ['a case that is none', toUnknownCase],
    ['a person who is none', toNobody],
    ['a person like all objects', toAllObjects],
  ])('%s', async (_what, to) => {
    expectRefusedLink(await unchangedBy(() => ask('GET', to)));
    expectRefusedLink(await unchangedBy(() => ask('GET', `${to}/letter`)));
  });

  test('a bit flipped at any position', async () => {
    const before = await world.stored();
    for (const place of token.split('').keys()) {
      const code = token.charCodeAt(place);
      for (const bit of [1, 2, 4, 8, 16, 32]) {
        const flipped = token.slice(0, place) + String.fromCharCode(code ^ bit) + token.slice(place + 1);
        expectRefusedLink(await ask('GET', `/c/${flipped}`));
        expectRefusedLink(await ask('POST', `/c/${flipped}`, acknowledge));
      }
    }
    expect(await world.stored()).toBe(before);
  });

  test('a link works up to its last millisecond', async () => {
    const expiresAt = addHours(now, 30 * 24);

    world.moveTo(addMs(expiresAt, -1));
    const inTime = await visit(path);
    world.moveTo(expiresAt);
    const late = await unchangedBy(() => ask('POST', path, acknowledge));
    world.moveTo(now);

    expect(inTime.status).toBe(200);
    expectRefusedLink(late);
  });

  test('whoever has left the list of recipients is a stranger', async () => {
    await world.saveRecipients(staffWithout('olga'));

    const seen = await unchangedBy(() => visit(path));
    const acted = await unchangedBy(() => ask('POST', path, acknowledge));
    await world.saveRecipients([...directoryOf().recipients.values()]);

    expectRefusedLink(seen);
    expectRefusedLink(acted);
  });

  test('to act on a case that is none is refused without a word about it', async () => {
    const reply = await unchangedBy(() => ask('POST', toUnknownCase, acknowledge));

    expect(reply.status).toBe(409);
    expect(reply.body).not.toContain('0123456789abcdef');
  });
});

test.each([
  ['en', 'try again in a minute'],
  ['zh-CN', '请过一分钟再试'],
  ['zh-TW', '請過一分鐘再試'],
])('whoever is refused is asked in %s to try again, for the fault may be ours', (locale, words) => {
  const [, said = ''] = linkRefusedPage.split(`<section class="card" lang="${locale}">`);

  expect(said.split('</section>')[0]).toContain(words);
});
