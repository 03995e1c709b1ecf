import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { blankRecord } from '../../lambdas/flows/blank-record.ts';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import { day, previousDay } from './accounts.ts';
import { textOf } from './digest.ts';
import type { Seen } from './endpoint.ts';
import type { Expected } from './expected.ts';
import type { Invoked } from './invoke.ts';
import { type Place, startPlace } from './place.ts';

/** One step of the day: all calls of one function. */
type Phase = {
  readonly name: string;
  readonly invocations: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMiB: number;
  /** Requests that the function sent, by kind. */
  readonly calls: Readonly<Record<string, number>>;
};

export type Played = {
  readonly accounts: number;
  readonly rows: number;
  /** Of the day's files as they are delivered. */
  readonly bytes: number;
  readonly phases: readonly Phase[];
  /** In bytes. */
  readonly largestItem: number;
};

/** Plays one day of so many accounts and checks all that it leaves behind; throws when anything differs. */
export async function playScaleDay(accounts: number, parent = tmpdir()): Promise<Played> {
  const folder = await mkdtemp(join(parent, 'bellwether-scale-'));
  const place = await startPlace(folder);
  try {
    const expected = (await place.run('generate.ts', [place.feedFolder, String(accounts)])) as Expected;
    const counts = { read: accounts, scored: accounts, rejected: 0, held: 0 };
    const before = { ...blankRecord(previousDay), isScored: true, counts, known: accounts };
    await place.stores.days.save({ ...before, status: 'complete', decidedAt: `${day}T06:00:00.000Z` });

    const phases = await runDay(place);
    await check(place, expected, (await place.seen()) as Seen);
    const { largestItem } = (await place.seen()) as Seen;
    const bytes = await bytesIn(join(place.feedFolder, 'snapshots', day));
    return { accounts, rows: expected.rows, bytes, phases, largestItem };
  } finally {
    await place.close();
    await rm(folder, { recursive: true });
  }
}

/** Who holds the lock on the day. */
const execution = 'bench';

/** The steps of the state machine, in order. */
async function runDay(place: Place): Promise<Phase[]> {
  const planned = await (await place.functionOf('plan'))({ request: { day }, execution });
  const { runId, plan } = planned.result as { runId: string; plan: { bucket: string; key: string } };
  const paper = await place.objects.send(new GetObjectCommand({ Bucket: plan.bucket, Key: plan.key }));
  const parts = JSON.parse((await paper.Body?.transformToString()) ?? '[]') as PlanPart[];
  const score = await place.functionOf('score');
  const scored: Invoked[] = [];
  for (const part of parts) scored.push(await score({ day, runId, execution, part }));
  const finished = await (await place.functionOf('finish'))({ day, runId, execution });
  return [phaseOf('plan', [planned]), phaseOf('score', scored), phaseOf('finish', [finished])];
}

async function check({ stores }: Place, expected: Expected, seen: Seen): Promise<void> {
  const record = await stores.days.find(day);
  const rescues = await stores.cases.aliveFrom('rescue', day);
  const { read, scored, rejected } = record?.counts ?? { read: 0, scored: 0, rejected: 0 };
  const facts: readonly [string, string | number, string | number][] = [
    ['items written', textOf(seen.puts), textOf(expected.puts)],
    ['items removed', textOf(seen.deletes), textOf(expected.deletes)],
    ['rows read', read, expected.rows],
    ['rows scored', scored, expected.scored],
    ['rows rejected', rejected, expected.rejected],
    ['rescues opened', rescues.filter(({ state }) => state === 'open').length, expected.rescues],
  ];
  const wrong = facts.filter(([, found, wanted]) => found !== wanted);
  if (wrong.length === 0) return;
  throw new Error(wrong.map(([fact, found, wanted]) => `${fact}: ${found} instead of ${wanted}`).join('\n'));
}

function phaseOf(name: string, invocations: readonly Invoked[]): Phase {
  const calls: Record<string, number> = {};
  for (const invoked of invocations) {
    for (const [kind, count] of Object.entries(invoked.calls)) calls[kind] = (calls[kind] ?? 0) + count;
  }
  return {
    name,
    invocations: invocations.length,
    ms: invocations.reduce((sum, { ms }) => sum + ms, 0),
    cpuMs: invocations.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMiB: Math.max(...invocations.map(({ peakMiB }) => peakMiB)),
    calls,
  };
}

async function bytesIn(folder: string): Promise<number> {
  const files = await readdir(folder);
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(folder, file))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
