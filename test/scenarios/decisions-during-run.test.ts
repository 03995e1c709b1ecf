import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { wirePages, wireRun } from '../../lambdas/adapters/wiring.ts';
import { addMs } from '../../lambdas/cases/instant.ts';
import { pageEnvironment, runEnvironment } from '../../lambdas/environment.ts';
import { act } from '../../lambdas/flows/act.ts';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import { finishDay } from '../../lambdas/flows/finish-day.ts';
import { currentModel } from '../../lambdas/flows/models.ts';
import * as finish from '../../lambdas/handlers/finish.ts';
import * as plan from '../../lambdas/handlers/plan.ts';
import * as score from '../../lambdas/handlers/score.ts';
import type { DayRecord } from '../../lambdas/ports.ts';
import { feedBucket } from '../../local/places.ts';
import { type Indices, snapshotFile } from '../support/company.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

const day = '2026-03-04';
const execution = 'run';

/** Accounts `a00` to `a39`; the first of them have `low`, the others 80. */
function indices(fallen: number, low: number): Indices {
  const ids = Array.from({ length: 40 }, (_, place) => `a${String(place).padStart(2, '0')}`);
  return Object.fromEntries(ids.map((id, place) => [id, place < fallen ? low : 80]));
}

/** A file of the day lands and is scored; what is left is the run's last function, which does `meanwhile` after each record that it saves. */
async function scored(story: Story, body: string, meanwhile: (record: DayRecord) => Promise<unknown>) {
  const Key = `snapshots/${day}/accounts.csv`;
  await story.world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key, Body: body }));
  const planned = await plan.handler({ request: { day }, execution });
  if (planned.outcome !== 'run') throw new Error(`planned as ${planned.outcome}`);
  const { runId } = planned;
  const ports = wireRun(runEnvironment.parse(process.env));
  const parts = JSON.parse((await ports.work.read(planned.plan.key)) ?? '') as PlanPart[];
  for (const part of parts) await score.handler({ day, runId, execution, part });
  const model = await currentModel(ports.work, process.env['MODEL_KEY']);
  const save = async (record: DayRecord) => {
    await meanwhile(record);
    await ports.days.save(record);
  };
  return (clock: { now(): string }) =>
    finishDay({ ...ports, days: { ...ports.days, save } }, model, day, runId, clock);
}

const decide = (action: 'release' | 'discard', at: string) =>
  act(
    wirePages(pageEnvironment.parse(process.env)),
    `data-quality-${day}`,
    { action },
    { by: 'dana', at, note: null },
  );

const isDecided = (record: DayRecord) => record.decidedAt !== null && record.decidingRunId === null;

test('a release stands although the run that held the day died at its very end and is done again', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(0, 80)));
  await story.fastForwardTo('2026-03-05T06:00:00Z');
  const end = await scored(story, snapshotFile(indices(20, 60)), async (record) => {
    if (isDecided(record)) throw new Error('killed');
  });
  await expect(end(story)).rejects.toThrow('killed');
  await decide('release', '2026-03-05T06:05:00.000Z');

  await finish.handler({ execution, failed: {} });
  await story.fastForward(1);

  expect(await story.stores.days.find(day)).toMatchObject({ isMassFall: true, status: 'held' });
  expect(await story.rescuesOf('a00')).toEqual([`open sharp-drop ${day}`]);
});

test('a release that a correction voids while its run lasts does not stand in the way of a discard', async () => {
  const story = await startStory({ a00: {} });
  await story.deliverDays(steadyDays('2026-03-01', 3, indices(0, 80)));
  await story.deliverDay(day, indices(20, 60));
  let now = addMs(story.now(), 60_000);
  const end = await scored(story, snapshotFile(indices(20, 59)), async (record) => {
    if (isDecided(record)) return;
    await decide('release', now);
    now = addMs(now, 60_000);
  });
  await end({ now: () => now });
  await finish.handler({ execution, failed: {} });
  expect((await story.rescuesOf('a00')).at(-1)).toBe(`held sharp-drop ${day}`);

  await decide('discard', addMs(now, 60_000));

  expect((await story.rescuesOf('a00')).at(-1)).toBe(`resolved discarded sharp-drop ${day}`);
});
