import { type Duration, TimeZone } from 'aws-cdk-lib';
import {
  type IScheduleGroup,
  type IScheduleTarget,
  Schedule,
  ScheduleExpression,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import type { ScheduleTargetBaseProps } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { ExactRole, type Grant } from './exact-role.ts';

export type ReliableScheduleProps = {
  readonly description: string;
  readonly when: ScheduleExpression;
  readonly group: IScheduleGroup;
  readonly grants: readonly Grant[];
  readonly deadLetters: IQueue;
  /** How long a start that AWS could not make is still worth making. */
  readonly worthTryingFor: Duration;
  readonly target: (props: ScheduleTargetBaseProps) => IScheduleTarget;
};

/** What if it cannot be started? A few retries while it is worth it, then a dead letter that raises an alarm. */
export class ReliableSchedule extends Construct {
  constructor(scope: Construct, id: string, props: ReliableScheduleProps) {
    super(scope, id);
    const role = new ExactRole(this, 'Role', { service: 'scheduler', grants: props.grants });
    new Schedule(this, 'Schedule', {
      description: props.description,
      schedule: props.when,
      scheduleGroup: props.group,
      timeWindow: TimeWindow.off(),
      target: props.target({
        role: role.sealed,
        deadLetterQueue: props.deadLetters,
        retryAttempts: 3,
        maxEventAge: props.worthTryingFor,
      }),
    });
  }
}

/** Every day at `HH:MM` on the clocks of a time zone. */
export const dailyAt = (time: string, timeZone: string): ScheduleExpression => {
  const [hour, minute] = time.split(':').map(Number);
  return ScheduleExpression.cron({
    hour: String(hour),
    minute: String(minute),
    timeZone: TimeZone.of(timeZone),
  });
};
