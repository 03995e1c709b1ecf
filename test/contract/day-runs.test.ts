import { SFNClient } from '@aws-sdk/client-sfn';
import { expect, onTestFinished, test } from 'vitest';
import { stateMachineRuns } from '../../lambdas/adapters/sfn-day-runs.ts';
import { startStates } from '../../local/embedded/states.ts';

const machine = 'arn:aws:states:eu-central-1:000000000000:stateMachine:day';

async function runsUnderTest() {
  const ran: unknown[] = [];
  const states = await startStates({
    now: () => Date.parse('2026-03-02T06:00:00Z'),
    run: async (input) => void ran.push(input),
    onFailure: () => {},
  });
  const client = new SFNClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    endpoint: states.endpoint,
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await states.close();
  });
  return { runs: stateMachineRuns(client, machine), states, ran };
}

test('a day that is started twice at the same instant runs once', async () => {
  const { runs, states, ran } = await runsUnderTest();

  await runs.start('2026-03-01', '2026-03-02T06:00:00.000Z');
  await states.idle();
  await runs.start('2026-03-01', '2026-03-02T06:00:00.000Z');
  await states.idle();

  expect(ran).toEqual([{ day: '2026-03-01' }]);
});

test('a day can be started again for the next change, and another day at any time', async () => {
  const { runs, states, ran } = await runsUnderTest();

  await runs.start('2026-03-01', '2026-03-02T06:00:00.000Z');
  await runs.start('2026-02-28', '2026-03-02T06:00:00.000Z');
  await runs.start('2026-03-01', '2026-03-02T06:00:30.000Z');
  await states.idle();

  expect(ran).toEqual([{ day: '2026-03-01' }, { day: '2026-02-28' }, { day: '2026-03-01' }]);
});

test('a state machine that cannot be reached is an error, so that the event is tried again', async () => {
  const { runs, states } = await runsUnderTest();
  await states.close();

  await expect(runs.start('2026-03-01', '2026-03-02T06:00:00.000Z')).rejects.toThrow();
});
