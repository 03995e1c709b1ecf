import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';

const key = z.string().check(z.minLength(32));
const keys = z.object({ current: key, previous: z.optional(key) });

/** How Secrets Manager asks for a rotation: four steps, each any number of times. */
export type RotationStep = {
  readonly Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';
  readonly SecretId: string;
  /** Names the version that is being made. */
  readonly ClientRequestToken: string;
};

/** 256 bits of chance. */
export function newLinkKey(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Takes one step of a rotation: `newKey` becomes the current key, the current one the previous, and the
 * previous one retires. Until the last step nothing that anybody reads has changed.
 */
export async function rotateLinkKeys(
  client: SecretsManagerClient,
  { Step, SecretId, ClientRequestToken: version }: RotationStep,
  newKey: string,
): Promise<void> {
  const read = (stage: 'AWSCURRENT' | 'AWSPENDING') =>
    client.send(new GetSecretValueCommand({ SecretId, VersionStage: stage }));

  async function isMade(): Promise<boolean> {
    try {
      await client.send(
        new GetSecretValueCommand({ SecretId, VersionId: version, VersionStage: 'AWSPENDING' }),
      );
      return true;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  }

  if (Step === 'createSecret') {
    if (await isMade()) return;
    const { current } = parsed((await read('AWSCURRENT')).SecretString);
    await client.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken: version,
        SecretString: JSON.stringify({ current: newKey, previous: current }),
        VersionStages: ['AWSPENDING'],
      }),
    );
  } else if (Step === 'testSecret') {
    parsed((await read('AWSPENDING')).SecretString);
  } else if (Step === 'finishSecret') {
    const { VersionId: from } = await read('AWSCURRENT');
    if (from === version) return;
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: version,
        RemoveFromVersionId: from,
      }),
    );
  }
}

/** Throws without a word of what is in it: it may be half a key. */
function parsed(text: string | undefined): z.infer<typeof keys> {
  try {
    return keys.parse(JSON.parse(text ?? ''));
  } catch {
    throw new Error('the secret does not hold the keys of links');
  }
}
