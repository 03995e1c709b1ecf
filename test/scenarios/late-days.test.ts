import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workBucket } from '../../local/places.ts';
import { writeOut } from '../../local/replay/write-out.ts';
import { snapshotFile } from '../support/company.ts';
import { takeAway } from '../support/cut-off-run.ts';
import { manifestFile } from '../support/manifest.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

const steady = steadyDays('2026-03-01', 3, { acme: 80 });
const fileOf = (day: string) => `snapshots/${day}/accounts.csv`;

test('a late day changes the days after it: the baseline that it completes opens the rescue of a later day', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steadyDays('2026-03-01', 2, { acme: 80 }));
  await story.deliverDay('2026-03-04', { acme: 60 });
  await story.expectNotices([]);
  await story.expectQualityNotices(['dana: data-quality 2026-03-03 missing']);

  await story.deliverDay('2026-03-03', { acme: 80 });

  await story.expectNotices(['olga: opened acme']);
  expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-04']);
});

test('a rescue that opened and recovered before a late day told of it is recorded and owes nothing', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steady, ...steadyDays('2026-03-05', 7, { acme: 75 }) });
  await story.expectNotices([]);

  await story.deliverDay('2026-03-04', { acme: 60 });

  expect(await story.rescuesOf('acme')).toEqual(['resolved recovered sharp-drop 2026-03-04']);
  expect((await story.casesOf('acme'))[0]?.resolvedOn).toBe('2026-03-11');
  await story.expectNotices([]);
});

test('a rescue that a correction takes away is retracted, with one notice to everyone who was told', async () => {
  const story = await startStory({ acme: {}, bolt: {} });
  const day = '2026-03-04';
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80, bolt: 80 }) });
  await story.deliverDay(day, { acme: 60, bolt: 60 });
  await story.expectNotices(['olga: opened acme + bolt']);
  const [bolt] = await story.casesOf('bolt');
  await story.act('olga', `${bolt?.caseId}`, { action: 'acknowledge' });
  await story.fastForward(24);
  const everyone = ['olga', 'mara', 'sam', 'tess', 'dora'];
  await story.expectNotices(everyone.map((who) => `${who}: unacknowledged-24h acme`));

  await story.deliverDay(day, { acme: 79, bolt: 79 });

  await story.expectNotices(everyone.map((who) => `${who}: retracted acme`));
  expect(await story.rescuesOf('acme')).toEqual(['resolved retracted sharp-drop 2026-03-04']);
  expect(await story.rescuesOf('bolt')).toEqual(['acknowledged sharp-drop 2026-03-04']);
  await story.fastForward(72);
  await story.expectNotices([]);
});

test('a rescue that somebody acted on stays when a correction takes its reason away, and ends like any other', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  await story.expectNotices(['olga: opened acme']);
  const [rescue] = await story.casesOf('acme');
  await story.act('olga', `${rescue?.caseId}`, { action: 'acknowledge' });

  await story.deliverDays({ '2026-03-04': { acme: 80 } });
  await story.expectNotices([]);
  expect(await story.rescuesOf('acme')).toEqual(['acknowledged sharp-drop 2026-03-04']);
  await story.deliverDays(steadyDays('2026-03-05', 6, { acme: 80 }));
  expect(await story.rescuesOf('acme')).toEqual(['acknowledged sharp-drop 2026-03-04']);
  await story.deliverDays({ '2026-03-11': { acme: 80 }, '2026-03-03': { acme: 81 } });

  expect(await story.rescuesOf('acme')).toEqual(['resolved recovered sharp-drop 2026-03-04']);
  await story.deliverDays({ '2026-03-10': { acme: 70 } });
  expect(await story.rescuesOf('acme')).toEqual(['acknowledged sharp-drop 2026-03-04']);
  await story.expectNotices([]);
});

test('a correction that brings a retracted fall back opens a rescue of its own', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steady, '2026-03-04': { acme: 60 } });
  await story.deliverDay('2026-03-04', { acme: 79 });
  await story.expectNotices(['olga: opened acme', 'olga: retracted acme']);

  await story.deliverDay('2026-03-04', { acme: 59 });

  await story.expectNotices(['olga: opened acme']);
  expect(await story.rescuesOf('acme')).toEqual([
    'resolved retracted sharp-drop 2026-03-04',
    'open sharp-drop 2026-03-04',
  ]);
});

