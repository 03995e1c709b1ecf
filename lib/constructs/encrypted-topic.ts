import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export type EncryptedTopicProps = {
  readonly topicName: string;
  readonly key: IKey;
  /** Shown as the sender of its e-mails. */
  readonly displayName: string;
  /** The AWS service that publishes here; absent: only roles with a permission of their own do. */
  readonly publishedBy?: 'cloudwatch.amazonaws.com';
};

/** Who may publish? Roles of this account that are permitted to, and the one service named. */
export class EncryptedTopic extends Topic {
  constructor(scope: Construct, id: string, { key, publishedBy, ...names }: EncryptedTopicProps) {
    super(scope, id, { ...names, masterKey: key, enforceSSL: true });
    if (publishedBy === undefined) return;
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal(publishedBy)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
