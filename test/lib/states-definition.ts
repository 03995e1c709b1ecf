import * as z from 'zod';

const retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.number(),
  MaxAttempts: z.number(),
  BackoffRate: z.number(),
  MaxDelaySeconds: z.number().optional(),
  JitterStrategy: z.literal('FULL'),
});

const catcher = z.strictObject({
  ErrorEquals: z.tuple([z.literal('States.ALL')]),
  ResultPath: z.string(),
  Next: z.string(),
});

const template = z.record(z.string(), z.unknown());
const onError = { Retry: z.array(retrier).default([]), Catch: z.array(catcher).default([]) };
const flow = { Comment: z.string().optional(), Next: z.string().optional(), End: z.literal(true).optional() };

const task = z.strictObject({
  Type: z.literal('Task'),
  ...flow,
  ...onError,
  Resource: z.string(),
  Parameters: template.optional(),
  ResultPath: z.string().nullable(),
  TimeoutSeconds: z.number(),
});

const choice = z.strictObject({
  Type: z.literal('Choice'),
  Choices: z.array(
    z.union([
      z.strictObject({ Variable: z.string(), StringEquals: z.string(), Next: z.string() }),
      z.strictObject({ Variable: z.string(), NumericEquals: z.number(), Next: z.string() }),
    ]),
  ),
});

const succeed = z.strictObject({ Type: z.literal('Succeed') });
const fail = z.strictObject({ Type: z.literal('Fail'), ErrorPath: z.string(), CausePath: z.string() });

const map = z.strictObject({
  Type: z.literal('Map'),
  ...flow,
  ...onError,
  ResultPath: z.null(),
  Label: z.string(),
  MaxConcurrency: z.number().int().positive(),
  ItemReader: z.strictObject({
    Resource: z.string().endsWith(':states:::s3:getObject'),
    ReaderConfig: z.strictObject({ InputType: z.literal('JSON') }),
    Parameters: template,
  }),
  ItemSelector: template,
  ItemProcessor: z.strictObject({
    ProcessorConfig: z.strictObject({ Mode: z.literal('DISTRIBUTED'), ExecutionType: z.literal('STANDARD') }),
    StartAt: z.string(),
    States: z.record(z.string(), z.discriminatedUnion('Type', [task, choice, succeed])),
  }),
  ResultWriter: z.strictObject({
    Resource: z.string().endsWith(':states:::s3:putObject'),
    Parameters: z.strictObject({ Bucket: z.string(), Prefix: z.string() }),
  }),
});

const state = z.discriminatedUnion('Type', [task, choice, succeed, fail, map]);

/**
 * The part of the Amazon States Language that the day's machine uses. Any other field is refused, so that
 * the interpreter cannot pass over something that AWS would obey.
 */
export const stateMachineDefinition = z.strictObject({
  StartAt: z.string(),
  States: z.record(z.string(), state),
  TimeoutSeconds: z.number(),
});

export type StateMachineDefinition = z.infer<typeof stateMachineDefinition>;
export type State = z.infer<typeof state>;
export type TaskState = z.infer<typeof task>;
export type MapState = z.infer<typeof map>;
export type Retrier = z.infer<typeof retrier>;
