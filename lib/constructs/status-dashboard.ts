import { Duration } from 'aws-cdk-lib';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  SingleValueWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../lambdas/environment.ts';
import { type BellwetherMetric, metricOf } from '../metrics.ts';
import type { PageMetrics } from './pages.ts';

export type StatusDashboardProps = {
  readonly dashboardName: string;
  readonly stage: string;
  readonly alarms: readonly IAlarm[];
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly pages: PageMetrics;
  readonly queues: readonly IQueue[];
};

const fullWidth = 24;

/** Is all well? From top to bottom: what is wrong, what people got, how the machinery feels. */
export class StatusDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: StatusDashboardProps) {
    super(scope, id, { dashboardName: props.dashboardName, defaultInterval: Duration.days(7) });
    const daily = (name: BellwetherMetric) => metricOf(props.stage, name, 'Sum', Duration.days(1));
    const everyMinute = (name: BellwetherMetric, statistic: 'Sum' | 'Maximum') =>
      metricOf(props.stage, name, statistic, Duration.minutes(1));
    const ofEach = (metric: (lambda: IFunction, label: string) => IMetric) =>
      Object.entries(props.functions).map(([name, lambda]) => metric(lambda, name));

    this.addWidgets(
      heading(`# Bellwether ${props.stage}`, 'Red means that a person must act; the alarm says what to do.'),
    );
    this.addWidgets(new AlarmStatusWidget({ alarms: [...props.alarms], width: fullWidth, height: 4 }));

    this.addWidgets(heading('## Did the day come through?', 'One completed day per day, rows as delivered.'));
    this.addWidgets(
      new SingleValueWidget({
        title: 'Last day',
        width: 6,
        height: 6,
        metrics: [daily('DaysCompleted'), daily('DaysHeld'), daily('RescuesOpened')],
      }),
      graph('Days completed and held', [daily('DaysCompleted'), daily('DaysHeld')], 6),
      graph('Rows', [daily('RowsScored'), daily('RowsRejected'), daily('RowsHeld')], 6),
      graph('Rescues opened', [daily('RescuesOpened')], 6),
    );

    this.addWidgets(
      heading('## Are people told in time?', 'The oldest due notice should stay below a minute.'),
    );
    this.addWidgets(
      graph('Oldest due notice, seconds', [everyMinute('OldestDueNoticeSeconds', 'Maximum')], 8),
      graph('Notices published', [everyMinute('NoticesPublished', 'Sum')], 8),
      graph('Cases that nobody is told of', [everyMinute('EscalationViolations', 'Maximum')], 8),
    );

    const { requests, refused, failed, latency, blocked } = props.pages;
    this.addWidgets(
      heading('## Can people act?', 'The pages behind the links; refused are links that are old or made up.'),
    );
    this.addWidgets(
      graph('Requests', [requests, refused, failed], 8),
      graph('Latency, ms', [latency], 8),
      graph('Turned away', [blocked], 8),
    );

    this.addWidgets(
      heading('## How does the machinery feel?', 'Errors, time taken, and what nobody could handle.'),
    );
    this.addWidgets(
      graph(
        'Function errors',
        ofEach((lambda, label) => lambda.metricErrors({ label })),
        8,
      ),
      graph(
        'Function duration, ms',
        ofEach((lambda, label) => lambda.metricDuration({ label, statistic: 'Maximum' })),
        8,
      ),
      graph(
        'Messages waiting',
        props.queues.map((queue) => queue.metricApproximateNumberOfMessagesVisible()),
        8,
      ),
    );
  }
}

const heading = (title: string, meaning: string): TextWidget =>
  new TextWidget({ markdown: `${title}\n${meaning}`, width: fullWidth, height: 2 });

const graph = (title: string, left: IMetric[], width: number): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6, leftYAxis: { min: 0, showUnits: false } });
