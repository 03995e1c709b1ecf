import type { Plan } from '../plan.ts';
import type { Clean } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import { added, type Figures, noFigures } from './figures.ts';
import { type Failure, judge } from './judge.ts';

export type CampaignResult = { readonly figures: Figures; readonly failures: readonly Failure[] };

/** Plays plans one after another; stops after so many failures, for more say no more. */
export async function runPlans(
  scenario: Scenario,
  clean: Clean,
  plans: readonly Plan[],
  mostFailures = 10,
): Promise<CampaignResult> {
  let figures = noFigures;
  const failures: Failure[] = [];
  for (const plan of plans) {
    const judged = await judge(scenario, clean, plan);
    figures = added(figures, judged.figures);
    if (judged.failure !== null) failures.push(judged.failure);
    if (failures.length >= mostFailures) break;
  }
  return { figures, failures };
}

/** Failures as a person reads them. */
export function failureText({ repeat, broken }: Failure): string {
  const lines = broken.slice(0, 8).map(({ promise, name, how }) => `  ${promise} ${name}: ${how}`);
  return [...lines, `  again: ${repeat}`].join('\n');
}
