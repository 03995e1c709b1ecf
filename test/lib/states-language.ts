import {
  fillTemplate,
  NotInterpreted,
  putResult,
  type Scope,
  StatesError,
  valueAt,
  withinLimit,
} from './states-data.ts';
import type { MapState, Retrier, State, StateMachineDefinition, TaskState } from './states-definition.ts';

/** What an execution touches: functions by the name at the end of their ARN, objects in S3, time. */
export type World = {
  readonly tasks: Readonly<Record<string, (input: unknown) => Promise<unknown>>>;
  readonly readObject: (bucket: string, key: string) => Promise<string>;
  readonly writeObject: (bucket: string, key: string, text: string) => Promise<void>;
  /** Called before a retry with the longest time it may wait. */
  readonly wait: (seconds: number) => Promise<void>;
};

export type Execution =
  | { readonly status: 'SUCCEEDED'; readonly output: unknown; readonly visited: readonly string[] }
  | {
      readonly status: 'FAILED';
      readonly error: string;
      readonly cause: string;
      readonly visited: readonly string[];
    };

const context = { Execution: { Name: 'execution-1' } };

/** Runs a machine from its first state to its end, as Step Functions would. */
export const executeMachine = async (
  definition: StateMachineDefinition,
  world: World,
  input: unknown,
): Promise<Execution> => {
  const visited: string[] = [];
  try {
    const output = await runStates(definition, world, input, visited);
    return { status: 'SUCCEEDED', output, visited };
  } catch (error) {
    const { name, message } = asStatesError(error);
    return { status: 'FAILED', error: name, cause: message, visited };
  }
};

type States = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

const runStates = async (
  { StartAt, States }: States,
  world: World,
  input: unknown,
  visited: string[],
): Promise<unknown> => {
  let data = withinLimit(input, 'input of the execution');
  let name: string | undefined = StartAt;
  while (name !== undefined) {
    const state: State | undefined = States[name];
    if (state === undefined) throw new NotInterpreted(`no state ${name}`);
    visited.push(name);
    const step = await runState(state, world, data);
    data = withinLimit(step.data, `output of ${name}`);
    name = step.next;
  }
  return data;
};

type Step = { readonly data: unknown; readonly next: string | undefined };

const runState = async (state: State, world: World, data: unknown): Promise<Step> => {
  const scope: Scope = { input: data, context };
  switch (state.Type) {
    case 'Succeed':
      return { data, next: undefined };
    case 'Fail':
      throw new StatesError(String(valueAt(state.ErrorPath, scope)), String(valueAt(state.CausePath, scope)));
    case 'Choice': {
      const rule = state.Choices.find(
        (each) =>
          valueAt(each.Variable, scope) === ('StringEquals' in each ? each.StringEquals : each.NumericEquals),
      );
      if (rule === undefined) throw new StatesError('States.NoChoiceMatched', 'no rule fits');
      return { data, next: rule.Next };
    }
    case 'Task':
    case 'Map': {
      try {
        const work = () => (state.Type === 'Task' ? runTask(state, world, data) : runMap(state, world, data));
        const result = await retrying(state.Retry, world, work);
        return { data: putResult(data, state.ResultPath, result), next: state.Next };
      } catch (thrown) {
        const error = asStatesError(thrown);
        const [catcher] = state.Catch;
        // States.ALL catches everything but what can never succeed.
        if (catcher === undefined || error.name === 'States.DataLimitExceeded') throw error;
        const caught = { Error: error.name, Cause: error.message };
        return { data: putResult(data, catcher.ResultPath, caught), next: catcher.Next };
      }
    }
  }
};

const runTask = async (state: TaskState, world: World, data: unknown): Promise<unknown> => {
  const name = state.Resource.split(':').at(-1) ?? '';
  const task = world.tasks[name];
  if (task === undefined) throw new NotInterpreted(`no task for ${state.Resource}`);
  const input =
    state.Parameters === undefined ? data : fillTemplate(state.Parameters, { input: data, context });
  // What crosses the wire is JSON: an undefined field is gone, a date is text.
  const output = await task(JSON.parse(JSON.stringify(withinLimit(input, `input of ${name}`))));
  return withinLimit(JSON.parse(JSON.stringify(output ?? null)), `answer of ${name}`);
};

const runMap = async (state: MapState, world: World, data: unknown): Promise<unknown> => {
  const reader = fillTemplate(state.ItemReader.Parameters, { input: data, context });
  const items: unknown = JSON.parse(await world.readObject(String(reader.Bucket), String(reader.Key)));
  if (!Array.isArray(items)) throw new StatesError('States.ItemReaderFailed', 'the file holds no array');
  if (items.length === 0) throw new NotInterpreted('a map over nothing');

  const outputs: unknown[] = [];
  let failed = 0;
  const queue = items.entries();
  const worker = async () => {
    for (const [index, value] of queue) {
      const item = { ...context, Map: { Item: { Index: index, Value: value } } };
      const input = fillTemplate(state.ItemSelector, { input: data, context: item });
      try {
        outputs[index] = await runStates(state.ItemProcessor, world, input, []);
      } catch (error) {
        asStatesError(error);
        failed += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: state.MaxConcurrency }, worker));

  const { Bucket, Prefix } = state.ResultWriter.Parameters;
  const key = `${Prefix}/map-run-1/SUCCEEDED_0.json`;
  await world.writeObject(Bucket, key, JSON.stringify(outputs.filter((output) => output !== undefined)));
  if (failed > 0) {
    throw new StatesError(
      'States.ExceedToleratedFailureThreshold',
      `${failed} of ${items.length} items failed`,
    );
  }
  return { ResultWriterDetails: { Bucket, Key: `${Prefix}/map-run-1/manifest.json` } };
};

const retrying = async (
  retriers: readonly Retrier[],
  world: World,
  work: () => Promise<unknown>,
): Promise<unknown> => {
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      return await work();
    } catch (thrown) {
      const error = asStatesError(thrown);
      const retrier = retriers.find(({ ErrorEquals }) => ErrorEquals.some((name) => fits(name, error.name)));
      const made = retrier === undefined ? 0 : (attempts.get(retrier) ?? 0);
      if (retrier === undefined || made >= retrier.MaxAttempts) throw error;
      attempts.set(retrier, made + 1);
      const delay = retrier.IntervalSeconds * retrier.BackoffRate ** made;
      await world.wait(Math.min(delay, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY));
    }
  }
};

const fits = (pattern: string, name: string): boolean =>
  pattern === name ||
  (pattern === 'States.TaskFailed' && name !== 'States.Timeout' && name !== 'States.DataLimitExceeded');

/** What a function throws becomes an error of the execution under its own name. */
const asStatesError = (thrown: unknown): Error => {
  if (thrown instanceof Error && !(thrown instanceof NotInterpreted)) return thrown;
  throw thrown;
};
