import { describe, expect, test } from 'vitest';
import { accountPartition, dayPartition } from '../../lambdas/cases/case-id.ts';
import { environments, type FunctionName } from '../../lambdas/environment.ts';
import { type Actor, casePartitions, permissions } from '../../lib/permissions.ts';
import { type Place, wildcardReasons } from '../../lib/places.ts';
import { deployedPlaces as places, tableAllowances } from '../support/deployed.ts';
import { useText } from '../support/iam.ts';
import { allowancesOf, rolesOf } from './roles.ts';
import { propertiesOf, synthesized } from './synthesized.ts';

const { pipeline } = synthesized();
const roleOfActor = rolesOf(pipeline);
const roles = propertiesOf(pipeline, 'AWS::IAM::Role');
const functionNames = Object.keys(environments) as FunctionName[];
/** What Lambda writes is not in the table: each function has its own log. */
const ownLog = (name: string) =>
  `arn:aws:logs:eu-central-1:123456789012:log-group:/bellwether/prod/${name}:log-stream:*`;

describe('every role', () => {
  test.each(Object.keys(permissions) as Actor[])('%s may do exactly what the table says', (actor) => {
    const allowed = allowancesOf(roleOfActor[actor]).filter(({ resource }) => resource !== ownLog(actor));

    expect(allowed.map(useText).toSorted()).toEqual(tableAllowances(actor).map(useText).toSorted());
  });

  test('belongs to one actor, and there is none besides', () => {
    expect(new Set(Object.values(roleOfActor)).size).toBe(Object.keys(permissions).length);
    expect(Object.keys(roles)).toHaveLength(Object.keys(permissions).length);
  });

  test('has no policy from elsewhere', () => {
    pipeline.resourceCountIs('AWS::IAM::Policy', 0);
    pipeline.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    expect(Object.values(roles).filter(({ ManagedPolicyArns }) => ManagedPolicyArns !== undefined)).toEqual(
      [],
    );
  });

  test.each(functionNames)('%s writes into its own log and no other', (name) => {
    const logs = allowancesOf(roleOfActor[name]).filter(({ action }) => action.startsWith('logs:'));

    expect(logs.map(({ action, resource }) => [action, resource])).toEqual([
      ['logs:CreateLogStream', ownLog(name)],
      ['logs:PutLogEvents', ownLog(name)],
    ]);
  });

  test('is within the size that AWS allows for all its policies together', () => {
    for (const { Policies } of Object.values(roleOfActor))
      expect(JSON.stringify(Policies.map(({ PolicyDocument }) => PolicyDocument)).length).toBeLessThan(
        10_240,
      );
  });
});

describe('the table', () => {
  test('has no action with a wildcard', () => {
    const actions = Object.values(permissions).flatMap((rows) => rows.flatMap((row) => row.actions));

    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('has a reason for every place with a wildcard, and for no other', () => {
    const wild = (Object.keys(places) as Place[]).filter((place) => places[place].includes('*'));

    expect(Object.keys(wildcardReasons).toSorted()).toEqual(wild.toSorted());
  });

  test('lets the receipts be written, but never what data teams delivered', () => {
    const writers = functionNames.flatMap((name) =>
      permissions[name].filter(({ actions }) => actions.includes('s3:PutObject')).map(({ on }) => on),
    );

    expect(new Set(writers)).toEqual(
      new Set(['receipts', 'knownAccounts', 'knownRecipients', 'runs', 'keptModels']),
    );
  });

  test('lets nobody touch a whole bucket of objects', () => {
    const whole = functionNames.flatMap((name) =>
      permissions[name].filter(({ on }) => /^arn:aws:s3:::[^/]+\/\*$/.test(places[on])),
    );

    expect(whole).toEqual([]);
  });

  test('lets nobody ask KMS himself', () => {
    const asking = Object.values(permissions)
      .flat()
      .filter(
        ({ actions, through }) => actions.some((each) => each.startsWith('kms:')) && through === undefined,
      );

    expect(asking).toEqual([]);
  });

  test('lets only those read the keys of links who make, check or change them', () => {
    const readers = functionNames.filter((name) => permissions[name].some(({ on }) => on === 'linkSecret'));

    expect(readers).toEqual(['tick', 'authorizer', 'rotate-secret']);
  });

  test('lets the authorizer, which strangers reach first, read keys and nothing else', () => {
    expect(tableAllowances('authorizer').map(useText)).toEqual([
      'secretsmanager:GetSecretValue on the link secret',
      'kms:Decrypt on the key through secretsmanager',
      'xray:PutTraceSegments on *',
      'xray:PutTelemetryRecords on *',
    ]);
  });

  test('lets the page, which readers reach, write cases and nothing else', () => {
    const writes = permissions.page.filter(({ actions }) =>
      actions.some((action) => /:(Put|Delete|Update|BatchWrite|Publish|Start)/.test(action)),
    );

    expect(writes.map(({ on, partitions }) => [on, partitions])).toEqual([
      ['cases', casePartitions],
      ['anything', undefined],
    ]);
    expect(casePartitions).toEqual([`${accountPartition('')}*`, `${dayPartition('')}*`]);
  });

  test('lets only the tick publish to people', () => {
    const publishers = functionNames.filter((name) =>
      permissions[name].some(({ actions }) => actions.includes('sns:Publish')),
    );

    expect(publishers).toEqual(['tick']);
  });
});
