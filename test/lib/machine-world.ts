/// <reference path="../../local/embedded/dynalite.d.ts" />
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import * as finish from '../../lambdas/handlers/finish.ts';
import * as plan from '../../lambdas/handlers/plan.ts';
import * as score from '../../lambdas/handlers/score.ts';
import * as tick from '../../lambdas/handlers/tick.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { feedBucket, workBucket } from '../../local/places.ts';
import { startWorld } from '../../local/world.ts';
import { people, recipientsFile, rosterFile, steerableModel } from '../support/company.ts';
import { dayMachineDefinition } from './day-machine-definition.ts';
import { type Execution, executeMachine, type World } from './states-language.ts';
import { synthesized } from './synthesized.ts';

const definition = dayMachineDefinition(synthesized().pipeline);

/** The bucket that the deployed machine reads its ranges from. */
const deployedWorkBucket = 'bellwether-prod-work-123456789012-eu-central-1';

type Tasks = World['tasks'];
type TaskName = 'plan' | 'score' | 'finish' | 'tick';

/** The deployed handlers, as the machine calls them: JSON in, JSON out. */
const handlers: Record<TaskName, Tasks[string]> = {
  plan: (input) => plan.handler(input as Parameters<typeof plan.handler>[0]),
  score: (input) => score.handler(input as Parameters<typeof score.handler>[0]),
  finish: (input) => finish.handler(input as Parameters<typeof finish.handler>[0]),
  tick: () => tick.handler(),
};

/** Stands between the machine and one of its functions. */
export type Around = (call: () => Promise<unknown>, input: unknown) => Promise<unknown>;

/**
 * A stage in which the synthesized machine of a day runs the real handlers over the embedded services. Its
 * roster has these accounts, its clock stands at the given instant until somebody moves it. Ends with the test.
 */
export async function startMachineWorld(accounts: readonly string[], startsAt: string) {
  let now = Date.parse(startsAt);
  const deliveries: Delivery[] = [];
  const world = await startWorld({
    folders: null,
    now: () => now,
    model: steerableModel,
    linkBaseUrl: 'https://bellwether.example',
    runAt: '06:00',
    onDelivery: (delivery) => deliveries.push(delivery),
    onFailure: (error) => {
      throw error;
    },
  });
  onTestFinished(() => world.close());
  world.setDefaultDesk('desk');
  const stores = wireStores(world.environment);

  async function put(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [Key, Body] of Object.entries(files)) {
      await world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key, Body }));
    }
  }

  async function textOf(bucket: string, key: string): Promise<string> {
    const object = await world.clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await object.Body?.transformToString()) ?? '';
  }

  /** Runs the machine; the calls that it made are listed by name, retries included. */
  async function execute(
    input: { readonly day: string } | { readonly scheduledTime: string },
    around: Partial<Record<TaskName, Around>> = {},
  ): Promise<{ readonly execution: Execution; readonly calls: readonly string[] }> {
    const calls: string[] = [];
    const watched = ([name, handler]: [string, Tasks[string]]): [string, Tasks[string]] => [
      name,
      (given) => {
        calls.push(name);
        const call = () => handler(given);
        return around[name as TaskName]?.(call, given) ?? call();
      },
    ];
    const execution = await executeMachine(
      definition,
      {
        tasks: Object.fromEntries(Object.entries(handlers).map(watched)),
        readObject: async (bucket, key) => {
          if (bucket !== deployedWorkBucket) throw new Error(`the machine reads the bucket ${bucket}`);
          return textOf(workBucket, key);
        },
        writeObject: async () => {},
        wait: async () => {},
      },
      input,
    );
    return { execution, calls };
  }

  /** All that is stored: every item of both tables and every receipt, by name. */
  async function facts(): Promise<Readonly<Record<string, string>>> {
    const found: Record<string, string> = {};
    for (const table of [world.environment.HISTORY_TABLE, world.environment.CASES_TABLE]) {
      const { Items = [], LastEvaluatedKey } = await world.clients.dynamo.send(
        new ScanCommand({ TableName: table, ConsistentRead: true }),
      );
      if (LastEvaluatedKey !== undefined) throw new Error('more facts than one page holds');
      for (const item of Items) {
        const name = [item.account, item.subject, item.day, item.id].map((each) => each?.S ?? '').join(' ');
        found[`${table} ${name}`] = JSON.stringify(Object.entries(item).sort());
      }
    }
    for (const { key } of await stores.feed.list('receipts/')) found[key] = await textOf(feedBucket, key);
    return found;
  }

  const roster = Object.fromEntries(accounts.map((id) => [id, {}]));
  await put({
    'accounts/accounts.csv': rosterFile(roster),
    'recipients/recipients.csv': recipientsFile(people),
  });
  await world.tick();
  return {
    stores,
    deliveries,
    put,
    execute,
    facts,
    /** The parts that the last plan of a day wrote for the machine. */
    partsOf: async (day: string) => {
      const runId = (await stores.days.find(day))?.lastRunId;
      return textOf(workBucket, `runs/${day}/${runId}/parts.json`);
    },
    receiptOf: async (key: string) => JSON.parse(await textOf(feedBucket, `receipts/${key}.json`)) as object,
    moveTo: (instant: string) => {
      now = Date.parse(instant);
    },
  };
}
