import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { dayTimes, wireRun } from '../adapters/wiring.ts';
import { runEnvironment } from '../environment.ts';
import { dayOfRun } from '../flows/day-times.ts';
import { currentModel } from '../flows/models.ts';
import { planDay } from '../flows/plan-day.ts';

const wired = once(runEnvironment, wireRun);

/** First step of a day's run. Named by its day, or by the time of the schedule that started it. */
export async function handler(event: { day: string } | { scheduledTime: string }) {
  const { value: ports, environment } = wired();
  const times = dayTimes(environment);
  const day = 'day' in event ? event.day : dayOfRun(event.scheduledTime, times);
  const model = await currentModel(ports.work, environment.MODEL_KEY);
  const { partsKey, ...outcome } = await planDay(ports, model, times, day, clock.now());
  return { ...outcome, plan: { bucket: environment.WORK_BUCKET, key: partsKey } };
}
