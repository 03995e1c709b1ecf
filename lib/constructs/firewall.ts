import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnLoggingConfiguration, CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { logRetention } from './pipeline-function.ts';

/**
 * What a path that is no guess ends with: a token, and perhaps the letter; or the picture that browsers ask every
 * site for, without being told to.
 */
const knownPath = String.raw`/(c/v1\.[\w-]{4}\.[\w-]{18,120}\.[\w-]{22}(/letter)?|favicon\.ico|apple-touch-icon[\w-]*\.png)$`;

/** Requests of one address within five minutes. Many readers may share the address of their office. */
const mostRequests = 300;
/** As many guesses: the firewall sees no answers, but it sees a path that can be no link of ours. */
const mostGuesses = 20;

export type FirewallProps = {
  readonly name: string;
  readonly logGroupName: string;
  readonly stageArn: string;
  readonly key: IKey;
};

/** Who is turned away before anything of ours runs? Known attacks, and whoever asks or guesses too often. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      name: props.name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: watchedAs(props.name),
      rules: [
        rule(0, 'guesses', {
          statement: { rateBasedStatement: { ...perAddress(mostGuesses), scopeDownStatement: unknownPath } },
          action: { block: {} },
        }),
        rule(1, 'requests', {
          statement: { rateBasedStatement: perAddress(mostRequests) },
          action: { block: {} },
        }),
        rule(2, 'common-attacks', managed('AWSManagedRulesCommonRuleSet', countedOfCommon)),
        rule(3, 'known-bad-inputs', managed('AWSManagedRulesKnownBadInputsRuleSet', countedOfBadInputs)),
      ],
    });
    new CfnWebACLAssociation(this, 'Association', {
      resourceArn: props.stageArn,
      webAclArn: acl.attrArn,
    });

    const logs = new LogGroup(this, 'Logs', {
      logGroupName: props.logGroupName,
      retention: logRetention,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: 'logs',
          resource: 'log-group',
          resourceName: logs.logGroupName,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      // The path holds the token, and so does a referer.
      redactedFields: [{ uriPath: {} }, { queryString: {} }, header('referer'), header('cookie')],
      loggingFilter: {
        DefaultBehavior: 'DROP',
        Filters: [
          {
            Behavior: 'KEEP',
            Requirement: 'MEETS_ANY',
            Conditions: [{ ActionCondition: { Action: 'BLOCK' } }],
          },
        ],
      },
    });
  }
}

/**
 * Only counted. A note is free text in any language, written in distress, escaped wherever it is shown: it is never
 * refused. And a token is chance, so that now and then one reads like `.log` or `.ini`; the path that leads to
 * a function is fixed, and what others there may be leads nowhere.
 */
const countedOfCommon = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
  'RestrictedExtensions_URIPATH',
];
const countedOfBadInputs = ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY'];

const unknownPath: CfnWebACL.StatementProperty = {
  notStatement: {
    statement: {
      regexMatchStatement: {
        regexString: knownPath,
        fieldToMatch: { uriPath: {} },
        textTransformations: [{ priority: 0, type: 'NONE' }],
      },
    },
  },
};

const perAddress = (limit: number) => ({ limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 });

const managed = (
  name: string,
  onlyCounted: readonly string[],
): Partial<CfnWebACL.RuleProperty> & {
  statement: CfnWebACL.StatementProperty;
} => ({
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: onlyCounted.map((each) => ({ name: each, actionToUse: { count: {} } })),
    },
  },
  overrideAction: { none: {} },
});

const rule = (
  priority: number,
  name: string,
  rest: Partial<CfnWebACL.RuleProperty> & { statement: CfnWebACL.StatementProperty },
): CfnWebACL.RuleProperty => ({ priority, name, visibilityConfig: watchedAs(name), ...rest });

/** Counted, but without samples: these would show whole requests in the console, tokens included. */
const watchedAs = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const header = (name: string) => ({ singleHeader: { Name: name } });
