import { type Dynamo, startDynamo } from './dynamodb.ts';
import { embeddedIdentity } from './identity.ts';
import { type Listen, type Loopback, listen } from './loopback.ts';
import { startMemoryDynamo } from './memory-dynamodb.ts';
import { type S3, startS3 } from './s3.ts';
import { startSecrets } from './secrets.ts';
import { type Sns, startSns } from './sns.ts';
import { type States, startStates } from './states.ts';

/** All embedded services of one run. */
export type Services = {
  readonly s3: S3;
  readonly sns: Sns;
  readonly states: States;
  readonly dynamo: Dynamo;
  /** Environment variables with which every SDK client finds the services, and needs no real credentials. */
  readonly environment: Readonly<Record<string, string>>;
  /** Waits for running executions, then stops everything. */
  close(): Promise<void>;
};

/** What the services need, under the name of each; DynamoDB and SNS keep nothing where their folder is null. */
export type ServicesOptions = {
  readonly s3: Omit<Parameters<typeof startS3>[0], 'now'>;
  readonly sns: Omit<Parameters<typeof startSns>[0], 'now'>;
  readonly states: Omit<Parameters<typeof startStates>[0], 'now'>;
  readonly dynamo: Parameters<typeof startDynamo>[0];
  /** Secrets by ARN. */
  readonly secrets: Parameters<typeof startSecrets>[0]['secrets'];
};

/** Starts S3, SNS, DynamoDB, Secrets Manager and Step Functions; when one cannot start, those that did are stopped again. */
export async function startServices(
  now: () => number,
  options: ServicesOptions,
  serve: Listen = listen,
): Promise<Services> {
  const started: Loopback[] = [];
  async function keep<Service extends Loopback>(starting: Promise<Service>): Promise<Service> {
    const service = await starting;
    started.push(service);
    return service;
  }
  async function close(): Promise<void> {
    for (const service of started.toReversed()) await service.close();
  }

  try {
    const dynamo = await keep(
      options.dynamo.folder === null
        ? startMemoryDynamo(new Map(), serve)
        : startDynamo(options.dynamo, serve),
    );
    const secrets = await keep(startSecrets({ secrets: options.secrets, now }, serve));
    const s3 = await keep(startS3({ ...options.s3, now }, serve));
    const sns = await keep(startSns({ ...options.sns, now }, serve));
    const states = await keep(startStates({ ...options.states, now }, serve));
    const environment = {
      ...embeddedIdentity,
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
      AWS_ENDPOINT_URL_S3: s3.endpoint,
      AWS_ENDPOINT_URL_SNS: sns.endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      AWS_ENDPOINT_URL_SFN: states.endpoint,
    };
    return { s3, sns, states, dynamo, environment, close };
  } catch (error) {
    await close();
    throw error;
  }
}
