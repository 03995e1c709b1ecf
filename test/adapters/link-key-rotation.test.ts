import {
  PutSecretValueCommand,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  longestRotationDays,
  newLinkKey,
  type RotationStep,
  rotateLinkKeys,
  shortestIntervalDays,
} from '../../lambdas/adapters/link-key-rotation.ts';
import { linkKeysOf } from '../../lambdas/adapters/secret-link-keys.ts';
import { linkLifeDays } from '../../lambdas/adapters/signed-links.ts';
import { instant } from '../../lambdas/cases/instant.ts';
import { rotationInterval } from '../../lib/constructs/link-rotation.ts';
import { secretArn, secretHolding } from '../support/secrets.ts';

const [first, second, third] = ['1', '2', '3'].map((each) => each.repeat(43)) as [string, string, string];
const dayMs = 86_400_000;
const birth = Date.parse('2026-03-01T00:00:00Z');

/** One secret with these keys, whose clock a test moves by days. */
async function secretOf(text: string) {
  let now = birth;
  const { client, current, close } = await secretHolding(text, () => now);
  onTestFinished(close);
  return {
    client,
    current,
    pass: (days: number) => {
      now += days * dayMs;
    },
    rotate: (steps: readonly RotationStep['Step'][], key: string, token = 'v2') =>
      rotate(client, steps, key, token, now),
  };
}

const all = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'] as const;

async function rotate(
  client: SecretsManagerClient,
  steps: readonly RotationStep['Step'][],
  key: string,
  token: string,
  now: number,
) {
  for (const Step of steps) {
    const step = { Step, SecretId: secretArn, ClientRequestToken: token };
    await rotateLinkKeys(client, step, key, instant(now));
  }
}

describe('a rotation', () => {
  test('makes the current key the previous one; the next, at its time, retires it', async () => {
    const { pass, rotate, current } = await secretOf(JSON.stringify({ current: first }));

    await rotate(all, second);
    expect(JSON.parse(await current())).toEqual({ current: second, previous: first });
    pass(rotationInterval.toDays());
    await rotate(all, third, 'v3');

    expect(JSON.parse(await current())).toEqual({ current: third, previous: second });
  });

  test('changes nothing that anybody reads until its last step', async () => {
    const { rotate, current } = await secretOf(JSON.stringify({ current: first }));

    await rotate(['createSecret', 'setSecret', 'testSecret'], second);

    expect(JSON.parse(await current())).toEqual({ current: first });
  });

  test('takes every step twice: the key of the first time stays', async () => {
    const { rotate, current } = await secretOf(JSON.stringify({ current: first }));

    await rotate(['createSecret'], second);
    await rotate(['createSecret', 'testSecret', 'finishSecret', 'finishSecret'], third);

    expect(JSON.parse(await current())).toEqual({ current: second, previous: first });
  });

  test('retires nothing from a secret with one key, so it may come at any time', async () => {
    const { rotate, current } = await secretOf(JSON.stringify({ current: first }));

    await rotate(all, second);

    expect(JSON.parse(await current())).toEqual({ current: second, previous: first });
  });

  test('is tried on deployment with a copy of the current version, which passes', async () => {
    const keys = JSON.stringify({ current: first });
    const { client, rotate } = await secretOf(keys);
    const copy = { SecretId: secretArn, ClientRequestToken: 'v2', SecretString: keys };
    await client.send(new PutSecretValueCommand({ ...copy, VersionStages: ['AWSPENDING'] }));

    await expect(rotate(['testSecret'], second)).resolves.toBeUndefined();
  });

  test.each(['', 'not JSON', '{}', '{"current":"short"}'])(
    'of a secret that holds %j is refused, and nothing of it is told',
    async (text) => {
      const { rotate, current } = await secretOf(text);

      await expect(rotate(all, second)).rejects.toThrow('the secret does not hold the keys of links');

      expect(await current()).toBe(text);
    },
  );
});

