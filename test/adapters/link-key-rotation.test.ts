import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import { expect, test } from 'vitest';
import { newLinkKey, type RotationStep, rotateLinkKeys } from '../../lambdas/adapters/link-key-rotation.ts';

const [first, second, third] = ['1', '2', '3'].map((each) => each.repeat(43)) as [string, string, string];

/** One secret, whose first version holds this text. */
function secretOf(text: string) {
  const versions = new Map([['v1', text]]);
  const stages = new Map([['AWSCURRENT', 'v1']]);
  const client = {
    async send(command: unknown) {
      if (command instanceof GetSecretValueCommand) {
        const { VersionId, VersionStage = '' } = command.input;
        const version = stages.get(VersionStage) ?? '';
        if (!versions.has(version) || (VersionId !== undefined && VersionId !== version))
          throw new ResourceNotFoundException({ message: 'no such version', $metadata: {} });
        return { SecretString: versions.get(version), VersionId: version };
      }
      if (command instanceof PutSecretValueCommand) {
        const { ClientRequestToken = '', SecretString = '' } = command.input;
        versions.set(ClientRequestToken, SecretString);
        stages.set('AWSPENDING', ClientRequestToken);
        return {};
      }
      if (command instanceof UpdateSecretVersionStageCommand) {
        stages.set('AWSCURRENT', command.input.MoveToVersionId ?? '');
        return {};
      }
      throw new Error('no such command');
    },
  } as unknown as SecretsManagerClient;
  return { client, current: () => versions.get(stages.get('AWSCURRENT') ?? '') };
}

const all = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

async function rotate(
  client: SecretsManagerClient,
  steps: readonly RotationStep['Step'][],
  key: string,
  token = 'v2',
) {
  for (const Step of steps)
    await rotateLinkKeys(client, { Step, SecretId: 'links', ClientRequestToken: token }, key);
}

test('a rotation makes the current key the previous one, the next retires it', async () => {
  const { client, current } = secretOf(JSON.stringify({ current: first }));

  await rotate(client, all, second);
  expect(JSON.parse(current() ?? '')).toEqual({ current: second, previous: first });
  await rotate(client, all, third, 'v3');

  expect(JSON.parse(current() ?? '')).toEqual({ current: third, previous: second });
});

test('until the last step the keys that everybody reads stay as they are', async () => {
  const { client, current } = secretOf(JSON.stringify({ current: first }));

  await rotate(client, ['createSecret', 'setSecret', 'testSecret'], second);

  expect(JSON.parse(current() ?? '')).toEqual({ current: first });
});

test('every step may come twice: the key of the first time stays', async () => {
  const { client, current } = secretOf(JSON.stringify({ current: first }));

  await rotate(client, ['createSecret'], second);
  await rotate(client, ['createSecret', 'testSecret', 'finishSecret', 'finishSecret'], third);

  expect(JSON.parse(current() ?? '')).toEqual({ current: second, previous: first });
});

test.each(['', 'not JSON', '{}', '{"current":"short"}'])(
  'a secret that holds %j is not rotated, and nothing of it is told',
  async (text) => {
    const { client, current } = secretOf(text);

    await expect(rotate(client, all, second)).rejects.toThrow('the secret does not hold the keys of links');

    expect(current()).toBe(text);
  },
);

test('a new key is 256 bits, another each time', () => {
  expect(newLinkKey()).toMatch(/^[\w-]{43}$/);
  expect(newLinkKey()).not.toBe(newLinkKey());
});
