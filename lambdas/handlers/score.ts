import { once } from '../adapters/once.ts';
import { wireRun } from '../adapters/wiring.ts';
import { runEnvironment } from '../environment.ts';
import type { PlanPart } from '../flows/day-plan.ts';
import { currentModel } from '../flows/models.ts';
import { scorePart } from '../flows/score-part.ts';

const wired = once(runEnvironment, wireRun);

/** Second step of a day's run, once per range. */
export async function handler(event: { day: string; runId: string; part: PlanPart }) {
  const { value: ports, environment } = wired();
  const model = await currentModel(ports.work, environment.MODEL_KEY);
  return scorePart(ports, model, event.day, event.runId, event.part);
}
