import { Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/**
 * A key signs links for one such interval and is still accepted during the next, so it outlives every link that
 * it signed. `link-key-rotation.ts` refuses what comes sooner than that takes; this leaves a day more, because
 * Secrets Manager may rotate at any time of the day.
 */
export const rotationInterval = Duration.days(35);

export type LinkRotationProps = {
  readonly secretArn: string;
  readonly rotate: IFunction;
  readonly account: string;
};

/** When does a key retire? After two intervals; never sooner by a deployment. */
export class LinkRotation extends Construct {
  constructor(scope: Construct, id: string, { secretArn, rotate, account }: LinkRotationProps) {
    super(scope, id);
    rotate.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: account,
      sourceArn: secretArn,
    });
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: secretArn,
      rotationLambdaArn: rotate.functionArn,
      // Otherwise each change of this schedule would retire a key before its links.
      rotateImmediatelyOnUpdate: false,
      rotationRules: { automaticallyAfterDays: rotationInterval.toDays() },
    });
    schedule.node.addDependency(rotate);
  }
}
