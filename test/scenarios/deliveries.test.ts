import { expect, test } from 'vitest';
import type { Receipt } from '../../lambdas/feed/receipt.ts';
import { snapshotFile } from '../support/company.ts';
import { manifestFile } from '../support/manifest.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

const at = (day: string, name: string) => `snapshots/${day}/${name}`;

function countsOf({ rows_read, scored, rejected, held }: Receipt): string {
  return `${rows_read} = ${scored} + ${rejected} + ${held}`;
}

async function answers(story: Story, key: string): Promise<string> {
  const receipt = await story.receiptOf(key);
  return [receipt.status, countsOf(receipt), ...Object.keys(receipt.codes)].join(' ');
}

async function indexOf(story: Story, account: string, day: string): Promise<number | null | undefined> {
  return (await story.stores.history.findMany([account], day)).get(account)?.index;
}

test('a day that did not come is missing at 12:00 of the day after, not a minute before, and is told once', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDay('2026-03-01', { acme: 80 });

  await story.fastForwardTo('2026-03-03T11:59:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-03T12:00:00Z');
  await story.expectQualityNotices(['dana: data-quality 2026-03-02 missing']);
  await story.fastForwardTo('2026-03-04T11:59:00Z');
  await story.expectNothing();
});

test('a day without a manifest waits for its scheduled run, and is decided again on each change', async () => {
  const story = await startStory({ acme: {}, bolt: {} });
  const key = at('2026-03-01', 'a.csv');
  await story.fastForwardTo('2026-03-01T20:00:00Z');
  await story.deliver({ [key]: snapshotFile({ acme: 80 }) });
  expect(await answers(story, key)).toBe('held 1 = 0 + 0 + 1');
  expect(await indexOf(story, 'acme', '2026-03-01')).toBeUndefined();

  await story.fastForwardTo('2026-03-02T06:00:00Z');
  expect(await answers(story, key)).toBe('accepted 1 = 1 + 0 + 0');

  await story.deliver({ [key]: snapshotFile({ bolt: 70 }) });

  expect(await indexOf(story, 'acme', '2026-03-01')).toBeUndefined();
  expect(await indexOf(story, 'bolt', '2026-03-01')).toBe(7000);
});

test('an account that is in two files of a day is rejected in both', async () => {
  const story = await startStory({ acme: {}, bolt: {} });
  const day = '2026-03-01';
  await story.fastForwardTo('2026-03-02T05:59:00Z');
  await story.deliver({ [at(day, 'a.csv')]: snapshotFile({ acme: 80, bolt: 70 }) });

  await story.deliver({ [at(day, 'b.csv')]: snapshotFile({ crow: 60, acme: 'broken' }) });
  await story.fastForwardTo('2026-03-02T06:00:00Z');

  expect(await answers(story, at(day, 'a.csv'))).toBe('accepted-with-rejects 2 = 1 + 1 + 0 ROW_DUPLICATE');
  expect(await answers(story, at(day, 'b.csv'))).toMatch(/^accepted-with-rejects 2 = 1 \+ 1 \+ 0/);
  expect(await indexOf(story, 'acme', day)).toBeUndefined();
  expect(await indexOf(story, 'bolt', day)).toBe(7000);
  await story.expectQualityNotices([`dana: data-quality ${day} rejected`]);
});

test('a plain file that was cut off scores nothing, until the whole one comes', async () => {
  const story = await startStory({ acme: {}, bolt: {} });
  const [day, key] = ['2026-03-01', at('2026-03-01', 'a.csv')];
  const whole = snapshotFile({ acme: 80, bolt: 70 });
  await story.fastForwardTo('2026-03-02T06:00:00Z');

  await story.deliver({ [key]: whole.slice(0, -2) });
  expect(await answers(story, key)).toBe('rejected 2 = 0 + 2 + 0 FILE_TRUNCATED');
  expect(await indexOf(story, 'acme', day)).toBeUndefined();
  await story.expectQualityNotices([`dana: data-quality ${day} rejected`]);

  await story.deliver({ [key]: whole });
  expect(await answers(story, key)).toBe('accepted 2 = 2 + 0 + 0');
  expect(await indexOf(story, 'acme', day)).toBe(8000);
});

