import { type Item, inOrder, type Work } from './agenda.ts';
import { type AwsState, emptyAws } from './aws.ts';
import { dayMs, nextOf, nextRun, reachHour } from './hours.ts';
import type { Scenario, Upkeep } from './scenario.ts';
import { nothingSeen, type Seen } from './seen.ts';

/** A world between two things that it does: everything that its future follows from. */
export type Snapshot = {
  readonly now: number;
  readonly aws: AwsState;
  readonly agenda: readonly Item[];
  readonly seen: Seen;
  readonly steps: number;
  readonly puts: number;
  readonly clockwork: number;
  readonly orders: number;
  readonly invocations: number;
  /** Runs of days that were started. */
  readonly runs: number;
};

/** The world of a scenario before anything has happened. */
export function firstSnapshot(scenario: Scenario): Snapshot {
  const start = startOf(scenario);
  const items: Item[] = [];
  const put = (at: number, work: Work) => items.push({ at, order: items.length, work });
  for (const [place, { at }] of scenario.script.entries()) {
    put(instantOf(at), { kind: 'happening', place });
  }
  put(nextRun(scenario, start), { kind: 'schedule' });
  put(start, { kind: 'tick' });
  const { upkeep } = scenario;
  if (upkeep !== undefined) {
    const { phone, at } = upkeep.optsOut;
    put(instantOf(at), { kind: 'opt-out', phone });
    if (upkeep.unsubscribes !== undefined) {
      const { recipientId, at } = upkeep.unsubscribes;
      put(instantOf(at), { kind: 'farewell', recipientId });
    }
    put(nextOf([reachHour], start), { kind: 'reachability', tries: 0 });
    put(keysChangeAt(upkeep), { kind: 'rotation', step: 'createSecret', version: 'second' });
    if (upkeep.asksAgainAt !== undefined)
      put(instantOf(upkeep.asksAgainAt), { kind: 'rotation', step: 'createSecret', version: 'third' });
  }
  return {
    now: start,
    aws: emptyAws(upkeep === undefined ? start : instantOf(upkeep.keysMadeAt)),
    agenda: items.sort(inOrder),
    seen: nothingSeen,
    steps: 0,
    puts: 0,
    clockwork: 0,
    orders: items.length,
    invocations: 0,
    runs: 0,
  };
}

/** Whether nothing has happened yet, the deployment included. */
export function isFirst({ steps, now }: Snapshot, scenario: Scenario): boolean {
  return steps === 0 && now === startOf(scenario);
}

function startOf({ startsAt }: Scenario): number {
  return instantOf(startsAt);
}

/** A key signs so many days (lib/constructs/link-rotation.ts). */
const rotationDays = 35;

function keysChangeAt({ keysMadeAt }: Upkeep): number {
  return instantOf(keysMadeAt) + rotationDays * dayMs;
}

function instantOf(minute: string): number {
  return Date.parse(`${minute}:00Z`);
}
