import { emitMetrics } from '../adapters/metrics.ts';
import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { wireRun } from '../adapters/wiring.ts';
import { runEnvironment } from '../environment.ts';
import { dayMetrics, finishDay } from '../flows/finish-day.ts';
import { currentModel } from '../flows/models.ts';
import { takeLockAgain } from '../flows/run-lock.ts';

const wired = once(runEnvironment, wireRun);

type Event = { execution: string } & ({ day: string; runId: string } | { failed: unknown });

/** Last step of a day's run; after a failed step it only gives the lock back, so that the next run can start. */
export async function handler(event: Event) {
  const { value: ports, environment } = wired();
  if ('failed' in event) return ports.days.unlock(event.execution);
  await takeLockAgain(ports.days, event.execution, clock.now());
  const model = await currentModel(ports.work, environment.MODEL_KEY);
  const result = await finishDay(ports, model, event.day, event.runId, clock);
  await ports.days.unlock(event.execution);
  emitMetrics(environment.STAGE, dayMetrics(result));
  return { status: result.record.status };
}
