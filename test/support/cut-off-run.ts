import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { wireRun } from '../../lambdas/adapters/wiring.ts';
import { runEnvironment } from '../../lambdas/environment.ts';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import { finishDay } from '../../lambdas/flows/finish-day.ts';
import { currentModel } from '../../lambdas/flows/models.ts';
import * as finish from '../../lambdas/handlers/finish.ts';
import * as plan from '../../lambdas/handlers/plan.ts';
import * as score from '../../lambdas/handlers/score.ts';
import type { CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { feedBucket } from '../../local/places.ts';
import type { Story } from './story.ts';

/** Not that of the clockwork, whose runs are to come after it. */
const execution = 'cut-off';

/** A file lands, and nobody looks yet. */
export async function put(story: Story, key: string, body: string): Promise<void> {
  await story.world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key: key, Body: body }));
}

/** A file is taken away, and nobody looks yet. */
export async function takeAway(story: Story, key: string, bucket = feedBucket): Promise<void> {
  await story.world.clients.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
}

/** The first step of a day's run; what `before` does comes between it and the second. */
export async function begin(
  story: Story,
  day: CalendarDay,
  before: () => Promise<void> = async () => {},
): Promise<{ readonly runId: string; readonly end: () => Promise<unknown> }> {
  const { outcome, runId, plan: parts } = await plan.handler({ request: { day }, execution });
  if (outcome !== 'run') throw new Error(`the run of ${day} did not begin: ${outcome}`);
  await before();
  for (const part of JSON.parse((await story.stores.work.read(parts.key)) ?? '') as PlanPart[]) {
    await score.handler({ day, runId, execution, part });
  }
  return { runId, end: () => finish.handler({ day, runId, execution }) };
}

export type RunPorts = ReturnType<typeof wireRun>;

/** The last step of a run, on ports of its own. */
export async function endOn(
  story: Story,
  day: CalendarDay,
  runId: string,
  change: (ports: RunPorts) => RunPorts,
): Promise<void> {
  const ports = wireRun(runEnvironment.parse(process.env));
  const model = await currentModel(ports.work, process.env['MODEL_KEY']);
  await finishDay(change(ports), model, day, runId, story);
}

/** What the machine does when a step failed for good. */
export async function giveUp(): Promise<void> {
  await finish.handler({ execution, failed: 'cut off' });
}

/** A day's run scores and dies before it decides. */
export async function dieAfterScoring(story: Story, day: CalendarDay): Promise<void> {
  await begin(story, day);
  await giveUp();
}
