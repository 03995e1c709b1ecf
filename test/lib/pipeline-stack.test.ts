import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { environments, type FunctionName } from '../../lambdas/environment.ts';
import { functions } from '../../lib/functions.ts';
import { dayMachineDefinition } from './day-machine-definition.ts';
import { onlyOne, propertiesOf, synthesized, testStage } from './synthesized.ts';

const { pipeline } = synthesized();
const functionNames = Object.keys(environments) as FunctionName[];

const functionNamed = (name: string): Record<string, unknown> => {
  const found = Object.values(propertiesOf(pipeline, 'AWS::Lambda::Function')).find(
    ({ FunctionName }) => FunctionName === `bellwether-prod-${name}`,
  );
  if (found === undefined) throw new Error(`no function ${name}`);
  return found;
};

const variablesOf = (name: string) =>
  (functionNamed(name).Environment as { Variables: Record<string, unknown> }).Variables;

/** References to other resources as text, which they are once deployed. */
const textsOf = (variables: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );

describe('functions', () => {
  test('there is one for every handler that has an environment, and no other', () => {
    const deployed = Object.values(propertiesOf(pipeline, 'AWS::Lambda::Function')).map(
      ({ FunctionName }) => FunctionName,
    );

    expect(deployed.toSorted()).toEqual(functionNames.map((name) => `bellwether-prod-${name}`).toSorted());
  });

  test('all run on Node 24 on arm64, are traced and log into their own encrypted group', () => {
    pipeline.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: Match.anyValue() },
    });
    // Besides: the day machine, the access to the pages, their firewall.
    pipeline.resourceCountIs('AWS::Logs::LogGroup', functionNames.length + 3);
    pipeline.allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 90,
      KmsKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('Key') },
    });
  });

  test.each(functionNames)('%s is told everything that its handler asks for', (name) => {
    const parsed = environments[name].safeParse(textsOf(variablesOf(name)));

    expect(parsed.error).toBeUndefined();
    expect(Object.keys(variablesOf(name)).toSorted()).toEqual(
      [...Object.keys(parsed.data ?? {}), 'NODE_OPTIONS'].toSorted(),
    );
  });

  test('the settings of the stage reach the tick', () => {
    expect(environments.tick.parse(textsOf(variablesOf('tick')))).toMatchObject({
      FEED_BUCKET: 'bellwether-prod-feed-123456789012-eu-central-1',
      HISTORY_TABLE: 'bellwether-prod-history',
      LINK_SECRET_ARN: expect.stringContaining('LinkSecret'),
      RUN_AT: '06:00',
      DEADLINE_AT: '12:00',
      TIME_ZONE: 'Europe/Berlin',
      RETENTION_DAYS: 400,
      MODEL_KEY: 'models/2026-1.json',
      DEFAULT_DESK: 'account-desk',
      LINK_BASE_URL: 'https://care.example.com',
      EXECUTIVE_DIGEST_AT: '07:00',
      TOPIC_PREFIX: 'bellwether-prod-',
      CASE_EVENTS_TOPIC_ARN: 'arn:aws:sns:eu-central-1:123456789012:bellwether-prod-case-events',
      STATE_MACHINE_ARN: 'arn:aws:states:eu-central-1:123456789012:stateMachine:bellwether-prod-day',
    });
  });

  test('whatever the settings say reaches the functions and schedules', () => {
    const other = synthesized({
      ...testStage,
      timeZone: 'America/New_York',
      runAt: '06:45',
      deadlineAt: '13:30',
      reachabilityAt: '03:05',
      executiveDigestAt: '08:15',
      retentionDays: 500,
      modelKey: 'models/own.json',
    }).pipeline;

    const deployed = Object.values(propertiesOf(other, 'AWS::Lambda::Function'));
    const told = (name: string) =>
      deployed.find(({ FunctionName }) => FunctionName === `bellwether-prod-${name}`)?.Environment;
    const run = {
      TIME_ZONE: 'America/New_York',
      RUN_AT: '06:45',
      DEADLINE_AT: '13:30',
      RETENTION_DAYS: '500',
      MODEL_KEY: 'models/own.json',
    };
    for (const name of ['landed', 'plan', 'score', 'finish', 'tick'])
      expect(told(name)).toMatchObject({ Variables: run });
    expect(told('tick')).toMatchObject({ Variables: { EXECUTIVE_DIGEST_AT: '08:15' } });
    expect(told('page')).toMatchObject({ Variables: { MODEL_KEY: 'models/own.json' } });
    expect(
      Object.values(propertiesOf(other, 'AWS::Scheduler::Schedule'))
        .map(({ ScheduleExpression }) => ScheduleExpression)
        .toSorted(),
    ).toEqual(['cron(45 6 * * ? *)', 'cron(5 3 * * ? *)', 'rate(1 minute)']);
  });

  test.each([
    ['plan', { RUN_AT: '06:00', DEADLINE_AT: '12:00', TIME_ZONE: 'UTC', RETENTION_DAYS: 400 }],
    ['reachability', { EXECUTIVE_DIGEST_AT: '07:00' }],
  ] as const)('%s goes by the times of the domain where it is told none', (name, times) => {
    const { RUN_AT, DEADLINE_AT, TIME_ZONE, RETENTION_DAYS, EXECUTIVE_DIGEST_AT, ...rest } = textsOf(
      variablesOf(name),
    );

    expect(environments[name].parse(rest)).toMatchObject(times);
  });

  test.each(functionNames)('%s has the memory and the time of its settings', (name) => {
    expect(functionNamed(name)).toMatchObject({
      MemorySize: functions[name].memoryMb,
      Timeout: functions[name].timeoutSeconds,
    });
  });

  test('a page answers before API Gateway gives up, which is after 29 seconds', () => {
    expect(functions.page.timeoutSeconds).toBeLessThan(29);
  });

  test('a range has the time that Lambda gives at most, and goes on in another call after it', () => {
    expect(functions.score.timeoutSeconds).toBe(15 * 60);
  });

  test('without a model in the settings no function looks for one', () => {
    const { modelKey: _, ...stage } = testStage;

    const functions = propertiesOf(synthesized(stage).pipeline, 'AWS::Lambda::Function');

    expect(JSON.stringify(functions)).not.toContain('MODEL_KEY');
  });

  const reserved = Object.values(functions).reduce((sum, { atOnce }) => sum + atOnce, 0);
  const within = (concurrentExecutions: number) =>
    Object.values(
      propertiesOf(synthesized({ ...testStage, concurrentExecutions }).pipeline, 'AWS::Lambda::Function'),
    );

  test('each has a part of the account to itself, where AWS still has its hundred left', () => {
    const deployed = within(100 + reserved);

    expect(
      deployed.map(({ FunctionName, ReservedConcurrentExecutions }) => [
        FunctionName,
        ReservedConcurrentExecutions,
      ]),
    ).toEqual(functionNames.map((name) => [`bellwether-prod-${name}`, functions[name].atOnce]));
  });

  test('none reserves anything in an account with one place less, which would refuse it', () => {
    for (const each of within(100 + reserved - 1))
      expect(each).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  test('the part of each is what its callers may ask of it', () => {
    const throttling = onlyOne(pipeline, 'AWS::ApiGateway::Stage').MethodSettings;

    expect(throttling).toMatchObject([{ ThrottlingBurstLimit: functions.page.atOnce }]);
    expect(functions.authorizer.atOnce).toBe(functions.page.atOnce);
    expect(functions.tick.atOnce).toBeGreaterThan(functions.tick.timeoutSeconds / 60);
    for (const state of Object.values(dayMachineDefinition(pipeline).States))
      if (state.Type === 'Map') expect(state.MaxConcurrency).toBeLessThanOrEqual(functions.score.atOnce);
  });

  test('landed gathers files for 20 seconds, in at most two places at once', () => {
    const mapping = onlyOne(pipeline, 'AWS::Lambda::EventSourceMapping');

    expect(mapping).toMatchObject({
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 20,
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  test.each([
    ['tick', 0, 60],
    ['reachability', 2, 3600],
  ])(
    '%s, when lost, is retried %i times within %i seconds and then becomes a dead letter',
    (name, retries, age) => {
      const configs = Object.values(propertiesOf(pipeline, 'AWS::Lambda::EventInvokeConfig'));

      const config = configs.find(({ FunctionName }) =>
        JSON.stringify(FunctionName).includes(`Functions${name}`),
      );

      expect(config).toMatchObject({
        MaximumRetryAttempts: retries,
        MaximumEventAgeInSeconds: age,
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching('DeadLetters'), 'Arn'] } },
        },
      });
    },
  );
});

