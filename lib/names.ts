import type { Stack } from 'aws-cdk-lib';
import type { FunctionName } from '../lambdas/environment.ts';

/** Where a stage lives; the account is a token of CloudFormation when the settings name none. */
export type Location = {
  readonly stage: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
};

export const locationOf = ({ partition, account, region }: Stack, stage: string): Location => ({
  stage,
  partition,
  account,
  region,
});

/**
 * The names of what a stage owns. They are fixed, not generated, so that a person recognises a resource, a
 * role can be written down before the resource exists, and a stage that comes back after its removal meets
 * its retained data (and says so) instead of starting with empty tables.
 */
export type Names = {
  readonly feedBucket: string;
  readonly workBucket: string;
  readonly accessLogBucket: string;
  readonly historyTable: string;
  readonly casesTable: string;
  readonly keyAlias: string;
  readonly landedQueue: string;
  readonly landedDeadLetters: string;
  readonly deadLetters: string;
  readonly topicPrefix: string;
  readonly caseEventsTopic: string;
  readonly operatorsTopic: string;
  readonly dayMachine: string;
  readonly scheduleGroup: string;
  readonly dayLogs: string;
  readonly dashboard: string;
  readonly linkSecret: string;
  readonly pages: string;
  readonly pageAccessLogs: string;
  readonly firewallLogs: string;
};

/** Bucket names are global to all of AWS, so they end in account and region; all others need the stage only. */
export const namesOf = ({ stage, account, region }: Location): Names => ({
  feedBucket: `bellwether-${stage}-feed-${account}-${region}`,
  workBucket: `bellwether-${stage}-work-${account}-${region}`,
  accessLogBucket: `bellwether-${stage}-logs-${account}-${region}`,
  historyTable: `bellwether-${stage}-history`,
  casesTable: `bellwether-${stage}-cases`,
  keyAlias: `alias/bellwether-${stage}`,
  landedQueue: `bellwether-${stage}-landed`,
  landedDeadLetters: `bellwether-${stage}-landed-dead-letters`,
  deadLetters: `bellwether-${stage}-dead-letters`,
  topicPrefix: `bellwether-${stage}-`,
  caseEventsTopic: `bellwether-${stage}-case-events`,
  operatorsTopic: `bellwether-${stage}-operators`,
  dayMachine: `bellwether-${stage}-day`,
  scheduleGroup: `bellwether-${stage}`,
  // Under this prefix CloudWatch Logs does not run into the size limit of its resource policy.
  dayLogs: `/aws/vendedlogs/states/bellwether-${stage}-day`,
  dashboard: `bellwether-${stage}`,
  linkSecret: `bellwether-${stage}-links`,
  pages: `bellwether-${stage}-pages`,
  pageAccessLogs: `/bellwether/${stage}/page-access`,
  // AWS WAF writes to log groups of this prefix only.
  firewallLogs: `aws-waf-logs-bellwether-${stage}`,
});

export const functionNameOf = (stage: string, name: FunctionName): string => `bellwether-${stage}-${name}`;

export const functionLogsOf = (stage: string, name: FunctionName | '*'): string =>
  `/bellwether/${stage}/${name}`;
