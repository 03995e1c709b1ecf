import { Alarm, type AlarmProps } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Explanation } from '../functions.ts';

export type OperatorAlarmProps = Omit<AlarmProps, 'alarmDescription' | 'actionsEnabled' | 'alarmName'> & {
  readonly alarmName: string;
  readonly operators: ITopic;
  readonly explanation: Explanation;
};

const isSentence = (text: string): boolean => /^\p{Lu}.{20,}\.$/su.test(text);

/** What does this failure mean to a person, and what is to be done? There is no alarm without both answers. */
export class OperatorAlarm extends Alarm {
  constructor(scope: Construct, id: string, { operators, explanation, ...alarm }: OperatorAlarmProps) {
    const { meaning, action } = explanation;
    for (const text of [meaning, action]) {
      if (!isSentence(text))
        throw new Error(`${id}: an alarm is explained in whole sentences, not "${text}"`);
    }
    super(scope, id, { ...alarm, alarmDescription: `${meaning} ${action}` });
    this.addAlarmAction(new SnsAction(operators));
    // The all-clear goes the same way, so that nobody works on what has healed.
    this.addOkAction(new SnsAction(operators));
  }
}
