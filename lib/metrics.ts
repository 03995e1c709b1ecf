import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * What the functions tell CloudWatch about the work itself, as embedded metrics in their logs: namespace
 * `Bellwether`, one dimension `stage`. `finish` emits the first seven once per decided day, `tick` the
 * others every minute, also when there is nothing to tell.
 */
export type BellwetherMetric =
  | 'DaysCompleted'
  | 'RowsRead'
  | 'RowsScored'
  | 'RowsRejected'
  | 'RowsHeld'
  | 'RescuesOpened'
  | 'DaysHeld'
  | 'NoticesPublished'
  /** Age in seconds of the oldest notice that is due and not yet published; 0 when there is none. */
  | 'OldestDueNoticeSeconds'
  /** Open cases without a further step, and steps that were never sent; 0 when all is well. */
  | 'EscalationViolations';

export const metricOf = (
  stage: string,
  metricName: BellwetherMetric,
  statistic: 'Sum' | 'Maximum',
  period: Duration,
): Metric =>
  new Metric({
    namespace: 'Bellwether',
    metricName,
    dimensionsMap: { stage },
    statistic,
    period,
    label: metricName,
  });
