import { RemovalPolicy } from 'aws-cdk-lib';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { answerFindings } from './answer-findings.ts';

/**
 * What proves that a link is ours? The keys in this secret, `{"current": …, "previous": …}`; at first a current
 * one only. It outlives the pipeline, or removing that would kill every link that people were sent.
 */
export class LinkSecret extends Secret {
  constructor(scope: Construct, id: string, { secretName, key }: { secretName: string; key: IKey }) {
    super(scope, id, {
      secretName,
      description: 'Signs the links in notices',
      // By its ARN: CDK would widen the policy of the key itself, which lets our roles use it already.
      encryptionKey: Key.fromKeyArn(scope, `${id}Key`, key.keyArn),
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'current',
        // 64 letters and digits: 381 bits of chance, more than the signature has.
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const rotated = 'It is rotated: the schedule is in the pipeline stack, beside the function that does it.';
    answerFindings(this, {
      'AwsSolutions-SMG4': rotated,
      'NIST.800.53.R5-SecretsManagerRotationEnabled': rotated,
    });
  }
}
