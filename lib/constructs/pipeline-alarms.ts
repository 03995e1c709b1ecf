import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { FunctionName } from '../../lambdas/environment.ts';
import { type Explanation, functions } from '../functions.ts';
import { metricOf } from '../metrics.ts';
import { OperatorAlarm } from './operator-alarm.ts';
import type { PageMetrics } from './pages.ts';

export type PipelineAlarmsProps = {
  readonly stage: string;
  readonly operators: ITopic;
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly machine: IStateMachine;
  readonly deadLetters: IQueue;
  readonly arrivalDeadLetters: IQueue;
  readonly pages: PageMetrics;
  readonly smsMonthlyLimitUsd: number;
};

type Watch = {
  readonly metric: IMetric;
  /** The first value that is too much. */
  readonly threshold: number;
  readonly explanation: Explanation;
  /** Periods in a row; one unless said otherwise. */
  readonly periods?: number;
  readonly comparisonOperator?: ComparisonOperator;
  /** What silence means; unless said otherwise that all is well. */
  readonly silence?: TreatMissingData;
};

const fiveMinutes = Duration.minutes(5);

/** When must a person look? When somebody outside would otherwise be the first to notice. */
export class PipelineAlarms extends Construct {
  readonly all: OperatorAlarm[] = [];
  readonly #props: PipelineAlarmsProps;

  constructor(scope: Construct, id: string, props: PipelineAlarmsProps) {
    super(scope, id);
    this.#props = props;
    this.#watchOutcomes();
    this.#watchPages();
    this.#watchMachinery();
  }

  /** What people are promised, whatever part broke: these also fire when the whole pipeline is silent. */
  #watchOutcomes(): void {
    const { stage, smsMonthlyLimitUsd } = this.#props;
    this.#watch('no-day-completed', {
      metric: metricOf(stage, 'DaysCompleted', 'Sum', Duration.hours(1)),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      periods: 26,
      silence: TreatMissingData.BREACHING,
      explanation: {
        meaning: 'No business day was completed for 26 hours: customers slip and nobody is told.',
        action:
          'Look at the dashboard for the step that is red; if none is, ask the data team for the files.',
      },
    });
    this.#watch('notices-late', {
      metric: metricOf(stage, 'OldestDueNoticeSeconds', 'Maximum', Duration.minutes(1)),
      threshold: 600,
      periods: 5,
      silence: TreatMissingData.BREACHING,
      explanation: {
        meaning: 'Notices are ten minutes late, or the tick that sends them has stopped.',
        action:
          'Look at the log of the tick and at the SNS health of the region; it sends all when it works.',
      },
    });
    this.#watch('escalation-violated', {
      metric: metricOf(stage, 'EscalationViolations', 'Maximum', fiveMinutes),
      threshold: 1,
      explanation: {
        meaning:
          'An open case has no further step, or something that it owes was never sent: somebody waits.',
        action:
          'Find the case in the log of the tick ("escalation violated"), tell its people yourself, then repair.',
      },
    });
    this.#watch('sms-budget', {
      metric: new Metric({
        namespace: 'AWS/SNS',
        metricName: 'SMSMonthToDateSpentUSD',
        statistic: 'Maximum',
        period: fiveMinutes,
      }),
      threshold: smsMonthlyLimitUsd * 0.8,
      explanation: {
        meaning: 'Four fifths of the monthly SMS limit are spent; at the limit SNS stops sending SMS.',
        action: 'Ask AWS to raise the limit, then set smsMonthlyLimitUsd to it; e-mail goes on meanwhile.',
      },
    });
  }

  /** The way from a notice back to us. */
  #watchPages(): void {
    const { failed, blocked } = this.#props.pages;
    this.#watch('pages-failing', {
      metric: failed,
      threshold: 3,
      explanation: {
        meaning: 'People who follow the link in a notice get an error and cannot acknowledge their case.',
        action: 'Look at the logs of page and authorizer now; tell people by other means until it works.',
      },
    });
    this.#watch('pages-attacked', {
      metric: blocked,
      threshold: 500,
      periods: 2,
      explanation: {
        meaning:
          'The firewall turned away 500 requests in five minutes, twice in a row: somebody guesses links.',
        action:
          'Look at its log for addresses; links hold, but a reader behind the same address is shut out too.',
      },
    });
  }

  /** Parts that broke, so that a person knows where to look. */
  #watchMachinery(): void {
    const { machine, deadLetters, arrivalDeadLetters } = this.#props;
    for (const [name, { alarmAt, failure }] of Object.entries(functions)) {
      const lambda = this.#props.functions[name as FunctionName];
      this.#watch(`function-${name}`, {
        metric: new MathExpression({
          expression: 'errors + throttles',
          usingMetrics: { errors: lambda.metricErrors(), throttles: lambda.metricThrottles() },
          period: fiveMinutes,
          label: `${name} could not do its work`,
        }),
        threshold: alarmAt,
        explanation: failure,
      });
    }
    this.#watch('day-failed', {
      metric: new MathExpression({
        expression: 'failed + timedOut + aborted',
        usingMetrics: {
          failed: machine.metricFailed(),
          timedOut: machine.metricTimedOut(),
          aborted: machine.metricAborted(),
        },
        period: fiveMinutes,
        label: 'days that did not finish',
      }),
      threshold: 1,
      explanation: {
        meaning: 'The run of a business day failed: its rescues are not opened and its owners not told.',
        action: 'Open the failed execution, read its error, then start the day again as docs/deploy.md says.',
      },
    });
    this.#watchDeadLetters('dead-letters', deadLetters, {
      meaning: 'A scheduled start or a background call was lost after all its retries.',
      action: 'Read the message in the queue for what was lost; the tick makes up for most, then purge it.',
    });
    this.#watchDeadLetters('landed-dead-letters', arrivalDeadLetters, {
      meaning: 'The news of a delivered file could not be handled five times; its data team has no receipt.',
      action:
        'Find the file in the message, repair the cause, then redrive the queue as docs/deploy.md says.',
    });
  }

  #watchDeadLetters(name: string, queue: IQueue, explanation: Explanation): void {
    const metric = queue.metricApproximateNumberOfMessagesVisible({
      statistic: 'Maximum',
      period: fiveMinutes,
    });
    this.#watch(name, { metric, threshold: 1, explanation });
  }

  #watch(name: string, watch: Watch): void {
    const alarm = new OperatorAlarm(this, name, {
      alarmName: `bellwether-${this.#props.stage}-${name}`,
      operators: this.#props.operators,
      explanation: watch.explanation,
      metric: watch.metric,
      threshold: watch.threshold,
      comparisonOperator: watch.comparisonOperator ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: watch.periods ?? 1,
      treatMissingData: watch.silence ?? TreatMissingData.NOT_BREACHING,
    });
    this.all.push(alarm);
  }
}
