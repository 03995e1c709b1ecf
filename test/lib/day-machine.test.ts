import { describe, expect, test } from 'vitest';
import type { FunctionName } from '../../lambdas/environment.ts';
import { functions } from '../../lib/functions.ts';
import { dayMachineDefinition } from './day-machine-definition.ts';
import { StatesError } from './states-data.ts';
import { executeMachine, type World } from './states-language.ts';
import { synthesized } from './synthesized.ts';

const definition = dayMachineDefinition(synthesized().pipeline);
const workBucket = 'bellwether-prod-work-123456789012-eu-central-1';
const planKey = 'runs/2026-03-01/r1/plan.json';

/** What the plan hands on to every step after it. */
const run = { day: '2026-03-01', runId: 'r1', execution: 'execution-1' };

type Call = { readonly name: string; readonly input: unknown };

/** A stage whose plan has this many ranges; single functions can be replaced. */
const stageWith = (ranges: number, tasks: Partial<World['tasks']> = {}) => {
  const calls: Call[] = [];
  const waits: number[] = [];
  const parts = Array.from({ length: ranges }, (_, index) => ({
    key: `snapshots/2026-03-01/part-${index}.csv`,
    start: index,
  }));
  const objects = new Map([[`${workBucket}/${planKey}`, JSON.stringify(parts)]]);
  const answers: World['tasks'] = {
    plan: async () => ({
      outcome: 'run',
      day: '2026-03-01',
      runId: 'r1',
      execution: 'execution-1',
      plan: { bucket: workBucket, key: planKey },
      ranges,
    }),
    score: async () => ({ outcome: 'done' }),
    finish: async () => ({ status: 'complete' }),
    tick: async () => ({ published: 1 }),
    ...tasks,
  };
  const world: World = {
    tasks: Object.fromEntries(
      Object.entries(answers).map(([name, answer]) => [
        name,
        async (input: unknown) => {
          calls.push({ name, input });
          return answer(input);
        },
      ]),
    ),
    readObject: async (bucket, key) => {
      const text = objects.get(`${bucket}/${key}`);
      if (text === undefined) throw new StatesError('States.ItemReaderFailed', `no object ${bucket}/${key}`);
      return text;
    },
    writeObject: async (bucket, key, text) => {
      objects.set(`${bucket}/${key}`, text);
    },
    wait: async (seconds) => {
      waits.push(seconds);
    },
  };
  const callsOf = (name: string) => calls.filter((call) => call.name === name).map((call) => call.input);
  return { world, calls, callsOf, waits, objects, parts };
};

const lambdaIsBusy = () => new StatesError('Lambda.TooManyRequestsException', 'Rate exceeded');

describe('the machine of a day', () => {
  test('plans, scores every range once, finishes and tells people, in this order', async () => {
    const { world, calls, callsOf, parts } = stageWith(3);

    const execution = await executeMachine(definition, world, { scheduledTime: '2026-03-02T06:00:00Z' });

    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls.map(({ name }) => name)).toEqual(['plan', 'score', 'score', 'score', 'finish', 'tick']);
    expect(callsOf('plan')).toEqual([
      { request: { scheduledTime: '2026-03-02T06:00:00Z' }, execution: 'execution-1' },
    ]);
    expect(callsOf('score')).toEqual(parts.map((part) => ({ ...run, part })));
    expect(callsOf('finish')).toEqual([run]);
    expect(callsOf('tick')).toEqual([{}]);
  });

  test('finishes a day that has no range at all', async () => {
    const { world, calls } = stageWith(0);

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution.status).toBe('SUCCEEDED');
    expect(calls.map(({ name }) => name)).toEqual(['plan', 'finish', 'tick']);
  });

  test.each([
    ['busy', 'Another run is on it'],
    ['nothing', 'Nothing to score'],
  ])('stops without touching anything when the plan says %s', async (outcome, lastState) => {
    const { world, calls } = stageWith(3, { plan: async () => ({ outcome }) });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
    expect(execution.visited.at(-1)).toBe(lastState);
    expect(calls.map(({ name }) => name)).toEqual(['plan']);
  });

  test('fails loudly when the plan says something unheard of', async () => {
    const { world } = stageWith(3, { plan: async () => ({ outcome: 'perhaps', ranges: 3 }) });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.NoChoiceMatched' });
  });
});

