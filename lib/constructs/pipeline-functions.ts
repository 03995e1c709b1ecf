import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Code, IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../lambdas/environment.ts';
import { functions, gatheringSeconds } from '../functions.ts';
import { grantsOf } from '../grants.ts';
import type { Names } from '../names.ts';
import type { Places } from '../places.ts';
import type { StageSettings } from '../stages.ts';
import { variablesOf } from '../variables.ts';
import { answerFindings } from './answer-findings.ts';
import { PipelineFunction, type PipelineFunctionProps } from './pipeline-function.ts';

/** The code that runs as a function. */
export type CodeOf = (name: FunctionName) => Code;

export type PipelineFunctionsProps = {
  readonly stage: StageSettings;
  readonly names: Names;
  readonly places: Places;
  readonly codeOf: CodeOf;
  readonly key: IKey;
  /** Where the pages answer, without a trailing slash. */
  readonly linkBaseUrl: string;
  readonly arrivalQueue: IQueue;
  readonly deadLetters: IQueue;
};

/** Which functions are there, and who calls them with nobody waiting? `ls lambdas/handlers` has the same list. */
export class PipelineFunctions extends Construct {
  readonly byName: Readonly<Record<FunctionName, IFunction>>;

  constructor(scope: Construct, id: string, props: PipelineFunctionsProps) {
    super(scope, id);
    const variables = variablesOf(props.stage, props.names, props.places, props.linkBaseUrl);
    const add = (name: FunctionName, rest: Pick<PipelineFunctionProps, 'whenLost'> = {}) =>
      new PipelineFunction(this, name, {
        ...rest,
        stage: props.stage,
        name,
        code: props.codeOf(name),
        grants: grantsOf(name, props.places),
        variables: variables[name],
        key: props.key,
      }).lambda;

    const landed = add('landed');
    landed.addEventSource(
      new SqsEventSource(props.arrivalQueue, {
        maxBatchingWindow: Duration.seconds(gatheringSeconds),
        batchSize: 100,
        maxConcurrency: functions.landed.atOnce,
      }),
    );
    answerFindings(landed, {
      'Serverless-LambdaEventSourceMappingDestination':
        'For a queue AWS knows no such destination: what fails five times goes to the dead letters of the queue.',
    });
    const queue = props.deadLetters;
    this.byName = {
      landed,
      plan: add('plan'),
      score: add('score'),
      finish: add('finish'),
      // Not repeated: the next tick comes within the minute and reads the same state.
      tick: add('tick', { whenLost: { queue, retryAttempts: 0, maxEventAge: Duration.minutes(1) } }),
      reachability: add('reachability', {
        whenLost: { queue, retryAttempts: 2, maxEventAge: Duration.hours(1) },
      }),
      page: add('page'),
      authorizer: add('authorizer'),
      'rotate-secret': add('rotate-secret'),
    };
  }
}
