import { readFileSync } from 'node:fs';
import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { describe, expect, test } from 'vitest';
import { environments, type FunctionName } from '../../lambdas/environment.ts';
import { OperatorAlarm } from '../../lib/constructs/operator-alarm.ts';
import { functions } from '../../lib/functions.ts';
import type { BellwetherMetric } from '../../lib/metrics.ts';
import { onlyOne, propertiesOf, synthesized } from './synthesized.ts';

const { pipeline } = synthesized();

type AlarmProperties = {
  AlarmName: string;
  AlarmDescription: string;
  AlarmActions: { Ref: string }[];
  OKActions: { Ref: string }[];
};

const alarms = Object.values(
  propertiesOf(pipeline, 'AWS::CloudWatch::Alarm'),
) as unknown as AlarmProperties[];
const alarmNamed = (name: string) => alarms.find(({ AlarmName }) => AlarmName === `bellwether-prod-${name}`);
const metricNamed = (MetricName: string) =>
  expect.objectContaining({
    MetricStat: expect.objectContaining({ Metric: expect.objectContaining({ MetricName }) }),
  });

const page = readFileSync('docs/deploy.md', 'utf8');

/** What stands below a mark, up to the next empty line after its table. */
function tableBelow(mark: string): string {
  const [, table] = new RegExp(`<!-- ${mark} -->\n\n((?:\\|.*\n)*)`).exec(page) ?? [];
  return (table ?? '').trimEnd();
}

describe('alarms', () => {
  test('there is one for every function, every promise and every place where something can get lost', () => {
    const expected = [
      ...Object.keys(environments).map((name) => `function-${name}`),
      'day-failed',
      'dead-letters',
      'escalation-violated',
      'landed-dead-letters',
      'no-day-completed',
      'notices-late',
      'pages-attacked',
      'pages-failing',
      'sms-budget',
    ];

    expect(alarms.map(({ AlarmName }) => AlarmName).toSorted()).toEqual(
      expected.map((name) => `bellwether-prod-${name}`).toSorted(),
    );
  });

  test.each(alarms.map((alarm) => [alarm.AlarmName, alarm] as const))(
    '%s says what it means and what to do, and tells the operators of failure and of healing',
    (_, alarm) => {
      const sentences = alarm.AlarmDescription.split(/(?<=\.) (?=\p{Lu})/u);

      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(alarm.AlarmDescription.length).toBeLessThanOrEqual(1024);
      expect(alarm.AlarmActions).toHaveLength(1);
      expect(alarm.OKActions).toEqual(alarm.AlarmActions);
    },
  );

  test('docs/deploy.md has each with what it says', () => {
    const rows = alarms.map(
      ({ AlarmName, AlarmDescription }) =>
        `| \`${AlarmName.replace('bellwether-prod-', '')}\` | ${AlarmDescription} |`,
    );

    expect(tableBelow('alarms')).toBe(['| alarm | says |', '|---|---|', ...rows].join('\n'));
  });

  test('docs/deploy.md has each metric of our own', () => {
    const metrics: Record<BellwetherMetric, true> = {
      DaysCompleted: true,
      RowsRead: true,
      RowsScored: true,
      RowsRejected: true,
      RowsHeld: true,
      RescuesOpened: true,
      DaysHeld: true,
      NoticesPublished: true,
      OldestDueNoticeSeconds: true,
      EscalationViolations: true,
    };

    expect(Object.keys(metrics).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test('a silent pipeline raises the two alarms that speak for people', () => {
    const raisedBySilence = alarms.filter(
      (alarm) => 'TreatMissingData' in alarm && alarm.TreatMissingData === 'breaching',
    );

    expect(raisedBySilence.map(({ AlarmName }) => AlarmName).toSorted()).toEqual([
      'bellwether-prod-no-day-completed',
      'bellwether-prod-notices-late',
    ]);
  });

  test('no day completed means: not one within 26 hours', () => {
    expect(alarmNamed('no-day-completed')).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 26,
      Metrics: [
        {
          MetricStat: {
            Metric: {
              Namespace: 'Bellwether',
              MetricName: 'DaysCompleted',
              Dimensions: [{ Name: 'stage', Value: 'prod' }],
            },
            Period: 3600,
            Stat: 'Sum',
          },
        },
      ],
    });
  });

  test('a single broken promise of escalation raises its own alarm', () => {
    expect(alarmNamed('escalation-violated')).toMatchObject({
      Threshold: 1,
      EvaluationPeriods: 1,
      Metrics: [
        {
          MetricStat: {
            Metric: { Namespace: 'Bellwether', MetricName: 'EscalationViolations' },
            Stat: 'Maximum',
          },
        },
      ],
    });
  });

  test('late notices are those of ten minutes, five minutes long', () => {
    expect(alarmNamed('notices-late')).toMatchObject({
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 10 * 60,
      EvaluationPeriods: 5,
      Metrics: [
        {
          MetricStat: { Metric: { MetricName: 'OldestDueNoticeSeconds' }, Period: 60, Stat: 'Maximum' },
        },
      ],
    });
  });

  test.each(Object.keys(environments))(
    '%s counts as failing by its errors and by what is throttled',
    (name) => {
      expect(alarmNamed(`function-${name}`)).toMatchObject({
        Threshold: functions[name as FunctionName].alarmAt,
        Metrics: expect.arrayContaining([
          expect.objectContaining({ Expression: 'errors + throttles' }),
          metricNamed('Errors'),
          metricNamed('Throttles'),
        ]),
      });
    },
  );

  test('a day fails by failing, by taking too long and by being stopped', () => {
    expect(alarmNamed('day-failed')).toMatchObject({
      Threshold: 1,
      Metrics: expect.arrayContaining([
        expect.objectContaining({ Expression: 'failed + timedOut + aborted' }),
        metricNamed('ExecutionsFailed'),
        metricNamed('ExecutionsTimedOut'),
        metricNamed('ExecutionsAborted'),
      ]),
    });
  });

  test('each queue of dead letters has an alarm of its own, at its first message', () => {
    const queues = ['dead-letters', 'landed-dead-letters'].map((name) => {
      const alarm = alarmNamed(name);
      expect(alarm).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Statistic: 'Maximum' });
      return JSON.stringify(alarm).match(/"Name":"QueueName","Value":\{[^}]+\}/)?.[0];
    });

    expect(queues[0]).not.toContain('Arrivals');
    expect(queues[1]).toContain('Arrivals');
  });

  test('the SMS budget warns at four fifths of the limit', () => {
    expect(alarmNamed('sms-budget')).toMatchObject({ Threshold: 40, MetricName: 'SMSMonthToDateSpentUSD' });
  });
});

