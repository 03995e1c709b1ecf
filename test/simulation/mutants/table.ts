import { promises } from '../promises.ts';
import type { Mutant, Trouble } from './mutant.ts';

/** The mutants as docs/mutants.md lists them. */
export function tableOf(mutants: readonly Mutant[]): string {
  const rows = mutants.map(({ name, file, breaks, in: scenario, when }) => {
    const number = promises.find((each) => each.name === breaks)?.number;
    return `| ${name} | \`${file}\` | ${scenario}${when === undefined ? '' : `, ${troubleText(when)}`} | ${number} ${breaks} |`;
  });
  return ['| bug | place | shows in | breaks promise |', '|---|---|---|---|', ...rows].join('\n');
}

function troubleText(when: Trouble): string {
  if (typeof when === 'string') return when;
  return 'out' in when ? `${when.out} out` : `${when.operation} ${when.fault}`;
}
