import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { environments, type FunctionName } from '../../lambdas/environment.ts';
import { type Actor, permissions } from '../../lib/permissions.ts';
import { type Place, placesOf, wildcardReasons } from '../../lib/places.ts';
import { propertiesOf, synthesized, testStage } from './synthesized.ts';

const { pipeline } = synthesized();
const functionNames = Object.keys(environments) as FunctionName[];

const places = placesOf(
  {
    stage: testStage.name,
    partition: 'aws',
    account: testStage.account ?? '',
    region: testStage.region,
  },
  { keyArn: 'the key', linkSecretArn: 'the link secret' },
);

type Statement = { Effect: string; Action: string | string[]; Resource: unknown };
type Role = { Policies: { PolicyDocument: { Statement: Statement[] } }[]; ManagedPolicyArns?: string[] };

const listed = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** Imported from the storage stack are the key and the secret of the links. */
const shown = (resource: unknown): string => {
  if (typeof resource === 'string') return resource;
  return JSON.stringify(resource).includes('LinkSecret') ? 'the link secret' : 'the key';
};

const allowedTo = (role: Role): string[] =>
  role.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Resource }) => !shown(Resource).includes(':log-group:'))
    .flatMap(({ Action, Resource }) =>
      listed(Action).flatMap((action) => listed(Resource).map((each) => `${action} on ${shown(each)}`)),
    )
    .toSorted();

const roles = propertiesOf(pipeline, 'AWS::IAM::Role') as unknown as Record<string, Role>;

/** The role that a resource runs under. */
const roleOf = (
  type: string,
  roleProperty: string[],
  isIt: (properties: Record<string, unknown>) => boolean,
) => {
  const resource = Object.values(propertiesOf(pipeline, type)).find(isIt);
  const reference = roleProperty.reduce<unknown>(
    (value, name) => (value as Record<string, unknown>)[name],
    resource,
  );
  const role = roles[(reference as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0]];
  if (role === undefined) throw new Error('no role');
  return role;
};

const ofFunction = (name: string) =>
  roleOf('AWS::Lambda::Function', ['Role'], ({ FunctionName }) => FunctionName === `bellwether-prod-${name}`);
const ofSchedule = (description: string) =>
  roleOf('AWS::Scheduler::Schedule', ['Target', 'RoleArn'], ({ Description }) => Description === description);

const roleOfActor: Record<Actor, Role> = {
  landed: ofFunction('landed'),
  plan: ofFunction('plan'),
  score: ofFunction('score'),
  finish: ofFunction('finish'),
  tick: ofFunction('tick'),
  reachability: ofFunction('reachability'),
  page: ofFunction('page'),
  authorizer: ofFunction('authorizer'),
  'rotate-secret': ofFunction('rotate-secret'),
  dayMachine: roleOf('AWS::StepFunctions::StateMachine', ['RoleArn'], () => true),
  tickSchedule: ofSchedule('Sends what is due and finds what was missed'),
  daySchedule: ofSchedule('Scores yesterday'),
  reachabilitySchedule: ofSchedule('Checks that everybody can be reached'),
  apiGateway: roleOf('AWS::ApiGateway::Account', ['CloudWatchRoleArn'], () => true),
};

describe('every role', () => {
  test.each(Object.keys(permissions) as Actor[])('%s may do exactly what the table says', (actor) => {
    const expected = permissions[actor].flatMap(({ actions, on }) =>
      actions.map((action) => `${action} on ${places[on]}`),
    );

    expect(allowedTo(roleOfActor[actor])).toEqual(expected.toSorted());
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
    const statements = roleOfActor[name].Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);

    const logs = statements.filter(({ Action }) =>
      listed(Action).some((action) => action.startsWith('logs:')),
    );

    expect(logs).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: `arn:aws:logs:eu-central-1:123456789012:log-group:/bellwether/prod/${name}:log-stream:*`,
      },
    ]);
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

    expect(new Set(writers)).toEqual(new Set(['receipts', 'workObjects', 'keptModels']));
  });

  test('lets only those read the keys of links who make, check or change them', () => {
    const readers = functionNames.filter((name) => permissions[name].some(({ on }) => on === 'linkSecret'));

    expect(readers).toEqual(['tick', 'authorizer', 'rotate-secret']);
  });

  test('lets the authorizer, which strangers reach first, read keys and nothing else', () => {
    expect(
      permissions.authorizer.flatMap(({ actions, on }) => actions.map((each) => `${each} ${on}`)),
    ).toEqual([
      'secretsmanager:GetSecretValue linkSecret',
      'kms:Decrypt key',
      'xray:PutTraceSegments anything',
      'xray:PutTelemetryRecords anything',
    ]);
  });

  test('lets only the tick publish to people', () => {
    const publishers = functionNames.filter((name) =>
      permissions[name].some(({ actions }) => actions.includes('sns:Publish')),
    );

    expect(publishers).toEqual(['tick']);
  });

  test('permits the calls that the adapters make, and none that nobody makes', () => {
    const prefixes: Record<string, string> = {
      s3: 's3',
      dynamodb: 'dynamodb',
      sns: 'sns',
      sfn: 'states',
      'secrets-manager': 'secretsmanager',
    };
    const actionsOf: Record<string, string[]> = {
      's3:GetObject': ['s3:GetObject', 's3:GetObjectVersion'],
      's3:ListObjectsV2': ['s3:ListBucket'],
    };
    const calls = readdirSync('lambdas/adapters')
      .map((file) => readFileSync(`lambdas/adapters/${file}`, 'utf8'))
      .flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-([\w-]+)'/g)])
      .flatMap(([, names = '', client = '']) =>
        [...names.matchAll(/\b(\w+)Command\b/g)].map(([, name]) => `${prefixes[client]}:${name}`),
      )
      .flatMap((call) => actionsOf[call] ?? [call]);

    const permitted = functionNames
      .flatMap((name) => permissions[name].flatMap(({ actions }) => actions))
      .filter((action) => Object.values(prefixes).includes(action.split(':')[0] ?? ''));

    expect([...new Set(permitted)].toSorted()).toEqual([...new Set(calls)].toSorted());
  });
});
