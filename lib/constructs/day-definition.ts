import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DistributedMap,
  Fail,
  type IChainable,
  JitterType,
  JsonPath,
  ResultWriterV2,
  S3JsonItemReader,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import { functions } from '../functions.ts';
import { mapLabel, mapResultsPrefix } from '../places.ts';

export type DayFunctions = Readonly<Record<'plan' | 'score' | 'finish' | 'tick', IFunction>>;

/**
 * Ranges scored at once. A table takes 40,000 writes a second by default quota and one function writes some
 * thousands: more would only be throttled. On a slower table each function gives way by itself (`pace.ts`), so
 * that the number may stay. Ranges come one by one and not in batches: each is sized to be a function's work.
 */
const rangesAtOnce = 20;

/** Lambda and its network; the call may or may not have been made, which is harmless: all steps repeat well. */
const serviceErrors = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
];

/**
 * No function was free. That passes when others end, of which one may take 15 minutes, so the step waits for its
 * turn; what bounds it is the machine's own time.
 */
const notFree = {
  errors: ['Lambda.TooManyRequestsException'],
  interval: Duration.seconds(2),
  maxAttempts: 200,
  backoffRate: 2,
  maxDelay: Duration.minutes(1),
  jitterStrategy: JitterType.FULL,
};

type StepProps = {
  readonly of: DayFunctions;
  readonly name: keyof DayFunctions;
  /** Absent: the function gets the whole state. */
  readonly input?: Record<string, unknown>;
  /** Where in the state its answer goes, `$` in place of it. Absent: nowhere. */
  readonly answerAt?: string;
};

/** One function as a state. */
const step = (scope: Construct, id: string, { of, name, input, answerAt }: StepProps): LambdaInvoke => {
  const task = new LambdaInvoke(scope, id, {
    lambdaFunction: of[name],
    comment: functions[name].does,
    ...(input === undefined ? {} : { payload: TaskInput.fromObject(input) }),
    payloadResponseOnly: true,
    resultPath: answerAt ?? JsonPath.DISCARD,
    // A little more than the function has: only an answer that got lost on the way runs into it.
    taskTimeout: Timeout.duration(Duration.seconds(functions[name].timeoutSeconds + 60)),
    retryOnServiceExceptions: false,
  });
  task.addRetry(notFree);
  task.addRetry({
    errors: serviceErrors,
    interval: Duration.seconds(2),
    maxAttempts: 6,
    backoffRate: 2,
    maxDelay: Duration.minutes(1),
    jitterStrategy: JitterType.FULL,
  });
  // The function itself failed: a table that was throttled or away for a while. Then it is not chance.
  task.addRetry({
    errors: ['States.TaskFailed'],
    interval: Duration.seconds(20),
    maxAttempts: 2,
    backoffRate: 3,
    jitterStrategy: JitterType.FULL,
  });
  return task;
};

const dayAndRun = {
  day: JsonPath.stringAt('$.day'),
  runId: JsonPath.stringAt('$.runId'),
  execution: JsonPath.stringAt('$.execution'),
};
/** Who has the lock of runs. Within the map it would be the name of a child, so the plan's answer hands it on. */
const execution = JsonPath.stringAt('$$.Execution.Name');

/**
 * A business day from its files to its notices: plan, score every range, finish, tell people. The state
 * that is handed on stays what `plan` answered, a few hundred bytes: ranges and their results lie in S3.
 */
export const dayDefinition = (scope: Construct, of: DayFunctions, workBucketName: string): IChainable => {
  const workBucket = Bucket.fromBucketName(scope, 'Work', workBucketName);

  const failed = new Fail(scope, 'Day failed', {
    errorPath: '$.failure.Error',
    causePath: '$.failure.Cause',
  });
  const release = step(scope, 'Release the lock', {
    of,
    name: 'finish',
    input: { execution, failed: JsonPath.stringAt('$.failure.Error') },
  });
  release.addCatch(failed, { resultPath: '$.release' }).next(failed);
  const onFailure = { resultPath: '$.failure' };

  const scoreRanges = new DistributedMap(scope, 'Score ranges', {
    label: mapLabel,
    maxConcurrency: rangesAtOnce,
    // Standard, not express: a range may take longer than the five minutes that express allows.
    mapExecutionType: StateMachineType.STANDARD,
    // The bucket is fixed here, so that no plan can point elsewhere; its key comes from the plan's answer.
    itemReader: new S3JsonItemReader({ bucket: workBucket, key: JsonPath.stringAt('$.plan.key') }),
    itemSelector: { ...dayAndRun, part: JsonPath.objectAt('$$.Map.Item.Value') },
    // A day of which a part is missing must not be decided.
    toleratedFailurePercentage: 0,
    resultWriterV2: new ResultWriterV2({ bucket: workBucket, prefix: mapResultsPrefix }),
    resultPath: JsonPath.DISCARD,
  });
  const scoreRange = step(scope, 'Score one range', {
    of,
    name: 'score',
    input: { ...dayAndRun, part: JsonPath.objectAt('$.part') },
    answerAt: '$.scored',
  });
  // A gzip file is one range, however large, and a new table is slow: neither may end with the function's time.
  scoreRange.next(
    new Choice(scope, 'Is the range done?')
      .when(Condition.stringEquals('$.scored.outcome', 'done'), new Succeed(scope, 'Range done'))
      .when(Condition.stringEquals('$.scored.outcome', 'more'), scoreRange),
  );
  scoreRanges.itemProcessor(scoreRange);
  scoreRanges.addCatch(release, onFailure);

  const finish = step(scope, 'Finish', { of, name: 'finish', input: dayAndRun });
  finish.addCatch(release, onFailure);

  const done = new Succeed(scope, 'Day done');
  const tellPeople = step(scope, 'Tell people', { of, name: 'tick', input: {} });
  // The day is decided and stored by now; what could not be sent is sent by the next tick, in a minute.
  tellPeople.addCatch(done, onFailure);

  const plan = step(scope, 'Plan', {
    of,
    name: 'plan',
    input: { request: JsonPath.objectAt('$'), execution },
    answerAt: '$',
  });
  plan.addCatch(release, onFailure);
  return plan.next(
    new Choice(scope, 'What is to be done?')
      .when(Condition.stringEquals('$.outcome', 'busy'), new Succeed(scope, 'Another run is on it'))
      .when(Condition.stringEquals('$.outcome', 'nothing'), new Succeed(scope, 'Nothing to score'))
      // Every file was refused. AWS does not say what a distributed map over nothing does.
      .when(Condition.numberEquals('$.ranges', 0), finish)
      .when(Condition.stringEquals('$.outcome', 'run'), scoreRanges.next(finish).next(tellPeople).next(done)),
  );
};
