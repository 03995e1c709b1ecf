import { randomBytes } from 'node:crypto';
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import type { Instant } from '../cases/case.ts';
import { addHours, instant } from '../cases/instant.ts';
import type { LinkKeys } from '../ports.ts';
import { linkKeysOf } from './secret-link-keys.ts';
import { linkLifeDays } from './signed-links.ts';

/** How Secrets Manager asks for a rotation: four steps, each any number of times. */
export type RotationStep = {
  readonly Step: 'createSecret' | 'setSecret' | 'testSecret' | 'finishSecret';
  readonly SecretId: string;
  /** Names the version that is being made. */
  readonly ClientRequestToken: string;
};

/** From the making of a version to its last step, repeated steps included; later it has to be made anew. */
export const longestRotationDays = 2;

/**
 * From the making of one version to that of the next. The key that then retires may have signed until the last step
 * of the one before, and a little longer in functions that had it in memory: a day for these.
 */
export const shortestIntervalDays = linkLifeDays + longestRotationDays + 1;

type Version = { readonly id: string; readonly keys: LinkKeys; readonly madeAt: Instant };

/** 256 bits of chance. */
export function newLinkKey(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * Takes one step of a rotation: `newKey` becomes the current key, the current one the previous, and the
 * previous one retires. Until the last step nothing that anybody reads has changed. Throws rather than retire a key
 * whose links still live, or lose the key that signs now.
 */
export async function rotateLinkKeys(
  client: SecretsManagerClient,
  { Step, SecretId, ClientRequestToken }: RotationStep,
  newKey: string,
  now: Instant,
): Promise<void> {
  async function read(stage: 'AWSCURRENT' | 'AWSPENDING', VersionId?: string): Promise<Version> {
    const reply = await client.send(new GetSecretValueCommand({ SecretId, VersionStage: stage, VersionId }));
    const madeAt = instant(reply.CreatedDate?.getTime() ?? Number.NaN);
    return { id: reply.VersionId ?? '', keys: linkKeysOf(reply.SecretString), madeAt };
  }

  async function isMade(): Promise<boolean> {
    try {
      await read('AWSPENDING', ClientRequestToken);
      return true;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return false;
      throw error;
    }
  }

  if (Step === 'createSecret') {
    if (await isMade()) return;
    const { keys, madeAt } = await read('AWSCURRENT');
    const free = addHours(madeAt, shortestIntervalDays * 24);
    if (keys.previous !== undefined && now < free)
      throw new Error(`the previous key may have signed links that still live: it retires after ${free}`);
    await client.send(
      new PutSecretValueCommand({
        SecretId,
        ClientRequestToken,
        SecretString: JSON.stringify({ current: newKey, previous: keys.current }),
        VersionStages: ['AWSPENDING'],
      }),
    );
  } else if (Step === 'testSecret') {
    await read('AWSPENDING');
  } else if (Step === 'finishSecret') {
    const current = await read('AWSCURRENT');
    if (current.id === ClientRequestToken) return;
    const made = await read('AWSPENDING', ClientRequestToken);
    if (made.keys.previous !== current.keys.current)
      throw new Error(
        'the keys were changed after this rotation began: it would lose the one that signs now',
      );
    if (now > addHours(made.madeAt, longestRotationDays * 24))
      throw new Error(
        `this rotation began at ${made.madeAt}, too long ago: remove its version and rotate anew`,
      );
    await client.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: 'AWSCURRENT',
        MoveToVersionId: ClientRequestToken,
        RemoveFromVersionId: current.id,
      }),
    );
  }
}
