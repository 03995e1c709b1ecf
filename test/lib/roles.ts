import type { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../lambdas/environment.ts';
import type { Actor } from '../../lib/permissions.ts';
import type { Allowance } from '../support/iam.ts';
import { propertiesOf, testStage } from './synthesized.ts';

/** A role as the template has it. */
export type Role = {
  readonly Policies: readonly { readonly PolicyDocument: { readonly Statement: readonly Statement[] } }[];
  readonly ManagedPolicyArns?: readonly unknown[];
};

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};

const functionNames: readonly FunctionName[] = [
  'landed',
  'plan',
  'score',
  'finish',
  'tick',
  'reachability',
  'page',
  'authorizer',
  'rotate-secret',
];

/** The role under which each actor of a pipeline acts. */
export function rolesOf(pipeline: Template): Readonly<Record<Actor, Role>> {
  const roles = propertiesOf(pipeline, 'AWS::IAM::Role') as unknown as Readonly<Record<string, Role>>;

  function roleOf(type: string, place: readonly string[], isIt: (properties: Properties) => boolean): Role {
    const resource: unknown = Object.values(propertiesOf(pipeline, type)).find(isIt);
    const reference = place.reduce((value, name) => (value as Properties)[name], resource);
    const role = roles[(reference as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0]];
    if (role === undefined) throw new Error(`no role at ${place.join('.')} of ${type}`);
    return role;
  }
  const ofFunction = (name: FunctionName) =>
    roleOf(
      'AWS::Lambda::Function',
      ['Role'],
      ({ FunctionName }) => FunctionName === `bellwether-${testStage.name}-${name}`,
    );
  const ofSchedule = (description: string) =>
    roleOf(
      'AWS::Scheduler::Schedule',
      ['Target', 'RoleArn'],
      ({ Description }) => Description === description,
    );

  return {
    ...(Object.fromEntries(functionNames.map((name) => [name, ofFunction(name)])) as Record<
      FunctionName,
      Role
    >),
    dayMachine: roleOf('AWS::StepFunctions::StateMachine', ['RoleArn'], () => true),
    tickSchedule: ofSchedule('Sends what is due and finds what was missed'),
    daySchedule: ofSchedule('Scores yesterday'),
    reachabilitySchedule: ofSchedule('Checks that everybody can be reached'),
    apiGateway: roleOf('AWS::ApiGateway::Account', ['CloudWatchRoleArn'], () => true),
  };
}

type Properties = Readonly<Record<string, unknown>>;

/** All that a role allows. Throws for statements that this does not understand, so that none is passed over. */
export function allowancesOf(role: Role): readonly Allowance[] {
  return role.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).flatMap((statement) => {
    const { Effect, Action, Resource, Condition, ...rest } = statement;
    if (Effect !== 'Allow' || Object.keys(rest).length > 0)
      throw new Error(`what does ${JSON.stringify(statement)} allow?`);
    const only = limitsIn(Condition);
    return [Action]
      .flat()
      .flatMap((action) =>
        [Resource].flat().map((resource) => ({ action, resource: shown(resource), ...only })),
      );
  });
}

/** Only these two conditions are known. */
function limitsIn(condition: unknown = {}): Pick<Allowance, 'through' | 'partitions'> {
  const {
    StringEquals,
    'ForAllValues:StringLike': like,
    ...others
  } = condition as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  const { 'kms:ViaService': host = null, ...otherEquals } = StringEquals ?? {};
  const { 'dynamodb:LeadingKeys': partitions = null, ...otherLike } = like ?? {};
  if (Object.keys({ ...others, ...otherEquals, ...otherLike }).length > 0)
    throw new Error(`when does ${JSON.stringify(condition)} hold?`);
  const [, service = null] = /^(\w+)\.eu-central-1\.amazonaws\.com$/.exec(`${host}`) ?? [];
  if (host !== null && service === null) throw new Error(`who is ${host}?`);
  return { through: service, partitions: partitions === null ? null : ([partitions].flat() as string[]) };
}

/** Imported from the storage stack are the key and the secret of the links. */
function shown(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const text = JSON.stringify(resource);
  if (/^\{"Fn::ImportValue":"[^"]*LinkSecret/.test(text)) return 'the link secret';
  if (/^\{"Fn::ImportValue":"[^"]*Key/.test(text)) return 'the key';
  throw new Error(`what is ${text}?`);
}
