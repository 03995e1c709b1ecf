import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { scenarios } from '../scenarios/all.ts';
import { campaigns } from './campaigns.ts';

/** What the command is asked for. */
export function optionsOf(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string' },
      campaign: { type: 'string' },
      plan: { type: 'string' },
      kill: { type: 'boolean', default: false },
      race: { type: 'string' },
      most: { type: 'string', default: '1000000' },
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '500' },
      races: { type: 'string', default: '300' },
      kills: { type: 'string', default: '60' },
      months: { type: 'string', default: '200' },
      workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
      share: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  return values;
}

const nameWidth = 16;

/** What the command can be asked for. */
export function helpText(): string {
  const line = (name: string, about: string) => `  ${name.padEnd(nameWidth)}${about}`;
  return [
    'npm run campaign -- [options]',
    '',
    'Plays the scenarios with everything that can go wrong, and says which promise of docs/promises.md broke.',
    'Ends with 1 when one did; each failure comes with the line that plays it again, in its smallest form.',
    '',
    'Campaigns (--campaign, several with commas; all of them unless said otherwise):',
    ...campaigns.map(({ name, about }) => line(name, about)),
    '',
    'Scenarios (--scenario, several with commas; all of them unless said otherwise):',
    `  ${scenarios.map(({ name }) => name).join(', ')}`,
    '',
    'How much:',
    line(
      '--most N',
      'at most N plans of a campaign with a scenario, spread evenly; all of them unless said otherwise',
    ),
    line('--seeds N', 'random plans in all (500)'),
    line('--races N', 'races in all (300)'),
    line('--kills N', 'kills in all (60)'),
    line('--months N', 'months (200)'),
    line('--seed N', 'the first seed, and what a sample begins with (1)'),
    line('--workers N', 'processes (2, or 1 on one core)'),
    '',
    'One run of one scenario, which may also be called answered-after-<minutes> or month-<seed>:',
    line(
      '--plan TEXT',
      'with these faults, such as 31:crash-after,sns@40+240:reset-after,put3:never,90:blackout',
    ),
    line('--kill', 'with --plan: in a process of its own, where a crash is a SIGKILL'),
    line('--race N', 'with the race of this seed'),
  ].join('\n');
}
