import { Duration, Stack } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  type CfnRestApi,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RequestAuthorizer,
  type Resource,
  RestApi,
} from 'aws-cdk-lib/aws-apigateway';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { answerFindings } from './answer-findings.ts';
import { tls } from './page-address.ts';
import { addRefusals } from './page-refusals.ts';

/** Part of every link, so it is short. */
const stageName = 'p';

export type PagesApiProps = {
  readonly apiName: string;
  readonly accessLogs: ILogGroup;
  /** Whether the address that AWS gives the API is switched off, because it has one of its own. */
  readonly hasOwnAddress: boolean;
};

/**
 * Who may see a case? Whoever has a link that we signed: the path holds the proof, so no log and no trace of
 * ours may hold the path. The API is there before its functions, which are told its address.
 */
export class PagesApi extends Construct {
  readonly api: RestApi;

  constructor(scope: Construct, id: string, props: PagesApiProps) {
    super(scope, id);
    this.api = new RestApi(this, 'Api', {
      restApiName: props.apiName,
      description: 'The pages behind the links in notices',
      endpointTypes: [EndpointType.REGIONAL],
      disableExecuteApiEndpoint: props.hasOwnAddress,
      deployOptions: {
        stageName,
        // A company at its worst moment asks a few times a second; what comes faster is no reader.
        throttlingRateLimit: 20,
        throttlingBurstLimit: 40,
        accessLogDestination: new LogGroupLogDestination(props.accessLogs),
        accessLogFormat: withoutToken,
        loggingLevel: MethodLoggingLevel.OFF,
        tracingEnabled: false,
      },
    });
    Object.assign(this.api.node.defaultChild as CfnRestApi, tls);
    addRefusals(this.api);
    const noPath =
      'Execution logs and traces hold the path, and the path holds the token; access logs do not.';
    answerFindings(this.api.deploymentStage, {
      'AwsSolutions-APIG6': noPath,
      'NIST.800.53.R5-APIGWExecutionLoggingEnabled': noPath,
      'Serverless-APIGWXrayEnabled': noPath,
      'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted':
        'A page shows a case as it is now; a cache would keep it, under a key that is the token.',
      'NIST.800.53.R5-APIGWSSLEnabled':
        'A client certificate is for backends on the internet; behind this API are functions, called by IAM.',
    });
  }

  /** Where the API answers, without a trailing slash; made of its id alone, so that functions may be told. */
  get url(): string {
    const { region, urlSuffix } = Stack.of(this);
    return `https://${this.api.restApiId}.execute-api.${region}.${urlSuffix}/${stageName}`;
  }

  /** Lets the functions answer: `page` every request that `authorizer` lets pass. */
  serve(page: IFunction, authorizer: IFunction): void {
    const options = {
      authorizer: new RequestAuthorizer(this, 'Authorizer', {
        handler: authorizer,
        // Asked every time: a remembered answer would outlive a link, and its key would be the token.
        resultsCacheTtl: Duration.seconds(0),
        identitySources: [],
      }),
      requestValidator: this.api.addRequestValidator('Whole', {
        validateRequestBody: true,
        validateRequestParameters: true,
      }),
      requestParameters: { 'method.request.path.token': true },
    };
    const integration = new LambdaIntegration(page, { allowTestInvoke: false });
    const shown = this.api.root.addResource('c').addResource('{token}');
    const routes: readonly [Resource, 'GET' | 'POST'][] = [
      [shown, 'GET'],
      [shown, 'POST'],
      [shown.addResource('letter'), 'GET'],
    ];
    for (const [resource, name] of routes) {
      const method = resource.addMethod(name, integration, options);
      answerFindings(method, {
        'AwsSolutions-COG4':
          'People act by a signed link for themselves and one case, checked by our own authorizer.',
      });
    }
  }
}

/** The route as a template: neither path nor query nor who asked. */
const withoutToken = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTimeEpoch(),
    method: AccessLogField.contextHttpMethod(),
    route: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    latencyMs: AccessLogField.contextResponseLatency(),
  }),
);
