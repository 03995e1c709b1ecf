import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Names } from '../names.ts';
import type { StageSettings } from '../stages.ts';
import type { Grant } from './exact-role.ts';
import { Firewall } from './firewall.ts';
import { PageAddress } from './page-address.ts';
import { PageLogs } from './page-logs.ts';
import { PagesApi } from './pages-api.ts';

export type PagesProps = {
  readonly stage: StageSettings;
  readonly names: Names;
  /** What API Gateway may do for its logs. */
  readonly grants: readonly Grant[];
  readonly key: IKey;
};

/** What the alarms and the dashboard look at, per five minutes. */
export type PageMetrics = Readonly<Record<'requests' | 'refused' | 'failed' | 'latency' | 'blocked', Metric>>;

/** How do people reach their case from a phone? By an API behind a firewall, at an address of ours or of AWS. */
export class Pages extends Construct {
  /** Where links lead, without a trailing slash. */
  readonly url: string;
  readonly metrics: PageMetrics;
  readonly #api: PagesApi;

  constructor(scope: Construct, id: string, { stage, names, grants, key }: PagesProps) {
    super(scope, id);
    const logs = new PageLogs(this, 'AccessLogs', { logGroupName: names.pageAccessLogs, grants, key });
    const { linkBaseUrl, linkCertificateArn } = stage;
    this.#api = new PagesApi(this, 'Http', {
      apiName: names.pages,
      accessLogs: logs.group,
      hasOwnAddress: linkCertificateArn !== undefined,
    });
    const { api } = this.#api;
    api.deploymentStage.node.addDependency(logs.permission);
    if (linkBaseUrl !== undefined && linkCertificateArn !== undefined) {
      const host = new URL(linkBaseUrl).host;
      new PageAddress(this, 'Address', { api, host, certificateArn: linkCertificateArn });
    }
    new Firewall(this, 'Firewall', {
      name: names.pages,
      logGroupName: names.firewallLogs,
      stageArn: api.deploymentStage.stageArn,
      key,
    });
    this.url = linkBaseUrl ?? this.#api.url;
    new CfnOutput(this, 'Url', { value: this.url, description: 'Where links in notices lead' });

    const period = Duration.minutes(5);
    this.metrics = {
      requests: api.metricCount({ period, label: 'requests' }),
      refused: api.metricClientError({ period, label: 'refused' }),
      failed: api.metricServerError({ period, label: 'failed' }),
      latency: api.metricLatency({ period, label: 'latency, 99 of 100', statistic: 'p99' }),
      blocked: new Metric({
        namespace: 'AWS/WAFV2',
        metricName: 'BlockedRequests',
        dimensionsMap: { WebACL: names.pages, Region: Stack.of(this).region, Rule: 'ALL' },
        statistic: 'Sum',
        period,
        label: 'blocked by the firewall',
      }),
    };
  }

  /** Lets the functions answer: `page` every request that `authorizer` lets pass. */
  serve(page: IFunction, authorizer: IFunction): void {
    this.#api.serve(page, authorizer);
  }
}
