import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import * as finish from '../../lambdas/handlers/finish.ts';
import * as plan from '../../lambdas/handlers/plan.ts';
import * as score from '../../lambdas/handlers/score.ts';
import * as tick from '../../lambdas/handlers/tick.ts';
import type { MachineStep } from './agenda.ts';

/** How long the machine waits before it tries a failed function again (lib/constructs/day-definition.ts). */
const retryAfterMs = [20_000, 60_000];
const stepMs = 1_000;

/** What comes after a step, and when; null at the end of the execution. */
export type Next = { readonly afterMs: number; readonly step: MachineStep } | null;

export function newExecution(input: unknown, execution: string): MachineStep {
  return { state: 'plan', input, execution, run: null, parts: [], failed: 0 };
}

/** No function has time for a second piece of its range: that is for the next one. */
const inAHurry = { getRemainingTimeInMillis: () => 0 };

type Request = Parameters<typeof plan.handler>[0]['request'];

/** Calls the function of a step. */
export function callOfStep({ state, input, execution, run, parts }: MachineStep): Promise<unknown> {
  const [part] = parts;
  switch (state) {
    case 'plan':
      return plan.handler({ request: input as Request, execution });
    case 'score':
      return score.handler({ ...asRun(run), execution, part: part as PlanPart }, inAHurry);
    case 'finish':
      return finish.handler({ ...asRun(run), execution });
    case 'release':
      return finish.handler({ execution, failed: 'States.TaskFailed' });
    case 'tell':
      return tick.handler();
  }
}

function asRun(run: MachineStep['run']): { readonly day: string; readonly runId: string } {
  if (run === null) throw new Error('a run is scored before it was planned');
  return run;
}

type Planned = Awaited<ReturnType<typeof plan.handler>>;

/** The step after one that ended well. `partsOf` reads what the plan wrote down. */
export async function nextStep(
  step: MachineStep,
  answer: unknown,
  partsOf: (key: string) => Promise<readonly PlanPart[]>,
): Promise<Next> {
  const goOn = (state: MachineStep['state'], changes: Partial<MachineStep> = {}): Next => ({
    afterMs: stepMs,
    step: { ...step, failed: 0, state, ...changes },
  });
  switch (step.state) {
    case 'plan': {
      const { outcome, day, runId, plan: paper } = answer as Planned;
      if (outcome !== 'run') return null;
      const parts = await partsOf(paper.key);
      return goOn(parts.length > 0 ? 'score' : 'finish', { run: { day, runId }, parts });
    }
    case 'score': {
      const isDone = (answer as Awaited<ReturnType<typeof score.handler>>).outcome === 'done';
      const parts = step.parts.slice(isDone ? 1 : 0);
      return goOn(parts.length > 0 ? 'score' : 'finish', { parts });
    }
    case 'finish':
      return goOn('tell');
    default:
      return null;
  }
}

/** The step after one that failed, or whose function died: the same again, and at last the lock is given back. */
export function afterFailure(step: MachineStep): Next {
  const wait = retryAfterMs[step.failed];
  if (wait !== undefined) return { afterMs: wait, step: { ...step, failed: step.failed + 1 } };
  if (step.state === 'release' || step.state === 'tell') return null;
  return { afterMs: stepMs, step: { ...step, state: 'release', failed: 0 } };
}
