import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { CfnQueuePolicy } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { functions, gatheringSeconds } from '../functions.ts';
import { answerFindings } from './answer-findings.ts';
import { type FeedBucket, feedFolders } from './feed-bucket.ts';
import { ProtectedQueue } from './protected-queue.ts';

export type ArrivalsProps = {
  readonly bucket: FeedBucket;
  readonly bucketArn: string;
  readonly queueName: string;
  readonly deadLettersName: string;
  readonly key: IKey;
};

/**
 * Who hears of a new file? The queue that the function `landed` reads. It belongs to the bucket: files that
 * come while the pipeline is away wait in it.
 */
export class Arrivals extends Construct {
  readonly queue: ProtectedQueue;
  readonly deadLetters: ProtectedQueue;

  constructor(scope: Construct, id: string, props: ArrivalsProps) {
    super(scope, id);
    this.deadLetters = new ProtectedQueue(this, 'DeadLetters', {
      queueName: props.deadLettersName,
      key: props.key,
    });
    answerFindings(this.deadLetters, {
      'Serverless-SQSRedrivePolicy':
        'It is the dead-letter queue itself; an alarm tells of its first message.',
    });
    this.queue = new ProtectedQueue(this, 'Queue', {
      queueName: props.queueName,
      key: props.key,
      // As AWS advises for queues that functions read: time for a batch to be refused and tried again.
      visibilityTimeout: Duration.seconds(6 * functions.landed.timeoutSeconds + gatheringSeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        sid: 'TheFeedBucketTellsOfFiles',
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queue.queueArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ArnEquals: { 'aws:SourceArn': props.bucketArn },
        },
      }),
    );

    // Set on the bucket itself: the L2 method would deploy a function of its own to do it.
    const bucket = props.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: feedFolders.map((folder) => ({
        event: 's3:ObjectCreated:*',
        queue: this.queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: `${folder}/` }] } },
      })),
    };
    // S3 sends a test message when this is set, so the queue must welcome it by then.
    bucket.addResourceDependency(this.queue.node.findChild('Policy').node.defaultChild as CfnQueuePolicy);
  }
}
