import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export type ProtectedQueueProps = {
  readonly queueName: string;
  readonly key: IKey;
  /** Longer than a reader works on a batch, or it would be handed out twice. */
  readonly visibilityTimeout?: Duration;
  /** Absent: messages here wait for a person. */
  readonly deadLetterQueue?: DeadLetterQueue;
};

/** Where do messages go that nobody could handle? To `deadLetterQueue`; none waits longer than 14 days. */
export class ProtectedQueue extends Queue {
  constructor(scope: Construct, id: string, props: ProtectedQueueProps) {
    super(scope, id, {
      ...props,
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: props.key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }
}
