import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * What the functions tell CloudWatch about the work itself, as embedded metrics in their logs: namespace
 * `Bellwether`, one dimension `stage`. `finish` emits the first seven once per decided day, `tick` the other
 * two every minute, also when there is nothing to tell.
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
  | 'OldestDueNoticeSeconds';

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
