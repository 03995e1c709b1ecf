import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ArnPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export type CustomerKeyProps = {
  /** For example `alias/bellwether-prod`. */
  readonly alias: string;
  /** Log groups that may be encrypted with it, as ARN patterns. */
  readonly logGroups: readonly string[];
  /** Principals of data teams, who use it through S3 only. */
  readonly feedWriters: readonly string[];
};

/** Who may use the stage's key? Principals of this account by their own policies, and these services. */
export class CustomerKey extends Key {
  constructor(scope: Construct, id: string, { alias, logGroups, feedWriters }: CustomerKeyProps) {
    super(scope, id, {
      alias,
      description: 'Encrypts all that Bellwether keeps, queues, publishes and logs in this stage',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const { account, region } = Stack.of(this);
    const ourAccount = { StringEquals: { 'aws:SourceAccount': account } };

    this.allow('S3 tells the queue about files', ['kms:Decrypt', 'kms:GenerateDataKey'], {
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      conditions: ourAccount,
    });
    this.allow('CloudWatch alarms reach the operators', ['kms:Decrypt', 'kms:GenerateDataKey*'], {
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      conditions: ourAccount,
    });
    this.allow('SNS keeps what operators did not get', ['kms:Decrypt', 'kms:GenerateDataKey'], {
      principals: [new ServicePrincipal('sns.amazonaws.com')],
      conditions: ourAccount,
    });
    this.allow(
      'CloudWatch Logs keeps logs',
      ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      {
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      },
    );
    if (feedWriters.length > 0) {
      this.allow('Data teams write to the feed', ['kms:Decrypt', 'kms:GenerateDataKey'], {
        principals: feedWriters.map((arn) => new ArnPrincipal(arn)),
        conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      });
    }
  }

  private allow(
    why: string,
    actions: string[],
    to: Pick<ConstructorParameters<typeof PolicyStatement>[0] & object, 'principals' | 'conditions'>,
  ): void {
    const sid = why.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase());
    this.addToResourcePolicy(new PolicyStatement({ sid, actions, resources: ['*'], ...to }));
  }
}