test('with a manifest a day is scored as soon as every listed file is there, and not before', async () => {
  const story = await startStory({ acme: {}, bolt: {}, crow: {} });
  const day = '2026-03-01';
  const east = snapshotFile({ acme: 80 });
  const west = snapshotFile({ bolt: 70 }).trimEnd();
  await story.fastForwardTo('2026-03-01T22:00:00Z');

  await story.deliver({
    [at(day, '_manifest.json')]: manifestFile({ 'east.csv': east, 'west.csv': west }),
    [at(day, 'east.csv')]: east,
    [at(day, 'north.csv')]: snapshotFile({ crow: 60 }),
    [at(day, 'south.csv')]: east,
  });
  expect(await answers(story, at(day, 'east.csv'))).toBe('held 1 = 0 + 0 + 1');
  await story.fastForwardTo('2026-03-01T22:01:00Z');
  await story.deliver({ [at(day, 'west.csv')]: west });

  expect(await answers(story, at(day, 'east.csv'))).toBe('accepted 1 = 1 + 0 + 0');
  expect(await answers(story, at(day, 'west.csv'))).toBe('accepted 1 = 1 + 0 + 0');
  expect(await answers(story, at(day, 'north.csv'))).toBe('rejected 1 = 0 + 1 + 0 NOT_IN_MANIFEST');
  expect(await answers(story, at(day, 'south.csv'))).toBe('rejected 1 = 0 + 1 + 0 NOT_IN_MANIFEST');
  expect(await answers(story, at(day, '_manifest.json'))).toBe('accepted 0 = 0 + 0 + 0');
  expect(await indexOf(story, 'acme', day)).toBe(8000);
  expect(await indexOf(story, 'crow', day)).toBeUndefined();
});

test('a day whose manifest is not met is incomplete at 12:00, and scored when the right file comes', async () => {
  const story = await startStory({ acme: {} });
  const day = '2026-03-02';
  const listed = snapshotFile({ acme: 80 });
  await story.deliverDay('2026-03-01', { acme: 80 });
  await story.fastForwardTo('2026-03-03T06:00:00Z');
  await story.deliver({
    [at(day, '_manifest.json')]: manifestFile({ 'a.csv': listed }),
    [at(day, 'a.csv')]: snapshotFile({ acme: 81 }),
  });

  await story.fastForwardTo('2026-03-03T11:59:00Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-03T12:00:00Z');
  await story.expectQualityNotices([`dana: data-quality ${day} incomplete`]);
  expect(await answers(story, at(day, 'a.csv'))).toBe('held 1 = 0 + 0 + 1');
  expect(await indexOf(story, 'acme', day)).toBeUndefined();

  await story.deliver({ [at(day, 'a.csv')]: listed });
  expect(await indexOf(story, 'acme', day)).toBe(8000);
  await story.expectNothing();
});

test('a file that lands in the minute in which its day was run is taken in by the next tick', async () => {
  const story = await startStory({ acme: {} });
  const [day, key] = ['2026-03-01', at('2026-03-01', 'a.csv')];
  await story.fastForwardTo('2026-03-02T08:00:00Z');
  await story.deliver({ [key]: snapshotFile({ acme: 80 }) });
  await story.fastForwardTo('2026-03-02T08:00:30Z');
  await story.deliver({ [key]: snapshotFile({ acme: 70 }) });

  await story.fastForwardTo('2026-03-02T08:01:00Z');

  expect(await indexOf(story, 'acme', day)).toBe(7000);
});

test('the same bytes under another key of the day are a repeat and double nobody', async () => {
  const story = await startStory({ acme: {} });
  const day = '2026-03-01';
  await story.fastForwardTo('2026-03-02T06:00:00Z');
  await story.deliver({ [at(day, 'b.csv')]: snapshotFile({ acme: 80 }) });

  await story.deliver({ [at(day, 'c.csv')]: snapshotFile({ acme: 80 }) });

  expect(await answers(story, at(day, 'b.csv'))).toBe('accepted 1 = 1 + 0 + 0');
  expect(await answers(story, at(day, 'c.csv'))).toBe('repeat 0 = 0 + 0 + 0');
  expect(await indexOf(story, 'acme', day)).toBe(8000);
  await story.expectNothing();
});

test.each([
  [7, ['dana: data-quality 2026-03-04 suspicious']],
  [8, []],
])('a day is suspicious below 80 %% of the usual 10 accounts: %s of them', async (count, expected) => {
  const story = await startStory({ a0: {} });
  const accounts = (size: number) =>
    Object.fromEntries(Array.from({ length: size }, (_, n) => [`a${n}`, 80]));
  await story.deliverDays(steadyDays('2026-03-01', 3, accounts(10)));

  await story.deliverDay('2026-03-04', accounts(count));

  await story.expectQualityNotices(expected);
});

test('an object that has no place in the feed is answered, and the data team is told', async () => {
  const story = await startStory({ acme: {} });

  await story.deliver({ 'snapshots/yesterday.csv': snapshotFile({ acme: 80 }) });

  expect(await answers(story, 'snapshots/yesterday.csv')).toBe('rejected 0 = 0 + 0 + 0 FILE_KEY');
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 rejected']);
});

test('an object that has no place in the feed delivers no day, whatever folder it lies in', async () => {
  const story = await startStory({ acme: {} });

  await story.deliver({ [at('2026-02-20', 'notes.txt')]: 'not for you' });
  await story.deliverDays(steadyDays('2026-03-01', 2, { acme: 80 }));

  expect((await story.stores.days.list()).map(({ day }) => day)).toEqual(['2026-03-01', '2026-03-02']);
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 rejected']);
});
