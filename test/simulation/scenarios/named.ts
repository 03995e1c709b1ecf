import type { Scenario } from '../scenario.ts';
import { scenarios } from './all.ts';
import { answeredAfter } from './answered.ts';
import { monthOf } from './month.ts';

/** The scenario of a name, be it written down or made of a number: `fall`, `answered-after-60`, `month-7`. */
export function scenarioNamed(name: string): Scenario {
  const [, kind, number] = /^(answered-after|month)-(\d+)$/.exec(name) ?? [];
  if (kind === 'answered-after') return answeredAfter(Number(number));
  if (kind === 'month') return monthOf(Number(number));
  const found = scenarios.find((each) => each.name === name);
  if (found === undefined)
    throw new Error(`there is no scenario ${name}: it is one of ${scenarios.map((each) => each.name).join(', ')},
answered-after-<minutes> or month-<seed>`);
  return found;
}
