import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ExactRole, type Grant } from './exact-role.ts';
import { logRetention } from './pipeline-function.ts';

export type PageLogsProps = {
  readonly logGroupName: string;
  readonly grants: readonly Grant[];
  readonly key: IKey;
};

/**
 * May API Gateway write access logs? Only with a role that is set for the whole account and region, whatever
 * API asks. It stays when the stage goes, because others may have come to rely on it.
 */
export class PageLogs extends Construct {
  readonly group: LogGroup;
  /** To be there before a stage of an API that logs. */
  readonly permission: CfnAccount;

  constructor(scope: Construct, id: string, { logGroupName, grants, key }: PageLogsProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Group', {
      logGroupName,
      retention: logRetention,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new ExactRole(this, 'Role', { service: 'apigateway', grants });
    this.permission = new CfnAccount(this, 'Permission', { cloudWatchRoleArn: role.roleArn });
    for (const kept of [role, this.permission])
      kept.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
}
