import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { answerFindings } from './answer-findings.ts';

/** What every bucket of a stage has in common, the one for access logs included. */
export const closedBucket = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} as const;

/** Why no bucket is copied to another region. */
export const onlyHere =
  'S3 keeps it in three places of the region, every version; customer data leave a region by decision only.';

export type ProtectedBucketProps = {
  readonly bucketName: string;
  readonly key: IKey;
  readonly accessLogs: IBucket;
  /** How long a replaced or deleted version can still be read. */
  readonly keepReplacedDays: number;
  readonly lifecycleRules?: LifecycleRule[];
};

/** How long can a mistake be undone? A replaced object stays readable for `keepReplacedDays`. */
export class ProtectedBucket extends Bucket {
  constructor(scope: Construct, id: string, props: ProtectedBucketProps) {
    super(scope, id, {
      ...closedBucket,
      bucketName: props.bucketName,
      versioned: true,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      // One data key per bucket and while, not one call to KMS per object.
      bucketKeyEnabled: true,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${id}/`,
      lifecycleRules: [
        {
          id: 'replaced-versions',
          noncurrentVersionExpiration: Duration.days(props.keepReplacedDays),
          expiredObjectDeleteMarker: true,
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
        ...(props.lifecycleRules ?? []),
      ],
    });
    this.refuseOtherKeys(props.key);
    answerFindings(this, { 'NIST.800.53.R5-S3BucketReplicationEnabled': onlyHere });
  }

  /**
   * An upload that asks for no encryption gets ours. One that asks for any other could be read by the AWS account
   * at large, or by nobody here, and would stop whoever has to read it: it is refused while its sender looks on.
   */
  private refuseOtherKeys({ keyArn }: IKey): void {
    const upload = {
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [this.arnForObjects('*')],
    };
    const header = 's3:x-amz-server-side-encryption';
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NoOtherKey',
        ...upload,
        conditions: { Null: { [header]: 'false' }, ArnNotEquals: { [`${header}-aws-kms-key-id`]: keyArn } },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NoKeyOfTheSender',
        ...upload,
        conditions: { Null: { [`${header}-customer-algorithm`]: 'false' } },
      }),
    );
  }
}
