import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoStage, parseSettings } from '../../lib/stages.ts';
import { testStage } from './synthesized.ts';

const least = {
  name: 'prod',
  region: 'eu-central-1',
  defaultDesk: 'desk',
  operatorEmail: 'operators@example.com',
};

const certificate = 'arn:aws:acm:eu-central-1:123456789012:certificate/0f1e2d3c';

const parse = (...stages: object[]) => parseSettings(JSON.stringify({ stages }));
const problemsOf = (change: object): readonly string[] => {
  const reading = parse({ ...least, ...change });
  return reading.outcome === 'refused' ? reading.problems : [];
};

describe('settings', () => {
  test('the example file is accepted and shows every setting there is', () => {
    const text = readFileSync('lib/settings.example.json', 'utf8');

    const reading = parseSettings(text);

    const [stage] = reading.outcome === 'read' ? reading.stages : [];
    const everything = new Set([
      ...Object.keys(demoStage),
      'account',
      'modelKey',
      'linkBaseUrl',
      'linkCertificateArn',
    ]);
    expect(new Set(Object.keys(stage ?? {}))).toEqual(everything);
    expect(new Set(Object.keys(JSON.parse(text).stages[0]))).toEqual(everything);
  });

  test('the deployment guide tells of every setting', () => {
    const [, settings = ''] =
      /^## 2\. Settings\n(.*?)^## /ms.exec(readFileSync('docs/deploy.md', 'utf8')) ?? [];

    const told = [...settings.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);

    expect(told.toSorted()).toEqual(Object.keys(testStage).toSorted());
  });

  test('four answers are enough: the rest has the values of the domain', () => {
    const reading = parse(least);

    const expected = {
      timeZone: 'UTC',
      runAt: '06:00',
      deadlineAt: '12:00',
      executiveDigestAt: '07:00',
      retentionDays: 400,
    };
    expect(reading).toMatchObject({ outcome: 'read', stages: [expected] });
  });

  test.each(Object.keys(least))('%s has to be given', (name) => {
    expect(problemsOf({ [name]: undefined })[0]).toMatch(new RegExp(`^stages.0.${name}: `));
  });

  test.each([
    ['runAt', '00:59', true],
    ['runAt', '01:00', false],
    ['runAt', '02:59', false],
    ['runAt', '03:00', true],
    ['reachabilityAt', '01:00', false],
    ['reachabilityAt', '02:59', false],
    ['reachabilityAt', '03:00', true],
    ['reachabilityAt', '23:59', true],
    ['runAt', '24:00', false],
    ['runAt', '6:00', false],
    ['deadlineAt', '05:59', false],
    ['deadlineAt', '06:00', false],
    ['deadlineAt', '06:01', true],
    ['timeZone', 'Asia/Taipei', true],
    ['timeZone', 'Europe/Atlantis', false],
    ['timeZone', '+02:00', false],
    ['modelKey', 'models/2026-1.json', true],
    ['modelKey', 'models/kept/2026-1.json', false],
    ['modelKey', 'model.json', false],
    ['modelKey', 'models/', false],
    ['concurrentExecutions', 9, false],
    ['concurrentExecutions', 10, true],
    ['concurrentExecutions', 10.5, false],
    ['retentionDays', 59, false],
    ['retentionDays', 60, true],
    ['retentionDays', 60.5, false],
    ['name', 'p', false],
    ['name', 'pr', true],
    ['name', 'production', true],
    ['name', 'production1', false],
    ['name', 'Prod', false],
    ['account', '123456789012', true],
    ['account', '12345678901', false],
    ['region', 'us-gov-west-1', true],
    ['region', 'Frankfurt', false],
    ['linkBaseUrl', 'http://bellwether.example.com', false],
    ['linkBaseUrl', 'https://bellwether.example.com/', false],
    ['linkBaseUrl', 'https://bellwether.example.com/cases', true],
    ['linkCertificateArn', certificate, false],
    ['operatorEmail', 'operators', false],
    ['feedWriters', ['arn:aws:iam::210987654321:role/export'], true],
    ['feedWriters', ['*'], false],
    ['feedWriters', ['arn:aws:iam::210987654321:root'], false],
    ['smsMonthlyLimitUsd', 0, false],
    ['runsAt', '06:00', false],
  ])('%s = %j is accepted: %s', (name, value, isAccepted) => {
    const problems = problemsOf({ [name]: value });

    expect(problems.length === 0).toBe(isAccepted);
  });

  test('a refusal names the place and says what would be right', () => {
    expect(problemsOf({ runAt: '02:30' })).toEqual([
      'stages.0.runAt: choose a time outside 01:00-03:00: when clocks change, a run in these hours is skipped',
    ]);
  });

  test.each([
    ['https://care.example.com', certificate, true],
    ['https://care.example.com/cases', certificate, false],
    ['https://care.example.com', 'certificate/0f1e2d3c', false],
  ])('the pages answer at %s with the certificate %s: %s', (linkBaseUrl, linkCertificateArn, isAccepted) => {
    expect(problemsOf({ linkBaseUrl, linkCertificateArn }).length === 0).toBe(isAccepted);
  });

  test('two stages cannot have one name', () => {
    expect(parse(least, least)).toEqual({
      outcome: 'refused',
      problems: ['stages: two stages have the same name'],
    });
  });

  test('a file that is not JSON is refused, not crashed on', () => {
    expect(parseSettings('{ stages:')).toMatchObject({ outcome: 'refused' });
  });
});
