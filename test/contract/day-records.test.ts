import { expect, test } from 'vitest';
import { addMs } from '../../lambdas/cases/instant.ts';
import { blankRecord } from '../../lambdas/flows/blank-record.ts';
import { openStores } from '../support/stores.ts';

const { days } = await openStores();

const now = '2026-03-05T06:00:00.000Z';
const until = '2026-03-05T08:00:00.000Z';

test('records are found, replaced and listed in order of days', async () => {
  expect(await days.find('2026-03-01')).toBeNull();
  for (const day of ['2026-03-02', '2026-02-28', '2026-03-01']) await days.save(blankRecord(day));
  await days.save({ ...blankRecord('2026-03-01'), status: 'complete', known: 3 });

  expect((await days.list()).map(({ day }) => day)).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
  expect(await days.find('2026-03-01')).toEqual({
    ...blankRecord('2026-03-01'),
    status: 'complete',
    known: 3,
  });
});

test('a record is replaced only as long as it is what it was when it was read', async () => {
  const [blank, day] = [blankRecord('2026-04-01'), '2026-04-01'];
  const noted = { ...blank, overdueReported: ['missing' as const] };
  const decided = { ...blank, status: 'complete' as const };

  expect(await days.replace(null, blank)).toBe(true);
  expect(await days.replace(null, noted)).toBe(false);
  expect(await days.replace(await days.find(day), noted)).toBe(true);

  await days.save(decided);
  expect(await days.replace(noted, { ...noted, known: 1 })).toBe(false);
  expect(await days.find(day)).toEqual(decided);
});

test('years of days are listed, however many pages they take', async () => {
  const runIds = Array.from({ length: 40 }, () => 'x'.repeat(64));
  const names = Array.from({ length: 400 }, (_, place) => `1999-${String(place).padStart(3, '0')}`);
  for (const day of names) await days.save({ ...blankRecord(day), runIds });

  expect((await days.list()).filter(({ day }) => day.startsWith('1999')).map(({ day }) => day)).toEqual(
    names,
  );
});

test('one run at a time has the lock, until the very instant at which it ends', async () => {
  expect(await days.lock('first', now, until)).toBe(true);
  expect(await days.lock('second', addMs(until, -1), addMs(until, 10))).toBe(false);
  expect(await days.lock('first', now, until)).toBe(true);

  expect(await days.lock('second', until, addMs(until, 10))).toBe(true);

  expect(await days.lock('first', until, addMs(until, 10))).toBe(false);
  await days.unlock('second');
});

test('the run that has the lock holds it for longer, and nobody else, not even when it was given back', async () => {
  await days.lock('holder', now, until);

  expect(await days.keepLock('other', addMs(until, 10))).toBe(false);
  expect(await days.keepLock('holder', addMs(until, 10))).toBe(true);
  expect(await days.lock('other', until, addMs(until, 10))).toBe(false);

  await days.unlock('holder');
  expect(await days.keepLock('holder', addMs(until, 10))).toBe(false);
  expect(await days.lock('other', now, until)).toBe(true);
  await days.unlock('other');
});

test('only the run that has the lock gives it back', async () => {
  await days.lock('holder', now, until);

  await days.unlock('other');
  expect(await days.lock('other', now, until)).toBe(false);

  await days.unlock('holder');
  await days.unlock('holder');
  expect(await days.lock('other', now, until)).toBe(true);
  await days.unlock('other');
});
