import type { FunctionName } from '../lambdas/environment.ts';
import { functionNameOf, type Location, namesOf } from './names.ts';

/** Name of the Distributed Map in the ARNs of its child executions. */
export const mapLabel = 'ranges';

/** Where in the work bucket Step Functions lists what became of each range. */
export const mapResultsPrefix = 'map-results';

export type Places = ReturnType<typeof placesOf>;

/** What a permission can be about; `permissions.ts` speaks of these. */
export type Place = keyof Places;

/** What the storage stack made and AWS named. */
export type Kept = { readonly keyArn: string; readonly linkSecretArn: string };

/** The ARN of everything in a stage that a role may be allowed to touch. */
export const placesOf = (at: Location, { keyArn, linkSecretArn }: Kept) => {
  const names = namesOf(at);
  const arn = (service: string, resource: string) =>
    `arn:${at.partition}:${service}:${at.region}:${at.account}:${resource}`;
  const bucket = (name: string) => `arn:${at.partition}:s3:::${name}`;
  const lambda = (name: FunctionName) => arn('lambda', `function:${functionNameOf(at.stage, name)}`);
  return {
    feed: bucket(names.feedBucket),
    snapshots: `${bucket(names.feedBucket)}/snapshots/*`,
    complaints: `${bucket(names.feedBucket)}/complaints/*`,
    accounts: `${bucket(names.feedBucket)}/accounts/*`,
    recipients: `${bucket(names.feedBucket)}/recipients/*`,
    receipts: `${bucket(names.feedBucket)}/receipts/*`,
    work: bucket(names.workBucket),
    knownAccounts: `${bucket(names.workBucket)}/directory/accounts.jsonl`,
    knownRecipients: `${bucket(names.workBucket)}/directory/recipients.jsonl`,
    models: `${bucket(names.workBucket)}/models/*`,
    keptModels: `${bucket(names.workBucket)}/models/kept/*`,
    runs: `${bucket(names.workBucket)}/runs/*`,
    mapResults: `${bucket(names.workBucket)}/${mapResultsPrefix}/*`,
    history: arn('dynamodb', `table/${names.historyTable}`),
    cases: arn('dynamodb', `table/${names.casesTable}`),
    aliveCases: arn('dynamodb', `table/${names.casesTable}/index/alive`),
    dueCases: arn('dynamodb', `table/${names.casesTable}/index/due`),
    caseEvents: arn('sns', names.caseEventsTopic),
    recipientTopics: arn('sns', `${names.topicPrefix}recipient-*`),
    dayMachine: arn('states', `stateMachine:${names.dayMachine}`),
    dayExecutions: arn('states', `execution:${names.dayMachine}:*`),
    landedQueue: arn('sqs', names.landedQueue),
    deadLetters: arn('sqs', names.deadLetters),
    plan: lambda('plan'),
    score: lambda('score'),
    finish: lambda('finish'),
    tick: lambda('tick'),
    reachability: lambda('reachability'),
    linkSecret: linkSecretArn,
    key: keyArn,
    anyLog: '*',
    anything: '*',
  };
};

/** Why an ARN with a wildcard is as narrow as it can be; every such place has its sentence. */
export const wildcardReasons: Partial<Record<Place, string>> = {
  snapshots: 'Data teams choose the names of their files.',
  complaints: 'Data teams choose the names of their files.',
  accounts: 'Data teams choose the names of their files.',
  recipients: 'Data teams choose the names of their files.',
  receipts: 'A receipt is named after the file that it answers.',
  models: 'The model in use has the name that the settings give it, older ones that of their version.',
  keptModels: 'A model is kept under its version, which is up to whoever writes it.',
  runs: 'Plans and results are named after days and runs, which are not known at deployment.',
  recipientTopics: 'One topic per recipient is made at run time from recipients.csv; the prefix is ours.',
  mapResults: 'Step Functions names the results of a map run itself.',
  dayExecutions: 'Executions of this one state machine get their names at run time.',
  anyLog:
    'API Gateway has one role in an account for the logs of all APIs, and accepts none that may do less.',
  anything: 'These actions know no resources: AWS accepts them on "*" only.',
};
