import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { type PlanPart, partsKey } from '../../lambdas/flows/day-plan.ts';
import * as finish from '../../lambdas/handlers/finish.ts';
import * as plan from '../../lambdas/handlers/plan.ts';
import * as score from '../../lambdas/handlers/score.ts';
import { feedBucket } from '../../local/places.ts';
import { type Indices, snapshotFile } from '../support/company.ts';
import { messageTo, type Story, startStory, steadyDays } from '../support/story.ts';

const execution = 'cut-off';

/** Accounts `a00`, `a01`, …; the first of them have `low`, the others 80. */
const indices = (count: number, fallen: number, low: number): Indices =>
  Object.fromEntries(
    Array.from({ length: count }, (_, place) => [
      `a${String(place).padStart(2, '0')}`,
      place < fallen ? low : 80,
    ]),
  );

/** A day's file that lands, of which nothing has been heard yet. */
async function put(story: Story, day: string, accounts: Indices) {
  const at = { Bucket: feedBucket, Key: `snapshots/${day}/accounts.csv` };
  const body = snapshotFile(accounts);
  await story.world.clients.s3.send(new PutObjectCommand({ ...at, Body: body }));
  const { ETag = '', VersionId = '' } = await story.world.clients.s3.send(new HeadObjectCommand(at));
  const version = { etag: ETag.replaceAll('"', ''), versionId: VersionId };
  return { bucket: feedBucket, key: at.Key, size: body.length, at: Date.parse(story.now()), ...version };
}

/** A run as far as scoring. */
async function scored(story: Story, day: string) {
  const { runId } = await plan.handler({ request: { day }, execution });
  const parts: PlanPart[] = JSON.parse((await story.stores.work.read(partsKey(day, runId))) ?? '[]');
  for (const part of parts) await score.handler({ day, runId, execution, part });
  return { day, runId, execution };
}

/** The run is cut off, and gives way. */
const cutOff = () => finish.handler({ execution, failed: {} });

test('a day that is only scored opens nothing while an earlier one is corrected: it may be a mass fall', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 4, indices(40, 0, 80)));
  await story.fastForwardTo('2026-03-06T06:00:00Z');
  await put(story, '2026-03-05', indices(40, 25, 40));
  await scored(story, '2026-03-05');
  await cutOff();

  await story.world.land([await put(story, '2026-03-03', { ...indices(40, 0, 80), a39: 81 })]);
  expect(await story.rescuesOf('a00')).toEqual([]);
  await story.pass();

  expect(await story.rescuesOf('a00')).toEqual(['held sharp-drop 2026-03-05']);
  await story.expectNotices([]);
});

test('what a day opened whose run was cut off is not taken back while an earlier one is corrected', async () => {
  const story = await startStory({ acme: {}, globex: {} });
  const steady = { acme: 80, globex: 80 };
  await story.deliverDays({ ...steadyDays('2026-03-01', 4, steady), '2026-03-05': { ...steady, acme: 60 } });
  await story.fastForward(1);
  const record = await story.stores.days.find('2026-03-05');
  if (record === null) throw new Error('the day was not decided');
  const undecided = { isScored: false, filesDigest: null, decidedAt: null, decidingRunId: record.lastRunId };
  await story.stores.days.save({ ...record, ...undecided });

  await story.world.land([await put(story, '2026-03-03', { ...steady, globex: 81 })]);
  expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-05']);
  await story.pass();

  await story.expectNotices(['olga: opened acme']);
  expect(await story.rescuesOf('acme')).toEqual(['open sharp-drop 2026-03-05']);
});

test.each(['before', 'during'])('a day cures a rescue once that is released %s its run', async (when) => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(25, 25, 30)));
  const held = messageTo('dana', await story.expectQualityNotices(['dana: data-quality 2026-03-03 held']));
  await story.fastForwardTo('2026-03-05T06:00:00Z');
  if (when === 'before') await story.press(held, { action: 'release' });
  await put(story, '2026-03-04', indices(25, 25, 50));

  const run = await scored(story, '2026-03-04');
  if (when === 'during') await story.press(held, { action: 'release' });
  await finish.handler(run);

  const [rescue] = await story.casesOf('a00');
  expect(rescue).toMatchObject({ state: 'open', rescue: { curedDays: 1 } });
});
