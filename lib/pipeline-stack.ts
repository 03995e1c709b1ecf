import { Stack, type StackProps } from 'aws-cdk-lib';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { answerFindings } from './constructs/answer-findings.ts';
import { Clockwork } from './constructs/clockwork.ts';
import { DayMachine } from './constructs/day-machine.ts';
import { EncryptedTopic } from './constructs/encrypted-topic.ts';
import { LinkRotation } from './constructs/link-rotation.ts';
import { Pages } from './constructs/pages.ts';
import { PipelineAlarms } from './constructs/pipeline-alarms.ts';
import { type CodeOf, PipelineFunctions } from './constructs/pipeline-functions.ts';
import { ProtectedQueue } from './constructs/protected-queue.ts';
import { StatusDashboard } from './constructs/status-dashboard.ts';
import { grantsOf } from './grants.ts';
import { locationOf, namesOf } from './names.ts';
import { placesOf } from './places.ts';
import type { StageSettings } from './stages.ts';
import type { StorageStack } from './storage-stack.ts';

export type PipelineStackProps = StackProps & { readonly storage: StorageStack; readonly codeOf: CodeOf };

/** All that runs. It keeps nothing: it can be removed and deployed again at any time. */
export class PipelineStack extends Stack {
  constructor(scope: Construct, id: string, stage: StageSettings, props: PipelineStackProps) {
    const { storage, codeOf, ...stackProps } = props;
    super(scope, id, stackProps);
    const { key, linkSecret, arrivalQueue, arrivalDeadLetters } = storage;
    const location = locationOf(this, stage.name);
    const names = namesOf(location);
    const places = placesOf(location, { keyArn: key.keyArn, linkSecretArn: linkSecret.secretArn });

    const operators = new EncryptedTopic(this, 'Operators', {
      topicName: names.operatorsTopic,
      displayName: `Bellwether ${stage.name}`,
      publishedBy: 'cloudwatch.amazonaws.com',
      key,
    });
    new EncryptedTopic(this, 'CaseEvents', {
      topicName: names.caseEventsTopic,
      displayName: 'Bellwether case events',
      key,
    });
    const deadLetters = new ProtectedQueue(this, 'DeadLetters', { queueName: names.deadLetters, key });
    const itself = 'It is the dead-letter queue itself; an alarm tells of its first message.';
    answerFindings(deadLetters, { 'AwsSolutions-SQS3': itself, 'Serverless-SQSRedrivePolicy': itself });
    operators.addSubscription(new EmailSubscription(stage.operatorEmail, { deadLetterQueue: deadLetters }));

    const pages = new Pages(this, 'Pages', { stage, names, grants: grantsOf('apiGateway', places), key });
    const functions = new PipelineFunctions(this, 'Functions', {
      stage,
      names,
      places,
      codeOf,
      key,
      linkBaseUrl: pages.url,
      arrivalQueue,
      deadLetters,
    }).byName;
    pages.serve(functions.page, functions.authorizer);
    new LinkRotation(this, 'Rotation', {
      secretArn: places.linkSecret,
      rotate: functions['rotate-secret'],
      account: this.account,
    });
    const { machine } = new DayMachine(this, 'Day', {
      name: names.dayMachine,
      logGroupName: names.dayLogs,
      workBucketName: names.workBucket,
      functions,
      grants: grantsOf('dayMachine', places),
      key,
    });
    new Clockwork(this, 'Clockwork', {
      stage,
      groupName: names.scheduleGroup,
      places,
      tick: functions.tick,
      reachability: functions.reachability,
      machine,
      deadLetters,
    });

    const alarms = new PipelineAlarms(this, 'Alarms', {
      stage: stage.name,
      operators,
      functions,
      machine,
      deadLetters,
      arrivalDeadLetters,
      pages: pages.metrics,
      smsMonthlyLimitUsd: stage.smsMonthlyLimitUsd,
    });
    new StatusDashboard(this, 'Status', {
      dashboardName: names.dashboard,
      stage: stage.name,
      alarms: alarms.all,
      functions,
      pages: pages.metrics,
      queues: [arrivalQueue, arrivalDeadLetters, deadLetters],
    });
  }
}
