import { expect, test } from 'vitest';
import { environments, type FunctionName } from '../../lambdas/environment.ts';
import { functionNameOf, namesOf } from '../../lib/names.ts';

/** The longest that the settings take, in a region with a name as long as any. */
const longest = namesOf({
  stage: 'production',
  partition: 'aws',
  account: '123456789012',
  region: 'ap-southeast-1',
});

test.each([
  ['feedBucket', 63],
  ['workBucket', 63],
  ['accessLogBucket', 63],
  ['historyTable', 255],
  ['casesTable', 255],
  ['keyAlias', 256],
  ['landedQueue', 80],
  ['landedDeadLetters', 80],
  ['deadLetters', 80],
  ['caseEventsTopic', 256],
  ['operatorsTopic', 256],
  ['dayMachine', 80],
  ['scheduleGroup', 64],
  ['dayLogs', 512],
  ['linkSecret', 512],
  ['pages', 128],
  ['firewallLogs', 512],
] as const)('%s is never longer than AWS takes', (name, most) => {
  expect(longest[name].length).toBeLessThanOrEqual(most);
});

test('neither is a topic of a recipient, whose id has up to 64 characters, nor a function', () => {
  expect(`${longest.topicPrefix}recipient-${'r'.repeat(64)}`.length).toBeLessThanOrEqual(256);
  for (const name of Object.keys(environments) as FunctionName[])
    expect(functionNameOf('production', name).length).toBeLessThanOrEqual(64);
});

test('no stage has a name that begins with that of another, so patterns of one never fit what is of the other', () => {
  const at = (stage: string) => namesOf({ stage, partition: 'aws', account: '1', region: 'eu-central-1' });
  const [short, long] = [at('prod'), at('prod2')];

  expect(Object.values(long).filter((name) => name.startsWith(short.topicPrefix))).toEqual([]);
  expect(new Set([...Object.values(short), ...Object.values(long)]).size).toBe(
    new Set(Object.values(short)).size + new Set(Object.values(long)).size,
  );
});
