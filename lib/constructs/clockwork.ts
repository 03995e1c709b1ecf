import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  ScheduleExpression,
  ScheduleGroup,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke, StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { grantsOf } from '../grants.ts';
import type { Places } from '../places.ts';
import type { StageSettings } from '../stages.ts';
import { dailyAt, ReliableSchedule } from './reliable-schedule.ts';

export type ClockworkProps = {
  readonly stage: StageSettings;
  readonly groupName: string;
  readonly places: Places;
  readonly tick: IFunction;
  readonly reachability: IFunction;
  readonly machine: IStateMachine;
  readonly deadLetters: IQueue;
};

/** What happens by itself, and when? */
export class Clockwork extends Construct {
  constructor(scope: Construct, id: string, props: ClockworkProps) {
    super(scope, id);
    const { stage, places, deadLetters } = props;
    const group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: props.groupName,
      // Kept, as it is unless told otherwise, it would stand in the way of the stack that comes back.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // The scheduled time, not the time of the start: a start that was late still means its own day.
    const input = ScheduleTargetInput.fromObject({ scheduledTime: ContextAttribute.scheduledTime });

    new ReliableSchedule(this, 'Tick', {
      description: 'Sends what is due and finds what was missed',
      when: ScheduleExpression.rate(Duration.minutes(1)),
      worthTryingFor: Duration.minutes(1),
      target: (base) => new LambdaInvoke(props.tick, { ...base, input }),
      grants: grantsOf('tickSchedule', places),
      group,
      deadLetters,
    });
    new ReliableSchedule(this, 'Day', {
      description: 'Scores yesterday',
      when: dailyAt(stage.runAt, stage.timeZone),
      worthTryingFor: Duration.hours(1),
      target: (base) => new StepFunctionsStartExecution(props.machine, { ...base, input }),
      grants: grantsOf('daySchedule', places),
      group,
      deadLetters,
    });
    new ReliableSchedule(this, 'Reachability', {
      description: 'Checks that everybody can be reached',
      when: dailyAt(stage.reachabilityAt, stage.timeZone),
      worthTryingFor: Duration.hours(1),
      target: (base) => new LambdaInvoke(props.reachability, { ...base, input }),
      grants: grantsOf('reachabilitySchedule', places),
      group,
      deadLetters,
    });
  }
}
