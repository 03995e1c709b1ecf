import { CfnOutput, type CfnResource, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { AccessLogBucket } from './constructs/access-log-bucket.ts';
import { Arrivals } from './constructs/arrivals.ts';
import { CustomerKey } from './constructs/customer-key.ts';
import { FeedBucket } from './constructs/feed-bucket.ts';
import { LinkSecret } from './constructs/link-secret.ts';
import { ProtectedBucket } from './constructs/protected-bucket.ts';
import { ProtectedTable } from './constructs/protected-table.ts';
import { functionLogsOf, locationOf, namesOf } from './names.ts';
import { mapResultsPrefix, placesOf } from './places.ts';
import type { StageSettings } from './stages.ts';

/** How long superseded working papers can still be looked at. */
const keepWorkVersionsDays = 30;

/** All that must survive: files, scores, cases, the key to read them. Nothing here runs. */
export class StorageStack extends Stack {
  readonly key: IKey;
  readonly linkSecret: ISecret;
  readonly arrivalQueue: IQueue;
  readonly arrivalDeadLetters: IQueue;

  constructor(scope: Construct, id: string, stage: StageSettings, props: StackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const location = locationOf(this, stage.name);
    const names = namesOf(location);
    const logGroup = (name: string) =>
      `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${name}`;

    const key = new CustomerKey(this, 'Key', {
      alias: names.keyAlias,
      logGroups: [
        logGroup(names.dayLogs),
        logGroup(names.firewallLogs),
        logGroup(functionLogsOf(stage.name, '*')),
      ],
      feedWriters: stage.feedWriters,
    });
    const accessLogs = new AccessLogBucket(this, 'AccessLogs', {
      bucketName: names.accessLogBucket,
      keepDays: stage.retentionDays,
    });
    const feed = new FeedBucket(this, 'Feed', {
      bucketName: names.feedBucket,
      key,
      accessLogs,
      // A score names the version of the file that it came from; both are kept equally long.
      keepReplacedDays: stage.retentionDays,
      writers: stage.feedWriters,
    });
    const work = new ProtectedBucket(this, 'Work', {
      bucketName: names.workBucket,
      key,
      accessLogs,
      keepReplacedDays: keepWorkVersionsDays,
      lifecycleRules: [
        // A late correction reads the papers of the day's committed run, as long as the day has a history.
        { id: 'runs', prefix: 'runs/', expiration: Duration.days(stage.retentionDays) },
        {
          id: 'map-results',
          prefix: `${mapResultsPrefix}/`,
          expiration: Duration.days(keepWorkVersionsDays),
        },
      ],
    });
    const history = new ProtectedTable(this, 'History', {
      tableName: names.historyTable,
      key,
      keys: ['account', 'day'],
      expiryAttribute: 'expiresAt',
    });
    const cases = new ProtectedTable(this, 'Cases', {
      tableName: names.casesTable,
      key,
      keys: ['subject', 'id'],
      indexes: { due: ['dueShard', 'nextDueAt'], alive: ['kind', 'aliveUntil'] },
    });
    const linkSecret = new LinkSecret(this, 'Links', { secretName: names.linkSecret, key });
    const arrivals = new Arrivals(this, 'Arrivals', {
      bucket: feed,
      bucketArn: placesOf(location, { keyArn: key.keyArn, linkSecretArn: linkSecret.secretArn }).feed,
      queueName: names.landedQueue,
      deadLettersName: names.landedDeadLetters,
      key,
    });
    this.key = key;
    this.linkSecret = linkSecret;
    this.arrivalQueue = arrivals.queue;
    this.arrivalDeadLetters = arrivals.deadLetters;

    new CfnOutput(this, 'FeedBucketName', {
      value: names.feedBucket,
      description: 'Where data teams drop their files',
    });
    new CfnOutput(this, 'KeyArn', {
      value: key.keyArn,
      description: 'For the policies of data teams in other accounts',
    });

    // A logical id that changes makes CloudFormation replace what it names: these never change.
    for (const [logicalId, construct] of Object.entries({
      Key: key,
      AccessLogBucket: accessLogs,
      FeedBucket: feed,
      WorkBucket: work,
      HistoryTable: history,
      CasesTable: cases,
      LinkSecret: linkSecret,
    })) {
      (construct.node.defaultChild as CfnResource).overrideLogicalId(logicalId);
    }
  }
}
