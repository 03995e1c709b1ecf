import type { Aws } from './aws.ts';
import { goLive } from './deployment.ts';
import type { Invocation } from './invocation.ts';
import { doJob, type Job } from './jobs.ts';
import type { Scenario } from './scenario.ts';
import type { Wire } from './wire.ts';

/** Where functions run: they send their requests over this wire, live by this clock and score with the model of this scenario. */
export type World = {
  readonly aws: Aws;
  readonly wire: Wire;
  readonly clock: { readonly now: number };
  readonly scenario: Scenario;
  /** Takes a line that a function logs. */
  readonly log: (line: string) => void;
  /** A function waits so long, which here takes no time. */
  readonly wait: (ms: number) => void;
};

type Place = {
  /** Runs a job as this invocation, which may be killed meanwhile. */
  readonly run: (job: Job, invocation: Invocation) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** Opens a place for a world. */
export type OpenPlace = (world: World) => Promise<Place>;

/** In this process: nothing of a killed function ever goes on, for its requests are never answered. */
export const here: OpenPlace = async (world) => {
  goLive(world);
  return { run: (job) => doJob(job), close: async () => {} };
};
