import { carryOut, type Tables } from '../../local/embedded/dynamodb/operations.ts';
import { primaryKey, removeItem } from '../../local/embedded/dynamodb/table.ts';
import { embeddedIdentity } from '../../local/embedded/identity.ts';
import { inProcess, type SdkReply, type SdkRequest } from '../../local/embedded/in-process.ts';
import { forkTables, startMemoryDynamo } from '../../local/embedded/memory-dynamodb.ts';
import { emptyBucket, forkBucket, type MemoryBucket } from '../../local/embedded/s3/memory-store.ts';
import { type PutEvent, startS3 } from '../../local/embedded/s3.ts';
import { newSecret, type RememberedSecret } from '../../local/embedded/secrets/secret.ts';
import { startSecrets } from '../../local/embedded/secrets.ts';
import type { ConfirmationRequest } from '../../local/embedded/sns/desk.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { startSns } from '../../local/embedded/sns.ts';
import { startStates } from '../../local/embedded/states.ts';
import { feedBucket, linkSecretArn, tables, workBucket } from '../../local/places.ts';
import { textOf } from './call.ts';

export const services = ['dynamodb', 's3', 'sns', 'states', 'secrets'] as const;
export type ServiceName = (typeof services)[number];

/** Everything that AWS keeps for one world. */
export type AwsState = {
  readonly tables: Tables;
  readonly feed: MemoryBucket;
  readonly work: MemoryBucket;
  /** Topics and subscriptions, as SNS writes them down. */
  readonly topics: string | undefined;
  readonly secrets: Readonly<Record<string, RememberedSecret>>;
};

export function emptyAws(keysMadeAt: number): AwsState {
  const made: Tables = new Map();
  for (const table of tables) carryOut(made, 'CreateTable', { ...table });
  const secrets = { [linkSecretArn]: newSecret(JSON.stringify({ current: linkKey }), keysMadeAt) };
  return { tables: made, feed: emptyBucket(), work: emptyBucket(), topics: undefined, secrets };
}

/** What AWS tells of by itself. */
export type AwsEvents = {
  readonly onPut: (put: PutEvent) => void;
  readonly onDelivery: (delivery: Delivery) => void;
  readonly onExecution: (input: unknown) => void;
  /** SNS asks the owner of an address; without it every address is confirmed. */
  readonly onConfirmation: ((request: ConfirmationRequest) => void) | undefined;
};

/** AWS in this process: answers a request at once, and remembers. */
export type Aws = {
  readonly answer: (request: SdkRequest) => Promise<SdkReply>;
  /** The service that a request goes to. */
  readonly serviceOf: (request: SdkRequest) => ServiceName;
  /** Answers a request of DynamoDB from these tables instead of its own. */
  readonly answerFrom: (tables: Tables, request: SdkRequest) => Promise<SdkReply>;
  readonly addressOf: (name: ServiceName) => { readonly hostname: string; readonly port: number };
  readonly close: () => Promise<void>;
  /** What a person does who answers STOP. */
  readonly optOut: (phone: string) => Promise<void>;
  /** As it stands; it goes on changing unless it is forked. */
  readonly state: () => AwsState;
  /** The tables of this state. */
  readonly tables: Tables;
  /** Where clients find the services, and whom they act for. */
  readonly environment: Readonly<Record<string, string>>;
};

/** The link key of every world: its links open nothing elsewhere. */
const linkKey = 'this key is no secret and guards nothing';

/** The same state, which from now on changes apart. */
export function forkAws({ tables: kept, feed, work, ...rest }: AwsState): AwsState {
  return { ...rest, tables: forkTables(kept), feed: forkBucket(feed), work: forkBucket(work) };
}

export async function openAws(state: AwsState, now: () => number, events: AwsEvents): Promise<Aws> {
  const net = inProcess(null);
  const older: Tables = new Map();
  const dynamo = await startMemoryDynamo(state.tables, net.listen);
  const s3 = await startS3(
    { buckets: { [feedBucket]: state.feed, [workBucket]: state.work }, now, onPut: events.onPut },
    net.listen,
  );
  const sns = await startSns(
    {
      now,
      confirm: events.onConfirmation === undefined ? 'at-once' : 'by-token',
      folder: null,
      ...(state.topics === undefined ? {} : { remembers: state.topics }),
      onDelivery: events.onDelivery,
      onConfirmation: (request) => events.onConfirmation?.(request),
    },
    net.listen,
  );
  const states = await startStates(
    { now, run: async (input) => events.onExecution(input), onFailure: () => {} },
    net.listen,
  );
  const secrets = await startSecrets({ secrets: state.secrets, now }, net.listen);
  const olderDynamo = await startMemoryDynamo(older, net.listen);
  const all = { dynamodb: dynamo, s3, sns, states, secrets };
  const names = new Map(
    Object.entries(all).map(([name, { endpoint }]) => [new URL(endpoint).hostname, name as ServiceName]),
  );

  const answer = async (request: SdkRequest) =>
    (await net.requestHandler.handle(withKnownKey(request))).response;
  return {
    answer,
    serviceOf(request) {
      const name = names.get(request.hostname);
      if (name === undefined) throw new Error(`no service of this world is at ${request.hostname}`);
      return name;
    },
    async answerFrom(from, request) {
      older.clear();
      for (const [name, table] of from) older.set(name, table);
      return answer({ ...request, hostname: new URL(olderDynamo.endpoint).hostname });
    },
    addressOf: (name) => {
      const { hostname, port } = new URL(all[name].endpoint);
      return { hostname, port: Number(port) };
    },
    async close() {
      for (const service of [...Object.values(all), olderDynamo]) await service.close();
    },
    tables: state.tables,
    state: () => ({ ...state, topics: sns.remembered(), secrets: secrets.remembered() }),
    optOut: sns.optOut,
    environment: {
      ...embeddedIdentity,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_SNS: sns.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      AWS_ENDPOINT_URL_SFN: states.endpoint,
    },
  };
}

/** A new key is made by chance, which is not that of the world: it takes one that is the same in every run. */
function withKnownKey(request: SdkRequest): SdkRequest {
  if (request.headers['x-amz-target'] !== 'secretsmanager.PutSecretValue') return request;
  const asked = JSON.parse(textOf(request.body)) as {
    readonly ClientRequestToken: string;
    SecretString: string;
  };
  const keys = JSON.parse(asked.SecretString) as object;
  const current = `the ${asked.ClientRequestToken} key is no secret either, and guards nothing`;
  return {
    ...request,
    body: JSON.stringify({ ...asked, SecretString: JSON.stringify({ ...keys, current }) }),
  };
}

/** What a table does by itself with items that are past their time. */
export function forgetOld(tables: Tables, now: number): void {
  for (const table of tables.values()) {
    const places = table.shelf.partitions().flatMap((partition) => table.shelf.inOrder(partition));
    for (const { item } of places)
      if (Number(item['expiresAt']?.['N'] ?? Infinity) * 1_000 <= now)
        removeItem(table, primaryKey(table, item));
  }
}
