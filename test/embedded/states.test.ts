import { SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { expect, onTestFinished, test } from 'vitest';
import { type Execution, startStates } from '../../local/embedded/states.ts';
import { standingClock } from './clients.ts';

const stateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:day';
const dayMs = 86_400_000;

test('executions run one after another in the order in which they were started', async () => {
  const { start, states, log, gate } = await statesWith();

  await start('a', '{"day":1}');
  await start('b', '{"day":2}');
  gate.open();
  await states.idle();

  expect(log).toEqual(['begin {"day":1}', 'end {"day":1}', 'begin {"day":2}', 'end {"day":2}']);
});

test('a start is answered before the run ends', async () => {
  const { start, states, log, gate } = await statesWith();

  const { executionArn, startDate } = await start('a', '{}');

  expect(executionArn).toBe('arn:aws:states:eu-central-1:000000000000:execution:day:a');
  expect(startDate).toEqual(new Date('2026-03-01T06:00:00Z'));
  expect(log).toEqual(['begin {}']);
  gate.open();
  await states.idle();
});

test('the same name and input while it runs is the same execution', async () => {
  const { start, states, log, gate } = await statesWith();

  const first = await start('a', '{"x":1,"y":2}');
  const second = await start('a', '{ "y": 2, "x": 1 }');
  gate.open();
  await states.idle();

  expect(second.executionArn).toBe(first.executionArn);
  expect(log).toHaveLength(2);
});

test('the same name with another input, or of a finished execution, is refused', async () => {
  const { start, states, log, gate } = await statesWith();
  await start('a', '{}');

  await expect(start('a', '{"other":1}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  gate.open();
  await states.idle();
  await expect(start('a', '{}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });

  expect(log).toEqual(['begin {}', 'end {}']);
});

test.each([
  [90 * dayMs - 1, false],
  [90 * dayMs, true],
])('a name is free again %d ms after its execution: %s', async (waited, isFree) => {
  const { start, states, gate, clock } = await statesWith();
  gate.open();
  await start('a', '{}');
  await states.idle();

  clock.advance(waited);
  const [outcome] = await Promise.allSettled([start('a', '{}')]);

  expect(outcome.status === 'fulfilled').toBe(isFree);
});

test('executions without a name are all different', async () => {
  const { start, gate } = await statesWith();
  gate.open();

  const arns = [await start(undefined, '{}'), await start(undefined, '{}')].map(
    ({ executionArn }) => executionArn,
  );

  expect(new Set(arns).size).toBe(2);
});

test('a failed run is reported, and the next one runs', async () => {
  const { start, states, log, failures, gate } = await statesWith();
  gate.open();
  await start('bad', '"fail"');
  await start('good', '{}');

  await states.idle();

  expect(failures.map(({ execution, error }) => [execution.input, String(error)])).toEqual([
    ['fail', 'Error: no day'],
  ]);
  expect(log).toContain('end {}');
});

test.each([
  ['an input that is no JSON', { stateMachineArn, input: '{' }, 'InvalidExecutionInput'],
  ['a name with a space', { stateMachineArn, name: 'a b' }, 'InvalidName'],
  ['a name of 81 characters', { stateMachineArn, name: 'n'.repeat(81) }, 'InvalidName'],
  ['an ARN of something else', { stateMachineArn: 'arn:aws:sns:eu-central-1:000000000000:t' }, 'InvalidArn'],
])('%s is refused', async (_what, input, name) => {
  const { client } = await statesWith();

  await expect(client.send(new StartExecutionCommand(input))).rejects.toMatchObject({ name });
});

test('another operation is answered with NotImplemented', async () => {
  const { client } = await statesWith();

  const stopped = client.send(new StopExecutionCommand({ executionArn: 'x' }));

  await expect(stopped).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
});

/** A service whose runs wait for the gate; the input "fail" makes a run fail. */
async function statesWith() {
  const clock = standingClock();
  const log: string[] = [];
  const failures: { execution: Execution; error: unknown }[] = [];
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const states = await startStates({
    now: clock.now,
    run: async (input) => {
      log.push(`begin ${JSON.stringify(input)}`);
      await opened;
      if (input === 'fail') throw new Error('no day');
      log.push(`end ${JSON.stringify(input)}`);
    },
    onFailure: (execution, error) => failures.push({ execution, error }),
  });
  const client = new SFNClient({
    endpoint: states.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    open();
    client.destroy();
    await states.close();
  });
  const start = (name: string | undefined, input: string) =>
    client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
  return { client, clock, states, start, log, failures, gate: { open } };
}
