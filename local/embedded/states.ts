import { text } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { type Listen, type Loopback, listen } from './loopback.ts';
import { asRefusal, notImplemented, Refusal } from './refusal.ts';

/** One accepted StartExecution. */
export type Execution = {
  readonly arn: string;
  readonly input: unknown;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
};

/** Step Functions on loopback with the one operation StartExecution. */
export type States = Loopback & {
  /** Resolves when nothing runs and nothing waits. */
  idle(): Promise<void>;
};

/** Days during which the name of a finished execution cannot be used again (Step Functions quota). */
const nameKeptDays = 90;
const dayMs = 86_400_000;

/**
 * Runs `run(input)` for each StartExecution, one after another in the order of arrival, without making the caller
 * wait. The same name and input while it runs or waits answers the same ARN; the name with another input, or of
 * an execution that is finished, is refused (`ExecutionAlreadyExists`). A rejected run goes to `onFailure`.
 * `close` waits for the accepted executions.
 */
export async function startStates(
  options: {
    readonly now: () => number;
    readonly run: (input: unknown) => Promise<void>;
    readonly onFailure: (execution: Execution, error: unknown) => void;
  },
  serve: Listen = listen,
): Promise<States> {
  const { now, run, onFailure } = options;
  const executions = new Map<string, Execution & { finishedAt: number | null }>();
  let last: Promise<void> = Promise.resolve();
  let unnamed = 0;

  function start(request: StartRequest): Execution {
    unnamed += request.name === null ? 1 : 0;
    const arn = executionArn(request.stateMachineArn, request.name ?? `execution-${unnamed}`);
    const known = executions.get(arn);
    if (known !== undefined && !isForgotten(known.finishedAt, now())) {
      if (known.finishedAt === null && isDeepStrictEqual(known.input, request.input)) return known;
      throw new Refusal(400, 'ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const execution = { arn, input: request.input, startedAt: now(), finishedAt: null as number | null };
    executions.set(arn, execution);
    last = last
      .then(() => run(execution.input))
      .catch((error: unknown) => onFailure(execution, error))
      .finally(() => {
        execution.finishedAt = now();
      });
    return execution;
  }

  async function idle(): Promise<void> {
    let awaited: Promise<void>;
    do {
      awaited = last;
      await awaited;
    } while (awaited !== last);
  }

  const loopback = await serve(async (request) => {
    const headers = { 'content-type': 'application/x-amz-json-1.0' };
    try {
      const target = String(request.headers['x-amz-target']);
      if (target !== 'AWSStepFunctions.StartExecution') throw notImplemented(target);
      const { arn, startedAt } = start(parseStart(await text(request.body)));
      return {
        status: 200,
        headers,
        body: JSON.stringify({ executionArn: arn, startDate: startedAt / 1000 }),
      };
    } catch (error) {
      const { status, code, message } = asRefusal(error);
      return { status, headers, body: JSON.stringify({ __type: code, message }) };
    }
  });
  return {
    endpoint: loopback.endpoint,
    idle,
    close: async () => {
      await loopback.close();
      await idle();
    },
  };
}

type StartRequest = { stateMachineArn: string; name: string | null; input: unknown };

function parseStart(body: string): StartRequest {
  const {
    stateMachineArn,
    name = null,
    input = '{}',
  } = JSON.parse(body) as Record<string, string | undefined>;
  if (
    stateMachineArn === undefined ||
    !/^arn:aws[\w-]*:states:[^:]+:\d{12}:stateMachine:[\w-]{1,80}$/.test(stateMachineArn)
  ) {
    throw new Refusal(400, 'InvalidArn', `Invalid Arn: '${stateMachineArn}'`);
  }
  if (name !== null && !/^[\w-]{1,80}$/.test(name))
    throw new Refusal(400, 'InvalidName', `Invalid Name: '${name}'`);
  try {
    return { stateMachineArn, name, input: JSON.parse(input) };
  } catch {
    throw new Refusal(400, 'InvalidExecutionInput', 'Invalid State Machine Execution Input');
  }
}

function executionArn(stateMachineArn: string, name: string): string {
  return `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
}

function isForgotten(finishedAt: number | null, now: number): boolean {
  return finishedAt !== null && now - finishedAt >= nameKeptDays * dayMs;
}
