import { Duration } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { closedBucket } from './protected-bucket.ts';

/** Who touched which file? One record per request, for `keepDays`. */
export class AccessLogBucket extends Bucket {
  constructor(scope: Construct, id: string, props: { bucketName: string; keepDays: number }) {
    super(scope, id, {
      ...closedBucket,
      bucketName: props.bucketName,
      // S3 delivers access logs only to buckets encrypted with its own key.
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ id: 'old-records', expiration: Duration.days(props.keepDays) }],
    });
  }
}
