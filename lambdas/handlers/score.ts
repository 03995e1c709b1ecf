import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { wireRun } from '../adapters/wiring.ts';
import { runEnvironment } from '../environment.ts';
import type { PlanPart } from '../flows/day-plan.ts';
import { currentModel } from '../flows/models.ts';
import { keepLock } from '../flows/run-lock.ts';
import { scorePart } from '../flows/score-part.ts';

const wired = once(runEnvironment, wireRun);

/** More than a piece of a range takes, even when the table gives way slowly. */
const leastMs = 180_000;

/** Second step of a day's run, once per range, and again for one that could not be finished in time. */
export async function handler(
  event: { day: string; runId: string; execution: string; part: PlanPart },
  context?: { getRemainingTimeInMillis(): number },
) {
  const { value: ports, environment } = wired();
  await keepLock(ports.days, event.execution, clock.now());
  const model = await currentModel(ports.work, environment.MODEL_KEY);
  const hasTime = () => context === undefined || context.getRemainingTimeInMillis() > leastMs;
  return scorePart(ports, model, event.day, event.runId, event.part, hasTime);
}