test('the same bytes again, and other bytes that say the same, are silent', async () => {
  const story = await startStory({ acme: {} });
  const day = '2026-03-04';
  await story.deliverDays({ ...steady, [day]: { acme: 60 } });
  await story.expectNotices(['olga: opened acme']);
  const before = await written(story);

  await story.deliverDay(day, { acme: 60 });
  await story.deliver({ [fileOf(day)]: `${snapshotFile({ acme: 60 })}\n\n` });
  await story.deliver({ [fileOf('2026-03-02')]: `${snapshotFile({ acme: '80.0' })}` });

  await story.expectNothing();
  expect(await written(story)).toEqual(before);
});

test('a run that is finished twice, and ticks between, change nothing and tell nobody', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steady, '2026-03-04': { acme: 60 } });
  await story.expectNotices(['olga: opened acme']);
  const before = await written(story);
  const record = await story.stores.days.find('2026-03-04');
  const run = { day: '2026-03-04', runId: `${record?.lastRunId}`, execution: 'local' };
  const finish = await import('../../lambdas/handlers/finish.ts');

  await story.pass();
  await finish.handler(run);
  await story.pass();
  await finish.handler(run);
  await story.pass();

  await story.expectNothing();
  expect(await written(story)).toEqual(before);
});

test('a cured day counts once, however often its run is finished', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steady, '2026-03-04': { acme: 60 }, '2026-03-05': { acme: 72 } });
  const record = await story.stores.days.find('2026-03-05');
  const run = { day: '2026-03-05', runId: `${record?.lastRunId}`, execution: 'local' };
  const finish = await import('../../lambdas/handlers/finish.ts');

  await finish.handler(run);
  await finish.handler(run);

  const [rescue] = await story.casesOf('acme');
  expect(rescue?.rescue?.curedDays).toBe(1);
});

/** What the retention of history does in time. */
const forget = (story: Story, accountId: string, days: readonly string[]) =>
  story.stores.history.remove(days.map((day) => ({ accountId, day })));

test('a day is corrected although the day that an old rescue is compared with is forgotten', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({
    ...steady,
    '2026-03-04': { acme: 60 },
    ...steadyDays('2026-03-05', 8, { acme: 80 }),
  });
  await forget(story, 'acme', Object.keys(steady));

  await story.deliver({ [fileOf('2026-03-12')]: snapshotFile({ acme: 60 }) });

  expect(await story.rescuesOf('acme')).toEqual([
    'resolved recovered sharp-drop 2026-03-04',
    'open sharp-drop 2026-03-12',
  ]);
});

test('a fall is corrected although the day that it is compared with is forgotten: its weakest indicators are told', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steady, '2026-03-03': { acme: 75 }, '2026-03-04': { acme: 79 } });
  await forget(story, 'acme', ['2026-03-01', '2026-03-02']);

  await story.deliver({ [fileOf('2026-03-04')]: snapshotFile({ acme: 60 }) });

  expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-04']);
  const [sent] = await story.expectNotices(['olga: opened acme']);
  expect(sent?.deliveries[0]?.body).toContain('80.00 → 60.00');
  expect(sent?.deliveries[0]?.body).toContain('Weakest indicators (points that they lack):\n  -40.00  index');
});

test('an open rescue whose first days are forgotten stays as it was when a later day is corrected', async () => {
  const story = await startStory({ acme: {} });
  const early = { ...steady, '2026-03-04': { acme: 60 }, ...steadyDays('2026-03-05', 4, { acme: 42 }) };
  await story.deliverDays({ ...early, ...steadyDays('2026-03-09', 4, { acme: 30 }) });
  const asItWas = ['open sharp-drop and red-band 2026-03-04'];
  expect(await story.rescuesOf('acme')).toEqual(asItWas);
  await forget(story, 'acme', Object.keys(early));

  await story.deliver({ [fileOf('2026-03-12')]: snapshotFile({ acme: 31 }) });

  expect(await story.rescuesOf('acme')).toEqual(asItWas);
});

/** Eight days of three accounts: one falls and stays down, one is unknown now and then, one sinks into the red. */
const eightDays = {
  ...steadyDays('2026-03-01', 3, { acme: 80, bolt: '66.67', crow: '41.5' }),
  '2026-03-04': { acme: 63, bolt: null, crow: '39.99' },
  '2026-03-05': { acme: '61.005', bolt: '53.34', crow: 38 },
  '2026-03-06': { acme: 60, bolt: 50, crow: 37 },
  '2026-03-07': { acme: 60, crow: 36 },
  '2026-03-08': { acme: 60, bolt: 45, crow: 35 },
};

