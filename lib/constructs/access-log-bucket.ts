import { Duration } from 'aws-cdk-lib';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { answerFindings } from './answer-findings.ts';
import { closedBucket, onlyHere } from './protected-bucket.ts';

/** Who touched which file? One record per request, for `keepDays`. */
export class AccessLogBucket extends Bucket {
  constructor(scope: Construct, id: string, props: { bucketName: string; keepDays: number }) {
    super(scope, id, {
      ...closedBucket,
      bucketName: props.bucketName,
      // S3 delivers access logs only to buckets encrypted with its own key.
      encryption: BucketEncryption.S3_MANAGED,
      // A record is written once; a version besides it is one that somebody tried to cover up.
      versioned: true,
      lifecycleRules: [
        {
          id: 'old-records',
          expiration: Duration.days(props.keepDays),
          noncurrentVersionExpiration: Duration.days(props.keepDays),
        },
      ],
    });
    answerFindings(this, {
      'NIST.800.53.R5-S3DefaultEncryptionKMS':
        'S3 delivers access logs only to buckets encrypted with its own key.',
      'NIST.800.53.R5-S3BucketReplicationEnabled': onlyHere,
    });
  }
}
