import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { CreateTopicCommand } from '@aws-sdk/client-sns';
import {
  type Client,
  type Clients,
  createClients,
  setClock,
  setLog,
  watchClients,
} from '../lambdas/adapters/runtime.ts';
import { wireLinks } from '../lambdas/adapters/wiring.ts';
import { noticeEnvironment, type RunEnvironment, runEnvironment } from '../lambdas/environment.ts';
import type { PlanPart } from '../lambdas/flows/day-plan.ts';
import * as finish from '../lambdas/handlers/finish.ts';
import * as landed from '../lambdas/handlers/landed.ts';
import * as plan from '../lambdas/handlers/plan.ts';
import * as reachability from '../lambdas/handlers/reachability.ts';
import * as score from '../lambdas/handlers/score.ts';
import * as tick from '../lambdas/handlers/tick.ts';
import { createTable } from './create-table.ts';
import { toSqsEvent } from './embedded/event.ts';
import { inProcess } from './embedded/in-process.ts';
import { type Services, startServices } from './embedded/index.ts';
import { listen } from './embedded/loopback.ts';
import type { PutEvent } from './embedded/s3.ts';
import type { Delivery } from './embedded/sns/publish.ts';
import {
  environmentOf,
  feedBucket,
  linkSecretArn,
  modelKey,
  tables,
  topicPrefix,
  workBucket,
} from './places.ts';
import { quicken } from './quick-client.ts';

/** With it the same feed gives the same bytes every time; its links open nothing elsewhere. */
const openLinkKey = 'this key is no secret and guards nothing';

export type WorldOptions = {
  /** Where state lives; null keeps everything in memory. `feed` is the drop folder, laid out as the bucket. */
  readonly folders: { readonly feed: string; readonly state: string } | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Text of a model file; null for the built-in model. */
  readonly model: string | null;
  readonly linkBaseUrl: string;
  /** Signs the links; absent: a key that is no secret. */
  readonly linkKey?: string;
  /** When the day before is decided, `HH:MM` UTC. */
  readonly runAt: string;
  /** Everything that SNS accepts. */
  readonly onDelivery: (delivery: Delivery) => void;
  /** A day's run that failed. */
  readonly onFailure: (error: unknown) => void;
  /** Every client that is made in this world, before its first call. */
  readonly onClient?: (client: Client) => void;
};

/** All of Bellwether in one process: the deployed handlers over embedded services. */
export type World = {
  readonly clients: Clients;
  readonly services: Services;
  /** What the handlers read. */
  readonly environment: RunEnvironment;
  /** What S3's event queue does when files land; then waits for the runs that it starts. */
  readonly land: (puts: readonly PutEvent[]) => Promise<void>;
  /** What the daily schedule does. */
  readonly runScheduledDay: () => Promise<void>;
  /** What the minute's schedule does. */
  readonly tick: () => ReturnType<typeof tick.handler>;
  /** The signed link of this person to this case. */
  readonly linkTo: (caseId: string, recipientId: string) => Promise<string>;
  /** What the nightly schedule does. */
  readonly checkReach: () => Promise<void>;
  /** Names the desk that answers for roles which nobody fills. */
  readonly setDefaultDesk: (recipientId: string) => void;
  readonly close: () => Promise<void>;
};

export async function startWorld(options: WorldOptions): Promise<World> {
  const { folders, now } = options;
  // The services within take whatever comes, as fast as it comes.
  setClock(now, async () => {});
  setLog(() => {});
  const beside = inProcess(listen);
  const services = await startServices(
    now,
    {
      s3: {
        buckets: {
          [feedBucket]: folders?.feed ?? null,
          [workBucket]: folders === null ? null : `${folders.state}/work`,
        },
      },
      sns: {
        confirm: 'at-once',
        folder: folders === null ? null : `${folders.state}/sns`,
        onDelivery: options.onDelivery,
        onConfirmation: () => {},
      },
      states: { run: runDay, onFailure: (_execution, error) => options.onFailure(error) },
      dynamo: { folder: folders === null ? null : `${folders.state}/dynamodb` },
      secrets: { [linkSecretArn]: JSON.stringify({ current: options.linkKey ?? openLinkKey }) },
    },
    beside.listen,
  );
  watchClients((client) => {
    client.config.requestHandler = beside.requestHandler;
    quicken(client);
    options.onClient?.(client);
  });
  delete process.env['MODEL_KEY'];
  Object.assign(process.env, services.environment);
  const clients = createClients();
  for (const table of tables) await createTable(clients.dynamo, table);
  const topic = await clients.sns.send(new CreateTopicCommand({ Name: `${topicPrefix}case-events` }));
  if (options.model !== null) {
    await clients.s3.send(new PutObjectCommand({ Bucket: workBucket, Key: modelKey, Body: options.model }));
  }
  Object.assign(process.env, environmentOf(topic.TopicArn ?? '', options));

  const links = wireLinks(noticeEnvironment.parse(process.env));

  return {
    clients,
    services,
    environment: runEnvironment.parse(process.env),
    async land(puts) {
      let hasMore: boolean;
      do {
        ({ hasMore } = await landed.handler(toSqsEvent(puts)));
        await services.states.idle();
      } while (hasMore);
    },
    runScheduledDay: () => runDay({ scheduledTime: new Date(now()).toISOString() }),
    async tick() {
      const result = await tick.handler();
      await services.states.idle();
      return result;
    },
    linkTo: (caseId, recipientId) => links.linkTo(caseId, recipientId, new Date(now()).toISOString()),
    async checkReach() {
      await reachability.handler();
    },
    setDefaultDesk(recipientId) {
      process.env['DEFAULT_DESK'] = recipientId;
    },
    async close() {
      await services.close();
      for (const client of Object.values(clients)) client.destroy();
    },
  };

  /** The steps of the state machine, in order. */
  async function runDay(input: unknown): Promise<void> {
    const planned = await plan.handler({ request: input as Request, execution });
    if (planned.outcome !== 'run') return;
    const { day, runId } = planned;
    try {
      const object = await clients.s3.send(
        new GetObjectCommand({ Bucket: planned.plan.bucket, Key: planned.plan.key }),
      );
      const parts = JSON.parse((await object.Body?.transformToString()) ?? '[]') as PlanPart[];
      for (const part of parts) await score.handler({ day, runId, execution, part });
      await finish.handler({ day, runId, execution });
    } catch (error) {
      await finish.handler({ execution, failed: String(error) });
      throw error;
    }
  }
}

type Request = Parameters<typeof plan.handler>[0]['request'];
/** Runs come one after another here, so the lock that a killed process held is taken again by the next. */
const execution = 'local';