test('the same days in any order give the same bytes of history and the same rescues', async () => {
  const inOrder = await played(eightDays, Object.keys(eightDays));
  const shuffled = await played(
    eightDays,
    [7, 2, 0, 5, 1, 6, 3, 4].map((place) => `2026-03-0${place + 1}`),
  );

  expect(inOrder.rescues).toEqual({
    acme: ['open sharp-drop 2026-03-04'],
    bolt: ['open sharp-drop 2026-03-06'],
    crow: ['open red-band 2026-03-06'],
  });
  expect(inOrder.history.split('\n')).toHaveLength(24);
  expect(shuffled).toEqual(inOrder);
});

async function played(days: typeof eightDays, order: readonly string[]) {
  const story = await startStory({ acme: {}, bolt: {}, crow: {} });
  for (const day of order)
    await story.deliver({ [fileOf(day)]: snapshotFile(days[day as keyof typeof days]) });
  await story.fastForwardTo('2026-03-09T06:00:00Z');
  const { history } = await written(story);
  const rescues = Object.fromEntries(
    await Promise.all(['acme', 'bolt', 'crow'].map(async (id) => [id, await story.rescuesOf(id)])),
  );
  return { history, rescues };
}

/** The files that a replay would leave of this story. */
async function written(story: Story): Promise<{ history: string; cases: string; notices: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-story-'));
  try {
    await writeOut({ world: story.world, stores: story.stores, refused: [] }, folder);
    const [history = '', cases = '', notices = ''] = await Promise.all(
      ['history', 'cases', 'notices'].map((name) => readFile(join(folder, `${name}.jsonl`), 'utf8')),
    );
    return { history, cases, notices };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a day that waits again for a new manifest, and is met again, decides its rescues again', async () => {
  const story = await startStory({ acme: {} });
  const key = fileOf('2026-03-04');
  const listing = (index: number) => ({
    'snapshots/2026-03-04/_manifest.json': manifestFile({ [key]: snapshotFile({ acme: index }) }),
  });
  await story.deliverDays(steady);
  await story.deliverAt('2026-03-05T05:00:00Z', { [key]: snapshotFile({ acme: 60 }), ...listing(60) });
  expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-04']);
  await story.deliverAt('2026-03-05T06:00:00Z', listing(59));
  expect(await story.rescuesOf('acme')).toEqual(['resolved retracted sharp-drop 2026-03-04']);

  await story.deliverAt('2026-03-05T07:00:00Z', { [key]: snapshotFile({ acme: 59 }) });

  expect(await story.rescuesOf('acme')).toEqual([
    'resolved retracted sharp-drop 2026-03-04',
    'open sharp-drop 2026-03-04',
  ]);
});

test('a correction is answered though the papers of the day have been forgotten', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays(steady);
  const papers = await story.stores.work.list('runs/2026-03-01/');
  for (const paper of papers) await takeAway(story, paper, workBucket);
  await story.fastForward(1);

  await story.deliver({ [fileOf('2026-03-01')]: snapshotFile({ acme: 81 }) });

  expect(await story.receiptOf(fileOf('2026-03-01'))).toMatchObject({ version: 'v000002' });
});

test('a day from before all that history keeps takes back no rescue whose days are forgotten', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steady, '2026-03-04': { acme: 60 } });
  await story.deliverDays(steadyDays('2026-03-05', 8, { acme: 80 }));
  await story.expectNotices([
    'olga: opened acme',
    ...['olga', 'mara', 'sam', 'tess', 'dora'].map((who) => `${who}: unacknowledged-24h acme`),
    'erik: unacknowledged-72h acme',
  ]);
  await story.stores.history.remove(
    Object.keys(steadyDays('2026-03-01', 9, {})).map((day) => ({ accountId: 'acme', day })),
  );

  await story.deliver({ [fileOf('2026-02-01')]: snapshotFile({ acme: 80 }) });

  await story.expectNotices([]);
  expect(await story.rescuesOf('acme')).toEqual(['resolved recovered sharp-drop 2026-03-04']);
});

test('a day from before a held one whose papers are forgotten leaves that one held', async () => {
  const story = await startStory({});
  const allAt = (index: number) =>
    Object.fromEntries(Array.from({ length: 20 }, (_, place) => [`a${place}`, index]));
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, allAt(80)), '2026-03-04': allAt(60) });
  for (const paper of await story.stores.work.list('runs/')) await takeAway(story, paper, workBucket);

  await story.deliver({ [fileOf('2026-02-01')]: snapshotFile({ a1: 80 }) });

  expect(await story.stores.days.find('2026-03-04')).toMatchObject({ status: 'held', isMassFall: true });
  expect(await story.rescuesOf('a1')).toEqual(['held sharp-drop 2026-03-04']);
});