describe('a rotation is refused', () => {
  const two = JSON.stringify({ current: second, previous: first });

  test('while the previous key may have signed links that live', async () => {
    const { pass, rotate, current } = await secretOf(two);

    pass(shortestIntervalDays - 1 / dayMs);
    await expect(rotate(all, third)).rejects.toThrow('it retires after 2026-04-03T00:00:00.000Z');
    expect(await current()).toBe(two);
    pass(1 / dayMs);
    await rotate(all, third);

    expect(JSON.parse(await current())).toEqual({ current: third, previous: second });
  });

  test('when it began so long ago that the key it retires next might do so too soon', async () => {
    const { pass, rotate, current } = await secretOf(JSON.stringify({ current: first }));
    await rotate(['createSecret', 'setSecret', 'testSecret'], second);

    pass(longestRotationDays);
    await expect(rotate(['finishSecret'], second)).resolves.toBeUndefined();
    pass(rotationInterval.toDays());
    await rotate(['createSecret'], third, 'v3');
    pass(longestRotationDays + 1 / dayMs);

    await expect(rotate(['finishSecret'], third, 'v3')).rejects.toThrow('too long ago');
    expect(JSON.parse(await current())).toEqual({ current: second, previous: first });
  });

  test('when a person replaced the keys meanwhile: what leaked does not come back', async () => {
    const { client, rotate, current } = await secretOf(JSON.stringify({ current: first }));
    await rotate(['createSecret'], second);
    const replaced = JSON.stringify({ current: third });
    await client.send(
      new PutSecretValueCommand({ SecretId: secretArn, ClientRequestToken: 'hand', SecretString: replaced }),
    );

    await expect(rotate(['testSecret', 'finishSecret'], second)).rejects.toThrow('the keys were changed');

    expect(await current()).toBe(replaced);
  });

  test('when its version lost its label to another rotation', async () => {
    const { client, rotate, current } = await secretOf(JSON.stringify({ current: first }));
    await rotate(['createSecret'], second);
    await rotate(all, third, 'v3');
    const taken = { SecretId: secretArn, VersionStage: 'AWSPENDING', RemoveFromVersionId: 'v3' };
    await client.send(new UpdateSecretVersionStageCommand(taken));

    await expect(rotate(['finishSecret'], second)).rejects.toThrow("can't find");

    expect(JSON.parse(await current())).toEqual({ current: third, previous: first });
  });
});

test('no link dies before its time, however rotations come, stall and repeat', async () => {
  const step = fc.constantFrom(...all);
  const event = fc.record({
    afterDays: fc.integer({ min: 0, max: 40 }),
    steps: fc.oneof(fc.constant([...all]), fc.array(step, { maxLength: 3 })),
    isNew: fc.boolean(),
  });

  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 3, maxLength: 10 }), async (events) => {
      let now = birth;
      const { client, current, close } = await secretHolding(JSON.stringify({ current: first }), () => now);
      const signed: { key: string; at: number }[] = [];
      let token = 0;
      try {
        for (const { afterDays, steps, isNew } of events) {
          const { current: signs, previous } = linkKeysOf(await current());
          for (let day = 0; day < afterDays; day += 1) {
            now += dayMs;
            signed.push({ key: signs, at: now });
            const live = signed.filter(({ at }) => now < at + linkLifeDays * dayMs);
            if (live.some(({ key }) => key !== signs && key !== previous)) return false;
          }
          if (isNew) token += 1;
          await rotate(client, steps, `${token}`.padStart(43, 'k'), `v${token}`, now).catch(() => {});
        }
        return true;
      } finally {
        await close();
      }
    }),
    { numRuns: 20 },
  );
});

test('the schedule leaves a rotation the hour of its day that AWS chooses', () => {
  expect(rotationInterval.toDays()).toBeGreaterThanOrEqual(shortestIntervalDays + 1);
});

test('a new key is 256 bits, another each time', () => {
  expect(newLinkKey()).toMatch(/^[\w-]{43}$/);
  expect(newLinkKey()).not.toBe(newLinkKey());
});
