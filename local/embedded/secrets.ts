import { text } from 'node:stream/consumers';
import { type Listen, type Loopback, listen } from './loopback.ts';
import { asRefusal, notImplemented } from './refusal.ts';
import {
  newSecret,
  openSecret,
  type RememberedSecret,
  type Secret,
  secretNotFound,
} from './secrets/secret.ts';

/** An operation on a secret: what it is asked, and what it answers besides the secret's name and ARN. */
type Operation = (secret: Secret, input: Input, now: number) => object;

type Input = {
  readonly SecretId?: string;
  readonly VersionId?: string;
  readonly VersionStage?: string;
  readonly ClientRequestToken?: string;
  readonly SecretString?: string;
  readonly VersionStages?: readonly string[];
  readonly MoveToVersionId?: string;
  readonly RemoveFromVersionId?: string;
};

const operations: Readonly<Record<string, Operation>> = {
  GetSecretValue(secret, { VersionId, VersionStage }) {
    const { id, text, madeAt, stages } = secret.find(VersionId, VersionStage);
    return { VersionId: id, SecretString: text, VersionStages: stages, CreatedDate: madeAt / 1000 };
  },
  PutSecretValue(
    secret,
    { ClientRequestToken = '', SecretString = '', VersionStages = ['AWSCURRENT'] },
    now,
  ) {
    secret.put({ id: ClientRequestToken, text: SecretString, madeAt: now }, VersionStages);
    return { VersionId: ClientRequestToken, VersionStages };
  },
  UpdateSecretVersionStage(secret, { VersionStage = '', MoveToVersionId, RemoveFromVersionId }) {
    secret.move(VersionStage, MoveToVersionId, RemoveFromVersionId);
    return {};
  },
};

/** Secrets Manager on loopback. */
export type Secrets = Loopback & {
  /** The secrets as they are now, by ARN, to start another one from. */
  remembered(): Readonly<Record<string, RememberedSecret>>;
};

/** Secrets Manager on loopback: AWS JSON 1.1, the secrets that it was started with, by ARN, and their versions. */
export async function startSecrets(
  options: {
    /** Text of the first version, or what another one remembered, by ARN. */
    readonly secrets: Readonly<Record<string, string | RememberedSecret>>;
    readonly now: () => number;
  },
  serve: Listen = listen,
): Promise<Secrets> {
  const secrets = new Map(
    Object.entries(options.secrets).map(([arn, from]) => [
      arn,
      openSecret(typeof from === 'string' ? newSecret(from, options.now()) : from),
    ]),
  );
  const loopback = await serve(async (request) => {
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    try {
      const target = String(request.headers['x-amz-target']);
      const name = target.replace(/^secretsmanager\./, '');
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation === undefined) throw notImplemented(target);
      const input = JSON.parse(await text(request.body)) as Input;
      const arn = input.SecretId ?? '';
      const secret = secrets.get(arn);
      if (secret === undefined) throw secretNotFound('the specified secret');
      const answer = operation(secret, input, options.now());
      const body = JSON.stringify({ ARN: arn, Name: arn.split(':').at(-1), ...answer });
      return { status: 200, headers, body };
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      return { status, headers, body: JSON.stringify({ __type: code, message }) };
    }
  });
  return {
    ...loopback,
    remembered: () => Object.fromEntries([...secrets].map(([arn, secret]) => [arn, secret.remembered()])),
  };
}
