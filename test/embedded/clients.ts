import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { onTestFinished } from 'vitest';
import { type PutEvent, type S3, startS3 } from '../../local/embedded/s3.ts';
import type { ConfirmationRequest } from '../../local/embedded/sns/desk.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { type Sns, startSns } from '../../local/embedded/sns.ts';

const identity = { region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };

/** Tests that run at once say by their own hook when they end. */
type AtEnd = (close: () => Promise<void>) => void;

/** A fresh folder that is gone when the test ends. */
export async function temporaryFolder(atEnd: AtEnd = onTestFinished): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A clock that stands at 2026-03-01T06:00Z until it is moved. */
export function standingClock(): { now: () => number; advance: (ms: number) => void } {
  let at = Date.UTC(2026, 2, 1, 6);
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
  };
}

export type S3UnderTest = {
  readonly client: S3Client;
  readonly service: S3;
  readonly events: PutEvent[];
  readonly clock: ReturnType<typeof standingClock>;
};

/** S3 with the bucket `feed` in a folder, or in memory for null, and the bucket `archive` in memory. */
export async function s3Over(folder: string | null, atEnd: AtEnd = onTestFinished): Promise<S3UnderTest> {
  const clock = standingClock();
  const events: PutEvent[] = [];
  const service = await startS3({
    buckets: { feed: folder, archive: null },
    now: clock.now,
    onPut: (event) => events.push(event),
  });
  const client = new S3Client({
    ...identity,
    endpoint: service.endpoint,
    forcePathStyle: true,
    maxAttempts: 1,
  });
  atEnd(async () => {
    client.destroy();
    await service.close();
  });
  return { client, service, events, clock };
}

/** A watch over the folder of the bucket `feed`, and what it has told. */
export function watching(
  service: S3,
  onFailure: (error: unknown) => void = (error) => {
    throw error;
  },
) {
  const seen: PutEvent[] = [];
  const watch = service.watchFolder('feed', (event) => seen.push(event), onFailure);
  return { seen, watch };
}

export type SnsUnderTest = {
  readonly client: SNSClient;
  readonly service: Sns;
  readonly delivered: Delivery[];
  readonly asked: ConfirmationRequest[];
  readonly clock: ReturnType<typeof standingClock>;
};

export async function snsWith(
  options: { confirm?: 'by-token' | 'at-once'; folder?: string | null } = {},
): Promise<SnsUnderTest> {
  const { confirm = 'by-token', folder = null } = options;
  const clock = standingClock();
  const delivered: Delivery[] = [];
  const asked: ConfirmationRequest[] = [];
  const service = await startSns({
    now: clock.now,
    confirm,
    folder,
    onDelivery: (delivery) => delivered.push(delivery),
    onConfirmation: (request) => asked.push(request),
  });
  const client = new SNSClient({ ...identity, endpoint: service.endpoint, maxAttempts: 1 });
  onTestFinished(async () => {
    client.destroy();
    await service.close();
  });
  return { client, service, delivered, asked, clock };
}

/** A topic of this name; its ARN. */
export async function topic(client: SnsUnderTest['client'], Name: string): Promise<string> {
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name }));
  return `${TopicArn}`;
}

/** A subscription; its ARN, or that it is pending. */
export async function subscribe(
  client: SnsUnderTest['client'],
  TopicArn: string,
  Protocol: string,
  Endpoint: string,
) {
  const { SubscriptionArn } = await client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));
  return SubscriptionArn;
}

/** The ARNs of a topic's subscriptions, in order. */
export async function listed(client: SnsUnderTest['client'], TopicArn: string) {
  const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  return Subscriptions?.map(({ SubscriptionArn }) => SubscriptionArn) ?? [];
}
