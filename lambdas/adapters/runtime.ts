import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { instant } from '../cases/instant.ts';
import type { Clock } from '../ports.ts';
import { giveBackRefusedBatches } from './batch-refusal.ts';

let milliseconds: () => number = Date.now;
let letPass: (ms: number) => Promise<unknown> = setTimeout;

/** Now; local mode and replays set the time, on AWS it is the machine's. */
export const clock: Clock = { now: () => instant(milliseconds()) };

/** Waits so many milliseconds. */
export async function wait(ms: number): Promise<void> {
  await letPass(ms);
}

/** Makes every handler of this process live by another clock (milliseconds since 1970), and wait by it. */
export function setClock(now: () => number, waiting: (ms: number) => Promise<unknown> = setTimeout): void {
  milliseconds = now;
  letPass = waiting;
}

let writeLine: (line: string) => void = console.log;

/** Writes one line to the log, on AWS the function's log group. */
export function log(line: string): void {
  writeLine(line);
}

/** Sends the log lines of every handler of this process elsewhere. */
export function setLog(write: (line: string) => void): void {
  writeLine = write;
}

/** A call that hangs is given up: the SDK's own `requestTimeout` does not end a call unless told to throw. */
const patience = {
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;

/** A client of any of our services. */
export type Client = Clients[keyof Clients];

let watch: (client: Client) => void = () => {};

/** Hands every client that is made from now on to this, before its first call, to be watched or stood in for. */
export function watchClients(made: (client: Client) => void): void {
  watch = made;
}

function watched<Made extends Client>(client: Made): Made {
  watch(client);
  return client;
}

/** DynamoDB. Its commands keep their middleware: resolving it anew costs each call a tenth of a millisecond. */
export function createDynamo(): DynamoDBClient {
  const client = new DynamoDBClient({ ...patience, cacheMiddleware: true });
  // It costs half of the client's throughput and logs nothing here.
  client.middlewareStack.remove('loggerMiddleware');
  giveBackRefusedBatches(client);
  return watched(client);
}

/**
 * S3, without checksums of its own: the client has no code for some of those that a file may have been uploaded with
 * (SHA-512, XXHash), and would refuse to read it. What is written is signed with its digest, what is read comes by TLS.
 */
export function createS3(): S3Client {
  const client = new S3Client({
    ...patience,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  client.middlewareStack.remove('loggerMiddleware');
  return watched(client);
}

/** SNS, for topics and subscriptions: what is asked twice is done once. */
export function createSns(): SNSClient {
  return watched(new SNSClient(patience));
}

/** SNS, to publish. One attempt: a retry inside the SDK could deliver twice without our record of it. */
export function createPublisher(): SNSClient {
  return watched(new SNSClient({ ...patience, maxAttempts: 1 }));
}

/** Step Functions. */
export function createStates(): SFNClient {
  return watched(new SFNClient(patience));
}

/** Secrets Manager. A request for a page waits for it, so it is given up sooner than the others. */
export function createSecrets(): SecretsManagerClient {
  const requestHandler = { ...patience.requestHandler, connectionTimeout: 1_000, requestTimeout: 3_000 };
  return watched(new SecretsManagerClient({ requestHandler, maxAttempts: 2 }));
}

export type Clients = {
  readonly dynamo: DynamoDBClient;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly sns: SNSClient;
  readonly states: SFNClient;
};

/** A client of every service; endpoints, region and credentials come from the environment, as the SDK reads it. */
export function createClients(): Clients {
  return {
    dynamo: createDynamo(),
    s3: createS3(),
    sns: createSns(),
    states: createStates(),
    secrets: createSecrets(),
  };
}
