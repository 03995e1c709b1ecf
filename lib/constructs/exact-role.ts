import { Stack, Token } from 'aws-cdk-lib';
import { type IRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { answerFindings } from './answer-findings.ts';

/** Actions on one ARN; an ARN with a wildcard says why. */
export type Grant = {
  readonly actions: readonly string[];
  readonly arn: string;
  /** The service that must ask in the role's name; absent: the role asks itself. */
  readonly through?: string | undefined;
  /** Partitions of a table, as patterns; absent: all of them. */
  readonly partitions?: readonly string[] | undefined;
  readonly wildcardReason?: string | undefined;
};

export type ExactRoleProps = {
  /** Who may take the role. */
  readonly service: 'apigateway' | 'lambda' | 'scheduler' | 'states';
  readonly grants: readonly Grant[];
};

/** What may this actor do? Exactly its grants: what constructs would add on their own is turned away. */
export class ExactRole extends Role {
  /** To hand to other constructs; deaf to their additions. */
  readonly sealed: IRole;

  constructor(scope: Construct, id: string, { service, grants }: ExactRoleProps) {
    super(scope, id, {
      assumedBy: new ServicePrincipal(`${service}.amazonaws.com`, {
        // These two do not say for which account they ask.
        conditions:
          service === 'lambda' || service === 'apigateway'
            ? {}
            : { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
      inlinePolicies: {
        exactly: new PolicyDocument({
          statements: grants.map(
            ({ actions, arn, ...only }) =>
              new PolicyStatement({
                actions: [...actions],
                resources: [arn],
                conditions: conditionsOf(Stack.of(scope), only),
              }),
          ),
        }),
      },
    });
    this.sealed = this.withoutPolicyUpdates();
    const reasons = new Map(
      grants.map(({ arn, wildcardReason }) => [withTokensShown(Stack.of(this), arn), wildcardReason]),
    );
    for (const [arn, reason] of reasons) {
      if (!arn.includes('*')) continue;
      if (reason === undefined) throw new Error(`${id}: no reason for the wildcard in ${arn}`);
      answerFindings(this, { [`AwsSolutions-IAM5[Resource::${arn}]`]: reason });
    }
    answerFindings(this, {
      'NIST.800.53.R5-IAMNoInlinePolicy':
        'This policy is made for this role alone: it comes and goes with it, and nobody else can be given it.',
    });
    if (service === 'lambda' && grants.some(({ arn }) => arn === '*')) {
      answerFindings(this, {
        'Serverless-LambdaStarPermissions':
          'Only actions for which AWS knows no resources are allowed on "*"; a test compares them one by one.',
      });
    }
  }
}

/** KMS sees by which service it is asked in somebody's name, DynamoDB which partitions it is asked for. */
const conditionsOf = (
  { region }: Stack,
  { through, partitions }: Pick<Grant, 'through' | 'partitions'>,
): Record<string, object> => ({
  ...(through === undefined
    ? {}
    : { StringEquals: { 'kms:ViaService': `${through}.${region}.amazonaws.com` } }),
  ...(partitions === undefined
    ? {}
    : { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } }),
});

/** The ARN as cdk-nag prints it in its findings: `<AWS::Region>` where the region is not known yet. */
const withTokensShown = (stack: Stack, arn: string): string => {
  const resolved: unknown = stack.resolve(arn);
  if (typeof resolved === 'string') return resolved;
  const { 'Fn::Join': join } = resolved as { 'Fn::Join'?: [string, (string | { Ref?: string })[]] };
  if (join === undefined) return Token.asString(resolved);
  return join[1].map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(join[0]);
};
