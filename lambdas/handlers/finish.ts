import { emitMetrics } from '../adapters/metrics.ts';
import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { wireRun } from '../adapters/wiring.ts';
import { runEnvironment } from '../environment.ts';
import { dayMetrics, finishDay } from '../flows/finish-day.ts';
import { currentModel } from '../flows/models.ts';

const wired = once(runEnvironment, wireRun);

/** Last step of a day's run; after a failed step it only gives the lock back, so that the run can start again. */
export async function handler(event: { day: string; runId: string; failed?: unknown }) {
  const { value: ports, environment } = wired();
  if (event.failed !== undefined) {
    await ports.days.unlock(event.runId);
    return { day: event.day, status: 'failed' };
  }
  const model = await currentModel(ports.work, environment.MODEL_KEY);
  const result = await finishDay(ports, model, event.day, event.runId, clock.now());
  emitMetrics(environment.STAGE, dayMetrics(result));
  return { day: event.day, status: result.record.status };
}
