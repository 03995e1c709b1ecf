import { ArnPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ProtectedBucket, type ProtectedBucketProps } from './protected-bucket.ts';

/** What data teams deliver; our answers lie in `receipts/` beside them. */
export const feedFolders = ['snapshots', 'complaints', 'accounts', 'recipients'] as const;

export type FeedBucketProps = ProtectedBucketProps & {
  /** ARNs of roles or users, also of other accounts. */
  readonly writers: readonly string[];
};

/** Who may drop files? The writers, into the four folders; they read receipts and nothing else. */
export class FeedBucket extends ProtectedBucket {
  constructor(scope: Construct, id: string, { writers, ...bucket }: FeedBucketProps) {
    super(scope, id, bucket);
    if (writers.length === 0) return;
    const principals = writers.map((arn) => new ArnPrincipal(arn));
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DataTeamsDropFiles',
        principals,
        actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
        resources: feedFolders.map((folder) => this.arnForObjects(`${folder}/*`)),
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DataTeamsReadReceipts',
        principals,
        actions: ['s3:GetObject'],
        resources: [this.arnForObjects('receipts/*')],
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DataTeamsListReceipts',
        principals,
        actions: ['s3:ListBucket'],
        resources: [this.bucketArn],
        conditions: { StringLike: { 's3:prefix': 'receipts/*' } },
      }),
    );
  }
}
