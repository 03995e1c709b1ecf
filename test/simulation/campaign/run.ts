import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { noFaults, type Plan, parsePlan } from '../plan.ts';
import { type Clean, play, playClean } from '../play.ts';
import { brokenIn } from '../promises.ts';
import type { Scenario } from '../scenario.ts';
import { scenarios } from '../scenarios/all.ts';
import { added, type Figures, figuresText, firedText, noFigures } from './figures.ts';
import { blackouts, outages, randomPlan, sampled, singleFaults } from './plans.ts';
import { type CampaignResult, failureText, runPlans } from './run-plans.ts';

const { values } = parseArgs({
  options: {
    scenario: { type: 'string' },
    plan: { type: 'string' },
    campaign: { type: 'string' },
    /** Plans of a campaign and scenario at most. */
    most: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '500' },
    workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
    /** `1/4`: the first of four shares of the work, told in JSON. */
    share: { type: 'string' },
  },
});

type Campaign = (clean: Clean) => readonly Plan[];

const seed = Number(values.seed);
const most = Number(values.most);

/** Seeds are shared out among the scenarios. */
const seeds = Array.from(
  { length: Math.ceil(Number(values.seeds) / scenarios.length) },
  (_, place) => seed + place,
);

const campaigns: Readonly<Record<string, Campaign>> = {
  'single faults': (clean) => sampled(singleFaults(clean), most, seed),
  outages: (clean) => sampled(outages(clean), most, seed),
  blackouts: (clean) => sampled(blackouts(clean), most, seed),
  seeds: (clean) =>
    sampled(
      seeds.map((each) => randomPlan(clean, each)),
      most,
      seed,
    ),
};

const chosen = scenarios.filter(
  ({ name }) => values.scenario === undefined || values.scenario.split(',').includes(name),
);
const names = Object.keys(campaigns).filter(
  (name) => values.campaign === undefined || values.campaign === name,
);

if (values.plan !== undefined) await repeat(chosen, parsePlan(values.plan));
else if (values.share !== undefined) await workOn(values.share);
else await shareOut(Number(values.workers));

/** Plays one plan and says what it breaks. */
async function repeat(all: readonly Scenario[], plan: Plan): Promise<void> {
  for (const scenario of all) {
    const clean = await playClean(scenario, noFaults);
    const { outcome } = await play(scenario, clean, plan);
    const broken = await brokenIn(outcome);
    for (const { number, by, operation, subject, fault } of outcome.steps) {
      if (fault !== null) console.log(`${number} ${by} ${operation} ${subject}: ${fault}`);
    }
    for (const { promise, name, how } of broken) console.log(`${promise} ${name}: ${how}`);
    console.log(broken.length === 0 ? 'every promise is kept' : `${broken.length} promises broken`);
    if (broken.length > 0) process.exitCode = 1;
  }
}

type Told = CampaignResult & { readonly campaign: string };

/** One share of the work, told in lines of JSON. */
async function workOn(share: string): Promise<void> {
  const [which = 1, of = 1] = share.split('/').map(Number);
  for (const scenario of chosen) {
    const clean = await playClean(scenario, noFaults);
    for (const name of names) {
      const plans = (campaigns[name]?.(clean) ?? []).filter((_, place) => place % of === which - 1);
      const told: Told = { campaign: name, ...(await runPlans(scenario, clean, plans)) };
      console.log(JSON.stringify(told));
    }
  }
}

/** Has the work done by so many processes, and prints what they found. */
async function shareOut(workers: number): Promise<void> {
  const figures = new Map<string, Figures>();
  let failed = 0;
  const startedAt = performance.now();
  const shares = Array.from({ length: workers }, async (_, place) => {
    const child = spawn(
      process.execPath,
      [...process.execArgv, ...process.argv.slice(1), '--share', `${place + 1}/${workers}`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    for await (const line of createInterface({ input: child.stdout })) {
      const { campaign, figures: found, failures } = JSON.parse(line) as Told;
      figures.set(campaign, added(figures.get(campaign) ?? noFigures, found));
      for (const failure of failures) console.log(failureText(failure));
      failed += failures.length;
    }
    if ((await ended) !== 0) failed += 1;
  });
  await Promise.all(shares);
  for (const [name, found] of figures) console.log(figuresText(name, found));
  const all = [...figures.values()].reduce(added, noFigures);
  console.log(figuresText('all', all));
  console.log(`\nHow often each kind of fault fired, by function:\n${firedText(all)}`);
  console.log(`\n${failed} failures in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  if (failed > 0) process.exitCode = 1;
}
