import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { dayTimes, wireRun } from '../adapters/wiring.ts';
import { runEnvironment } from '../environment.ts';
import { dayOfRun } from '../flows/day-times.ts';
import { currentModel } from '../flows/models.ts';
import { planDay } from '../flows/plan-day.ts';

const wired = once(runEnvironment, wireRun);

/** A day by its name, or by the time of the schedule that started its run. */
type Request = { readonly day: string } | { readonly scheduledTime: string };

/** First step of a day's run. */
export async function handler({ request, execution }: { request: Request; execution: string }) {
  const { value: ports, environment } = wired();
  const times = dayTimes(environment);
  const day = 'day' in request ? request.day : dayOfRun(request.scheduledTime, times);
  const model = await currentModel(ports.work, environment.MODEL_KEY);
  const { partsKey, ...outcome } = await planDay(ports, model, times, day, execution, clock.now());
  return { ...outcome, execution, plan: { bucket: environment.WORK_BUCKET, key: partsKey } };
}
