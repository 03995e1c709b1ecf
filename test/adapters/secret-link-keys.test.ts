import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { expect, onTestFinished, test } from 'vitest';
import { setClock, setLog } from '../../lambdas/adapters/runtime.ts';
import { secretLinkKeys } from '../../lambdas/adapters/secret-link-keys.ts';
import { secretArn, secretHolding } from '../support/secrets.ts';

const [first, second] = ['1', '2'].map((each) => each.repeat(43)) as [string, string];

/** The keys of a secret that holds this, as a function sees them; calls are counted, and fail while it is away. */
async function keysOf(text: string) {
  let now = Date.parse('2026-03-01T00:00:00Z');
  let isAway = false;
  let calls = 0;
  const lines: string[] = [];
  setClock(() => now);
  setLog((line) => lines.push(line));
  const { client, close } = await secretHolding(text, () => now);
  onTestFinished(close);
  client.middlewareStack.add(
    (next) => (input) => {
      calls += 1;
      if (isAway) throw Object.assign(new Error(`half of ${first}`), { name: 'InternalServiceError' });
      return next(input);
    },
    { step: 'initialize' },
  );
  return {
    keys: secretLinkKeys(client, secretArn),
    lines,
    calls: () => calls,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    setAway: (away: boolean) => {
      isAway = away;
    },
    async replace(text: string, token: string) {
      const version = { SecretId: secretArn, ClientRequestToken: token, SecretString: text };
      await client.send(new PutSecretValueCommand(version));
      calls -= 1;
    },
  };
}

const one = JSON.stringify({ current: first });
const two = JSON.stringify({ current: second, previous: first });

test('keys are looked up once in five minutes', async () => {
  const { keys, calls, pass, replace } = await keysOf(one);
  await keys.read();
  await replace(two, 'v2');

  pass(299);
  expect([await keys.read(), calls()]).toEqual([{ current: first }, 1]);
  pass(1);

  expect([await keys.read(), calls()]).toEqual([{ current: second, previous: first }, 2]);
});

test('a key that is not among the known ones is looked for at once, and not again for fifteen seconds', async () => {
  const { keys, calls, pass, replace } = await keysOf(one);
  const isThere = ({ current }: { current: string }) => current === second;
  await keys.read();
  pass(14);
  expect([await keys.read(isThere), calls()]).toEqual([{ current: first }, 1]);
  pass(1);
  expect([await keys.read(isThere), calls()]).toEqual([{ current: first }, 2]);
  await replace(two, 'v2');
  pass(14);
  expect([await keys.read(isThere), calls()]).toEqual([{ current: first }, 2]);

  pass(1);

  expect([await keys.read(isThere), calls()]).toEqual([{ current: second, previous: first }, 3]);
});

test('whoever wants a key that cannot be looked for is told so, and everybody else goes on', async () => {
  const { keys, pass, setAway } = await keysOf(one);
  await keys.read();
  pass(15);
  setAway(true);

  await expect(keys.read(({ current }) => current === second)).rejects.toThrow('could not be read');

  expect(await keys.read(({ current }) => current === first)).toEqual({ current: first });
  setAway(false);
  pass(15);
  expect(await keys.read(({ current }) => current === second)).toEqual({ current: first });
});

test('keys that are known go on while the secret cannot be read, and nobody waits for it at each link', async () => {
  const { keys, calls, pass, setAway, lines } = await keysOf(one);
  await keys.read();
  setAway(true);
  pass(300);

  for (let link = 0; link < 10; link += 1) expect(await keys.read()).toEqual({ current: first });
  expect(calls()).toBe(2);
  pass(15);
  await keys.read();

  expect(calls()).toBe(3);
  expect(lines.join()).toContain('the keys of links were not read');
  expect(lines.join()).not.toContain(first);
});

test('a function that never read the keys says so, looks again after a quarter of a minute, and recovers', async () => {
  const { keys, calls, pass, setAway } = await keysOf(one);
  setAway(true);

  await expect(keys.read()).rejects.toThrow('the keys of links could not be read: InternalServiceError');
  setAway(false);
  await expect(keys.read()).rejects.toThrow('could not be read');
  expect(calls()).toBe(1);
  pass(15);

  expect(await keys.read()).toEqual({ current: first });
});

test.each(['', 'half of a key', '{}', '{"current":"short"}', `{"current":"${first}","previous":""}`])(
  'a secret that holds %j gives no keys, and nothing of it is told',
  async (text) => {
    const { keys, lines } = await keysOf(text);

    await expect(keys.read()).rejects.toThrow(/^the keys of links could not be read: Error$/);

    expect(lines.join()).not.toContain(first);
  },
);