describe('an alarm without an explanation', () => {
  const whole = 'Customers slip and nobody is told of it.';

  test.each([
    ['no meaning', { meaning: '', action: whole }],
    ['no action', { meaning: whole, action: '' }],
    ['a keyword for a meaning', { meaning: 'Errors.', action: whole }],
    ['no full stop', { meaning: whole, action: 'Look at the log of the function' }],
  ])('cannot be built: %s', (_, explanation) => {
    const stack = new Stack();

    const build = () =>
      new OperatorAlarm(stack, 'Alarm', {
        alarmName: 'alarm',
        operators: new Topic(stack, 'Topic'),
        explanation,
        metric: new Metric({ namespace: 'Test', metricName: 'Test' }),
        threshold: 1,
        evaluationPeriods: 1,
      });

    expect(build).toThrow('an alarm is explained in whole sentences');
  });
});

test('the dashboard shows every alarm first and every promise that is measured', () => {
  const dashboard = onlyOne(pipeline, 'AWS::CloudWatch::Dashboard');

  const body = JSON.stringify(dashboard.DashboardBody);

  const shown = [
    'DaysCompleted',
    'RowsScored',
    'RowsRejected',
    'RowsHeld',
    'RescuesOpened',
    'NoticesPublished',
  ];
  for (const metric of [
    ...shown,
    'OldestDueNoticeSeconds',
    'EscalationViolations',
    '5XXError',
    'BlockedRequests',
  ])
    expect(body).toContain(metric);
  const { widgets } = JSON.parse(
    (dashboard.DashboardBody as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
      .map((piece) => (typeof piece === 'string' ? piece : 'token'))
      .join(''),
  ) as { widgets: { type: string; properties: { alarms?: string[] } }[] };
  expect(widgets[0]?.type).toBe('text');
  expect(widgets[1]?.properties.alarms).toHaveLength(alarms.length);
});
