import { expect, test } from 'vitest';
import { addMs } from '../../lambdas/cases/instant.ts';
import type { Notice } from '../../lambdas/ports.ts';
import { openStores } from '../support/stores.ts';

const { notices } = await openStores();

const now = '2026-03-05T06:00:00.000Z';
const inAMinute = addMs(now, 60_000);

function noticeOf(recipientId: string, changes: Partial<Notice> = {}): Notice {
  return {
    noticeId: '20260305060000000-0123456789abcdef',
    recipientId,
    step: 'opened',
    members: [{ caseId: 'rescue-0123456789abcdef-2026-03-04', occurrence: 0, accountId: '__proto__' }],
    text: { subject: 'Acme 漢字', email: 'Zeile\nline', sms: '🙂' },
    createdAt: now,
    publishedAt: null,
    attempts: 0,
    nextAttemptAt: now,
    ...changes,
  };
}

test('a notice is created once', async () => {
  expect(await notices.create(noticeOf('once'))).toBe(true);
  expect(await notices.create(noticeOf('once', { step: 'retracted' }))).toBe(false);

  expect(await notices.find('once', noticeOf('once').noticeId)).toEqual(noticeOf('once'));
  expect(await notices.find('twice', noticeOf('once').noticeId)).toBeNull();
});

test('of two who claim the same notice one gets it, until its time has come again', async () => {
  const notice = noticeOf('claimed');
  await notices.create(notice);

  const claims = await Promise.all([notices.claim(notice, inAMinute), notices.claim(notice, inAMinute)]);
  const later = await notices.find('claimed', notice.noticeId);

  expect(claims.sort()).toEqual([false, true]);
  expect(later?.nextAttemptAt).toBe(inAMinute);
  expect(await notices.claim(later as Notice, addMs(inAMinute, 60_000))).toBe(true);
});

test('a notice that was published cannot be claimed, and is not waiting any more', async () => {
  const notice = noticeOf('published');
  await notices.create(notice);
  await notices.save({ ...notice, publishedAt: now });

  expect(await notices.claim(notice, inAMinute)).toBe(false);
  expect((await notices.listUnpublished()).map(({ recipientId }) => recipientId)).not.toContain('published');
  expect((await notices.find('published', notice.noticeId))?.publishedAt).toBe(now);
});

test('a notice that is removed is gone', async () => {
  await notices.create(noticeOf('removed'));

  await notices.remove(noticeOf('removed'));

  expect(await notices.find('removed', noticeOf('removed').noticeId)).toBeNull();
});

test('messages of the last minute are counted: one of a minute ago is not among them, nor another person’s', async () => {
  const at = (publishedAt: string, place: number): Notice =>
    noticeOf('paced', { noticeId: `2026030506000000${place}-x`, publishedAt });
  await notices.create(at(now, 0));
  await notices.create(at(addMs(now, 1), 1));
  await notices.create(at(inAMinute, 2));
  await notices.create(noticeOf('paced', { noticeId: '20260305060000009-x' }));
  await notices.create(noticeOf('other', { publishedAt: inAMinute }));

  expect(await notices.countPublishedSince('paced', now)).toBe(2);
  expect(await notices.countPublishedSince('paced', addMs(now, -1))).toBe(3);
  expect(await notices.countPublishedSince('nobody', now)).toBe(0);
});

test('more unpublished notices than one page of 1 MB are all listed', async () => {
  const email = 'x'.repeat(8_000);
  const text = { subject: 's', email, sms: 's' };
  const people = Array.from({ length: 200 }, (_, place) => `late-${String(place).padStart(3, '0')}`);
  for (const id of people) await notices.create(noticeOf(id, { text }));

  const listed = (await notices.listUnpublished()).map(({ recipientId }) => recipientId);

  expect(listed.filter((id) => id.startsWith('late-')).sort()).toEqual(people);
});

test('messages to one person are counted beyond one page of 1 MB', async () => {
  const text = { subject: 's', email: 'x'.repeat(300_000), sms: 's' };
  const ids = Array.from({ length: 6 }, (_, place) => `2026030506000000${place}-long`);
  for (const noticeId of ids)
    await notices.create(noticeOf('flooded', { noticeId, text, publishedAt: inAMinute }));

  expect(await notices.countPublishedSince('flooded', now)).toBe(6);
});
