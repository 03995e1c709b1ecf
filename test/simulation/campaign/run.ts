import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { noFaults } from '../plan.ts';
import { playClean } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import { scenarios } from '../scenarios/all.ts';
import { scenarioNamed } from '../scenarios/named.ts';
import { type Campaign, campaigns, type Effort, troubled } from './campaigns.ts';
import { added, type Figures, figuresText, firedText, noFigures } from './figures.ts';
import { helpText, optionsOf } from './options.ts';
import { repeat } from './repeat.ts';
import { failureText, mostFailures, neighbours, runTrials, type Trial, type TrialsResult } from './trials.ts';

/** All there is to play is gone through in so many rounds, each with a part of everything: what is broken is found early. */
const rounds = 64;

const options = optionsOf(process.argv.slice(2));
const { scenario: named, campaign, plan, race, share } = options;
const chosen = named === undefined ? scenarios : named.split(',').map(scenarioNamed);
const asked = campaigns.filter(({ name }) => campaign === undefined || campaign.split(',').includes(name));
const isMade = chosen.some((each) => !scenarios.some(({ name }) => name === each.name));

if (options.help) console.log(helpText());
else if (plan !== undefined || race !== undefined || isMade) await repeatAll();
else if (share !== undefined) await workOn(share);
else await shareOut(Number(options.workers));

/** Plays one run of each scenario. */
async function repeatAll(): Promise<void> {
  for (const scenario of chosen) {
    const isKept = await repeat(scenario, {
      ...(plan === undefined ? {} : { plan }),
      ...(race === undefined ? {} : { race }),
      kill: options.kill,
    });
    if (!isKept) process.exitCode = 1;
  }
}

type Told = TrialsResult & { readonly campaign: string };

/** The trials of some campaigns, each with its name. */
type Part = () => Promise<readonly (readonly [campaign: string, trials: readonly Trial[]])[]>;

/** The trials of those campaigns that are asked for and are of one kind. */
function trialsOf<Of extends Campaign['of']>(
  of: Of,
  trials: (each: Extract<Campaign, { of: Of }>) => readonly Trial[],
): Awaited<ReturnType<Part>> {
  return asked
    .filter((each): each is Extract<Campaign, { of: Of }> => each.of === of)
    .map((each) => [each.name, trials(each)] as const);
}

/** All there is to play: first what is short, then scenario by scenario. */
function partsOf(effort: Effort): readonly Part[] {
  const calm: Part = async () =>
    chosen.flatMap((scenario) => trialsOf('each scenario', (each) => each.trials(scenario)));
  const withTrouble = (scenario: Scenario): Part => {
    return async () => {
      const clean = await playClean(scenario, noFaults);
      return trialsOf('each troubled scenario', (each) => each.trials(scenario, clean, effort));
    };
  };
  const ofTheirOwn: Part = async () => trialsOf('its own scenarios', (each) => each.trials(effort));
  const isOfTrouble = asked.some((each) => each.of === 'each troubled scenario');
  return [
    calm,
    ...(isOfTrouble ? chosen.filter((each) => troubled.includes(each)) : []).map(withTrouble),
    ...(named === undefined ? [ofTheirOwn] : []),
  ];
}

/** One share of the work (`1/4`: the first of four), told in lines of JSON. */
async function workOn(share: string): Promise<void> {
  const [which = 1, of = 1] = share.split('/').map(Number);
  const { most, seed, seeds, races, kills, months } = options;
  const effort: Effort = {
    most: Number(most),
    seed: Number(seed),
    seeds: Number(seeds),
    races: Number(races),
    kills: Number(kills),
    months: Number(months),
  };
  let dealt = 0;
  const run = async (name: string, trials: readonly Trial[], round: number) => {
    const isMine = (group: number) =>
      group % rounds === round && (dealt + (group - round) / rounds) % of === which - 1;
    const mine = trials.filter((_, place) => isMine(Math.floor(place / neighbours)));
    let failed = 0;
    // What is found early is told early.
    for (let start = 0; start < mine.length && failed < mostFailures; start += neighbours) {
      const result = await runTrials(mine.slice(start, start + neighbours), mostFailures - failed);
      failed += result.failures.length;
      console.log(JSON.stringify({ campaign: name, ...result } satisfies Told));
    }
    const groups = Math.ceil(trials.length / neighbours);
    dealt += Math.ceil((groups - round) / rounds);
    return groups - 1 > round;
  };
  let parts = partsOf(effort);
  for (let round = 0; round < rounds; round += 1) {
    const unfinished: Part[] = [];
    for (const part of parts) {
      let isMore = false;
      for (const [name, trials] of await part()) isMore = (await run(name, trials, round)) || isMore;
      if (isMore) unfinished.push(part);
    }
    parts = unfinished;
  }
}

/** Has the work done by so many processes, and prints what they found, also when it is stopped; while they work, how far they are. */
async function shareOut(workers: number): Promise<void> {
  const figures = new Map<string, Figures>();
  let failed = 0;
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
  const stopped = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopped.abort());
  const shares = Array.from({ length: workers }, async (_, place) => {
    const child = spawn(
      process.execPath,
      [...process.execArgv, ...process.argv.slice(1), '--share', `${place + 1}/${workers}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    stopped.signal.addEventListener('abort', () => child.kill('SIGKILL'));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    for await (const line of createInterface({ input: child.stdout })) {
      const { campaign: name, figures: found, failures } = JSON.parse(line) as Told;
      figures.set(name, added(figures.get(name) ?? noFigures, found));
      for (const failure of failures) console.log(failureText(failure));
      failed += failures.length;
      console.error(
        `after ${seconds()} s ${name}: ${figures.get(name)?.runs} runs, ${failed} failures in all`,
      );
    }
    const code = await ended;
    if (code === 0 || stopped.signal.aborted) return;
    failed += 1;
    console.log(`a share of the work was not done: its process ended with ${code ?? 'a signal'}`);
  });
  await Promise.all(shares);
  for (const { name } of asked) console.log(figuresText(name, figures.get(name) ?? noFigures));
  const all = [...figures.values()].reduce(added, noFigures);
  console.log(figuresText('all', all));
  console.log(`\nHow often each kind of fault fired, by function:\n${firedText(all)}`);
  const isWhole = !stopped.signal.aborted;
  console.log(`\n${failed} failures in ${seconds()} s${isWhole ? '' : ', when it was stopped'}`);
  if (failed > 0) process.exitCode = 1;
  else if (!isWhole) process.exitCode = 130;
}