describe('schedules', () => {
  test.each([
    ['Sends what is due and finds what was missed', 'rate(1 minute)', undefined, 60],
    ['Scores yesterday', 'cron(0 6 * * ? *)', 'Europe/Berlin', 3600],
    ['Checks that everybody can be reached', 'cron(0 4 * * ? *)', 'Europe/Berlin', 3600],
  ])('"%s" is started at %s', (description, expression, zone, age) => {
    const schedules = Object.values(propertiesOf(pipeline, 'AWS::Scheduler::Schedule'));

    const schedule = schedules.find(({ Description }) => Description === description);

    expect(schedule).toMatchObject({
      ScheduleExpression: expression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: {
        Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: age },
        DeadLetterConfig: { Arn: expect.anything() },
      },
    });
    // A rate has no zone that could shift it.
    expect(zone === undefined ? 'Etc/UTC' : schedule?.ScheduleExpressionTimezone).toBe(zone ?? 'Etc/UTC');
  });

  test('there are three', () => {
    pipeline.resourceCountIs('AWS::Scheduler::Schedule', 3);
  });
});

describe('the day machine', () => {
  const machine = onlyOne(pipeline, 'AWS::StepFunctions::StateMachine');

  test('has the name that functions start it by', () => {
    expect(machine.StateMachineName).toBe('bellwether-prod-day');
  });

  test('is logged and traced', () => {
    expect(machine).toMatchObject({
      LoggingConfiguration: { Level: 'ALL' },
      TracingConfiguration: { Enabled: true },
    });
  });
});