describe('size', () => {
  const answer = {
    outcome: 'done',
    rejected: Array.from({ length: 20 }, (_, line) => ({ line, code: 'ROW_NUMBER' })),
  };

  test('20,000 ranges with long answers pass, since ranges and answers lie in S3', async () => {
    const { world, callsOf, objects, parts } = stageWith(20_000, { score: async () => answer });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution.status).toBe('SUCCEEDED');
    expect(callsOf('score')).toHaveLength(20_000);
    expect(callsOf('finish')).toHaveLength(1);
    // What lies in S3 would not have fitted into the state, neither on the way in nor on the way out.
    expect(JSON.stringify(parts).length).toBeGreaterThan(262_144);
    const results = [...objects].find(([key]) => key.includes('/map-results/'))?.[1] ?? '';
    expect(results.length).toBeGreaterThan(262_144);
  });

  test('a plan that answers with its ranges instead of their place fails the day', async () => {
    const { world, parts } = stageWith(20_000);
    const plan = async () => ({ outcome: 'run', day: '2026-03-01', runId: 'r1', parts });

    const tasks = { ...world.tasks, plan };
    const execution = await executeMachine(definition, { ...world, tasks }, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  test('an answer of exactly the limit passes, one byte more does not', async () => {
    const limit = 262_144;
    const ofBytes = (bytes: number) => async () => 'x'.repeat(bytes - '""'.length);

    const fits = await executeMachine(definition, stageWith(1, { finish: ofBytes(limit) }).world, {});
    const exceeds = await executeMachine(definition, stageWith(1, { finish: ofBytes(limit + 1) }).world, {});

    expect(fits.status).toBe('SUCCEEDED');
    expect(exceeds).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });
});

test('a range that its function cannot finish in time is scored on until it is done, and only then the day ends', async () => {
  let calls = 0;
  const score = async (input: unknown) => {
    const { part } = input as { part: { start: number } };
    calls += part.start === 1 ? 1 : 0;
    return { outcome: part.start === 1 && calls < 4 ? 'more' : 'done' };
  };
  const { world, callsOf } = stageWith(3, { score });

  const execution = await executeMachine(definition, world, { day: '2026-03-01' });

  expect(execution.status).toBe('SUCCEEDED');
  expect(calls).toBe(4);
  expect(callsOf('score')).toHaveLength(3 + 3);
  expect(new Set(callsOf('score').map((input) => JSON.stringify(input))).size).toBe(3);
  expect(callsOf('finish')).toHaveLength(1);
});

describe('failure', () => {
  test('a range is tried again, later and later, while Lambda is busy', async () => {
    let failures = 3;
    const score = async () => {
      if (failures-- > 0) throw lambdaIsBusy();
      return { outcome: 'done' };
    };
    const { world, callsOf, waits } = stageWith(1, { score });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution.status).toBe('SUCCEEDED');
    expect(callsOf('score')).toHaveLength(4);
    expect(waits).toEqual([2, 4, 8]);
    expect(callsOf('finish')).toEqual([run]);
  });

  test('a range waits for its turn while no function is free, a minute at a time, for as long as a day may take', async () => {
    let failures = 150;
    const score = async () => {
      if (failures-- > 0) throw lambdaIsBusy();
      return { outcome: 'done' };
    };
    const { world, waits } = stageWith(1, { score });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution.status).toBe('SUCCEEDED');
    expect(waits.slice(0, 6)).toEqual([2, 4, 8, 16, 32, 60]);
    expect(Math.max(...waits)).toBe(60);
    expect(waits.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(definition.TimeoutSeconds);
  });

  test.each([
    ['Lambda.ServiceException', 1 + 6],
    ['TableThrottled', 1 + 2],
  ])('a range that goes on failing with %s is tried %i times', async (name, tries) => {
    const score = async () => {
      throw new StatesError(name, 'no luck');
    };
    const { world, callsOf } = stageWith(1, { score });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution.status).toBe('FAILED');
    expect(callsOf('score')).toHaveLength(tries);
  });

  test('one failed range of many gives the lock back and fails the day, and nobody is told anything', async () => {
    const score = async (input: unknown) => {
      const { part } = input as { part: { start: number } };
      if (part.start === 7) throw new Error('no number in line 12');
      return { outcome: 'done' };
    };
    const { world, callsOf } = stageWith(50, { score });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
    expect(callsOf('finish')).toEqual([
      { execution: 'execution-1', failed: 'States.ExceedToleratedFailureThreshold' },
    ]);
    expect(callsOf('tick')).toEqual([]);
  });

  test('a finish that fails gives the lock back and fails the day with its error', async () => {
    const finish = async (input: unknown) => {
      if (!('failed' in (input as object))) throw new StatesError('CountsDiffer', '99 of 100 rows');
      return {};
    };
    const { world, callsOf } = stageWith(1, { finish });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'CountsDiffer', cause: '99 of 100 rows' });
    expect(callsOf('finish').at(-1)).toEqual({ execution: 'execution-1', failed: 'CountsDiffer' });
  });

  test('a day whose lock cannot even be given back fails with the error that came first', async () => {
    const finish = async (input: unknown) => {
      throw new StatesError('failed' in (input as object) ? 'Second' : 'First', 'no luck');
    };
    const { world } = stageWith(1, { finish });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'First' });
  });

  test('a plan that fails gives back the lock that it may have taken', async () => {
    const plan = async () => {
      throw new StatesError('FeedAway', 'no luck');
    };
    const { world, callsOf } = stageWith(1, { plan });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution).toMatchObject({ status: 'FAILED', error: 'FeedAway' });
    expect(callsOf('finish')).toEqual([{ execution: 'execution-1', failed: 'FeedAway' }]);
  });

  test('a day is done even if people could not be told at once: the next tick tells them', async () => {
    const tick = async () => {
      throw new StatesError('SnsAway', 'no luck');
    };
    const { world } = stageWith(1, { tick });

    const execution = await executeMachine(definition, world, { day: '2026-03-01' });

    expect(execution.status).toBe('SUCCEEDED');
    expect(execution.visited.at(-1)).toBe('Day done');
  });
});

test('each step has a little more time than its function, so that only a lost answer runs into it', () => {
  const tasks = Object.values(definition.States).filter(({ Type }) => Type === 'Task');

  expect(tasks.length).toBe(4);
  for (const task of tasks) {
    const name = JSON.stringify(task).match(/"function:(\w+)"/)?.[1] as FunctionName;
    expect(task).toMatchObject({ TimeoutSeconds: functions[name].timeoutSeconds + 60 });
  }
});

test('a range runs under the lock of its day, not under the name of its child execution', async () => {
  const { world, calls } = stageWith(1);

  await executeMachine(definition, world, { day: '2026-03-01' });

  expect(calls.find(({ name }) => name === 'score')?.input).toMatchObject({ execution: run.execution });
  expect(JSON.stringify(definition.States['Score ranges'])).not.toContain('$$.Execution');
});

test('a run ends within two hours', () => {
  expect(definition.TimeoutSeconds).toBe(2 * 60 * 60);
});

test('no more ranges are scored at once than the table can take writes from', async () => {
  let running = 0;
  let most = 0;
  const score = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    return { outcome: 'done' };
  };

  await executeMachine(definition, stageWith(100, { score }).world, { day: '2026-03-01' });

  expect(most).toBe(20);
});