test('nothing is left behind that would be in the way when the stack comes back', () => {
  const { Resources } = pipeline.toJSON() as {
    Resources: Record<string, { Type: string; DeletionPolicy?: string }>;
  };

  const kept = Object.values(Resources).filter(
    ({ DeletionPolicy = 'Delete' }) => DeletionPolicy !== 'Delete',
  );

  // API Gateway's role for the logs of the whole account, which has a name that AWS makes up.
  expect(kept.map(({ Type }) => Type)).toEqual(['AWS::IAM::Role', 'AWS::ApiGateway::Account']);
});

describe('topics and queues', () => {
  test('both topics are encrypted with our key and refuse to be reached without TLS', () => {
    pipeline.resourceCountIs('AWS::SNS::Topic', 2);
    pipeline.allResourcesProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('Key') },
    });
    pipeline.resourceCountIs('AWS::SNS::TopicPolicy', 2);
    pipeline.allResourcesProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  test('alarms of this account, and of no other, reach the operators', () => {
    pipeline.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          }),
        ]),
      },
    });
    expect(onlyOne(pipeline, 'AWS::SNS::Subscription')).toMatchObject({
      Protocol: 'email',
      Endpoint: 'bellwether-operators@example.com',
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [expect.stringMatching('DeadLetters'), 'Arn'] } },
    });
  });

  test('dead letters are encrypted with our key', () => {
    expect(onlyOne(pipeline, 'AWS::SQS::Queue')).toMatchObject({
      KmsMasterKeyId: { 'Fn::ImportValue': expect.stringContaining('Key') },
    });
  });
});

test('everything that can carry tags says which application and stage it belongs to', () => {
  const tagged = ['AWS::Lambda::Function', 'AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::CloudWatch::Alarm'];

  for (const type of tagged) {
    pipeline.allResourcesProperties(type, {
      Tags: Match.arrayWith([
        { Key: 'application', Value: 'bellwether' },
        { Key: 'stage', Value: 'prod' },
      ]),
    });
  }
});
