import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { signedLinks } from '../../lambdas/adapters/signed-links.ts';
import { linkRefusedPage } from '../../lambdas/console/link/refused-page.ts';
import { rotationInterval } from '../../lib/constructs/link-rotation.ts';
import { onlyOne, propertiesOf, synthesized, testStage } from './synthesized.ts';

const { pipeline } = synthesized();
const { linkBaseUrl: _url, linkCertificateArn: _certificate, ...withoutAddress } = testStage;

type GatewayResponse = {
  ResponseType: string;
  ResponseTemplates: Record<string, string>;
  ResponseParameters: Record<string, string>;
};
type Method = { HttpMethod: string; ResourceId: unknown; AuthorizationType: string };

describe('the API', () => {
  test('is regional and has these routes, each behind our authorizer and checked for its parameter', () => {
    const methods = Object.values(propertiesOf(pipeline, 'AWS::ApiGateway::Method')) as unknown as Method[];
    const parts = Object.values(propertiesOf(pipeline, 'AWS::ApiGateway::Resource')).map(
      ({ PathPart }) => PathPart,
    );

    expect(parts.toSorted()).toEqual(['c', 'letter', '{token}']);
    expect(methods.map(({ HttpMethod }) => HttpMethod).toSorted()).toEqual(['GET', 'GET', 'POST']);
    pipeline.allResourcesProperties('AWS::ApiGateway::Method', {
      AuthorizationType: 'CUSTOM',
      AuthorizerId: Match.anyValue(),
      RequestValidatorId: Match.anyValue(),
      RequestParameters: { 'method.request.path.token': true },
      Integration: { Type: 'AWS_PROXY' },
    });
    expect(onlyOne(pipeline, 'AWS::ApiGateway::RestApi')).toMatchObject({
      EndpointConfiguration: { Types: ['REGIONAL'] },
    });
  });

  test('asks the authorizer about every request and remembers no answer', () => {
    expect(onlyOne(pipeline, 'AWS::ApiGateway::Authorizer')).toMatchObject({
      Type: 'REQUEST',
      AuthorizerResultTtlInSeconds: 0,
    });
  });

  test.each(['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::DomainName'])(
    'takes no TLS before 1.2 at the address of %s',
    (type) => {
      expect(onlyOne(pipeline, type)).toMatchObject({
        SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PQ_2025_09',
        EndpointAccessMode: 'BASIC',
      });
    },
  );

  test('is throttled', () => {
    expect(onlyOne(pipeline, 'AWS::ApiGateway::Stage')).toMatchObject({
      MethodSettings: [
        { ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 },
      ],
    });
  });

  test('leaves no token behind: the route is logged as a template, execution logs and traces are off', () => {
    const stage = onlyOne(pipeline, 'AWS::ApiGateway::Stage');

    const { Format } = stage.AccessLogSetting as { Format: string };
    expect(JSON.parse(Format)).toEqual({
      requestId: '$context.requestId',
      time: '$context.requestTimeEpoch',
      method: '$context.httpMethod',
      route: '$context.resourcePath',
      status: '$context.status',
      latencyMs: '$context.responseLatency',
    });
    expect(stage).toMatchObject({
      TracingEnabled: false,
      MethodSettings: [{ LoggingLevel: 'OFF', DataTraceEnabled: false }],
    });
  });

  test('refuses everything in the same calm words, in three languages, and says nothing else', () => {
    const responses = Object.values(
      propertiesOf(pipeline, 'AWS::ApiGateway::GatewayResponse'),
    ) as unknown as GatewayResponse[];

    expect(responses.map(({ ResponseType }) => ResponseType).toSorted()).toEqual([
      'DEFAULT_4XX',
      'DEFAULT_5XX',
    ]);
    const documents = new Set(responses.map(({ ResponseTemplates }) => ResponseTemplates['text/html']));
    expect(documents.size).toBe(1);
    for (const words of ['This link cannot be opened', '无法打开此链接', '無法開啟此連結'])
      expect([...documents][0]).toContain(words);
    expect([...documents][0]).toBe(linkRefusedPage);
    expect([...documents][0]).not.toContain('$');
    for (const value of responses.flatMap(({ ResponseParameters }) => Object.values(ResponseParameters)))
      expect(value).toMatch(/^'[^']+'$/);
    for (const { ResponseParameters } of responses)
      expect(ResponseParameters['gatewayresponse.header.Cache-Control']).toBe("'no-store'");
  });
});

describe('the address of the pages', () => {
  const addressOf = (template: typeof pipeline) => JSON.stringify(template.findOutputs('*'));

  test('is the host of linkBaseUrl with its certificate, and then no other', () => {
    expect(onlyOne(pipeline, 'AWS::ApiGateway::DomainName')).toMatchObject({
      DomainName: 'care.example.com',
      RegionalCertificateArn: testStage.linkCertificateArn,
    });
    expect(onlyOne(pipeline, 'AWS::ApiGateway::RestApi')).toMatchObject({ DisableExecuteApiEndpoint: true });
    expect(addressOf(pipeline)).toContain('https://care.example.com');
  });

  test('is the one that AWS gives, when the settings name none: the first deployment needs no domain', () => {
    const { pipeline: first } = synthesized({ ...withoutAddress });

    first.resourceCountIs('AWS::ApiGateway::DomainName', 0);
    expect(onlyOne(first, 'AWS::ApiGateway::RestApi')).toMatchObject({ DisableExecuteApiEndpoint: false });
    const [tick] = Object.values(
      first.findResources('AWS::Lambda::Function', { Properties: { FunctionName: 'bellwether-prod-tick' } }),
    );
    expect(JSON.stringify(tick?.Properties.Environment.Variables.LINK_BASE_URL)).toMatch(
      /^\{"Fn::Join":\["",\["https:\/\/",\{"Ref":"PagesHttpApi\w+"\},"\.execute-api\.eu-central-1\.",\{"Ref":"AWS::URLSuffix"\},"\/p"\]\]\}$/,
    );
  });
});

const noPattern = { NotStatement: { Statement: { RegexMatchStatement: { RegexString: '(?!)' } } } };

type Rule = {
  Name: string;
  Action?: object;
  Statement: {
    RateBasedStatement?: { Limit: number; ScopeDownStatement?: typeof noPattern };
    ManagedRuleGroupStatement?: {
      Name: string;
      RuleActionOverrides: { Name: string; ActionToUse: object }[];
    };
  };
  VisibilityConfig: { SampledRequestsEnabled: boolean };
};

describe('the firewall', () => {
  const acl = onlyOne(pipeline, 'AWS::WAFv2::WebACL') as unknown as { Rules: Rule[] };

  test('stands before the stage of the API, bounds each address and knows common attacks', () => {
    pipeline.resourceCountIs('AWS::WAFv2::WebACLAssociation', 1);
    expect(
      acl.Rules.map(({ Name, Statement }) => [
        Name,
        Statement.RateBasedStatement?.Limit ?? Statement.ManagedRuleGroupStatement?.Name,
      ]),
    ).toEqual([
      ['guesses', 20],
      ['requests', 300],
      ['common-attacks', 'AWSManagedRulesCommonRuleSet'],
      ['known-bad-inputs', 'AWSManagedRulesKnownBadInputsRuleSet'],
    ]);
    for (const { Action, Statement } of acl.Rules)
      expect(Action).toEqual(Statement.RateBasedStatement === undefined ? undefined : { Block: {} });
  });

  test('refuses nobody for the words of a note, nor for a token that by chance reads like a file name', () => {
    const overrides = acl.Rules.flatMap(
      ({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? [],
    );

    expect(overrides.map(({ Name }) => Name).toSorted()).toEqual([
      'CrossSiteScripting_BODY',
      'EC2MetaDataSSRF_BODY',
      'GenericLFI_BODY',
      'GenericRFI_BODY',
      'JavaDeserializationRCE_BODY',
      'Log4JRCE_BODY',
      'RestrictedExtensions_URIPATH',
      'SizeRestrictions_BODY',
    ]);
    for (const { ActionToUse } of overrides) expect(ActionToUse).toEqual({ Count: {} });
  });

  test('keeps no token: its log has neither path nor referer, and no request is sampled', () => {
    expect(onlyOne(pipeline, 'AWS::WAFv2::LoggingConfiguration')).toMatchObject({
      RedactedFields: [
        { UriPath: {} },
        { QueryString: {} },
        { SingleHeader: { Name: 'referer' } },
        { SingleHeader: { Name: 'cookie' } },
      ],
    });
    for (const { VisibilityConfig } of [acl as unknown as Rule, ...acl.Rules])
      expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
  });

  describe('counts as a guess', () => {
    const [{ Statement }] = acl.Rules as [Rule];
    const { NotStatement } = Statement.RateBasedStatement?.ScopeDownStatement ?? noPattern;
    const pattern = new RegExp(NotStatement.Statement.RegexMatchStatement.RegexString);
    const links = signedLinks(
      { read: async () => ({ current: 'k'.repeat(43) }) },
      'https://care.example.com',
    );

    test.each(['o-1', 'r'.repeat(64)])(
      'no link that we signed for %s, with or without the letter',
      async (who) => {
        const link = await links.linkTo(
          'red-channel-0123456789abcdef-2026-03-05',
          who,
          '2026-03-05T06:00:00.000Z',
        );

        const { pathname } = new URL(link);
        expect(pathname).toMatch(pattern);
        expect(`/p${pathname}/letter`).toMatch(pattern);
      },
    );

    test.each(['/favicon.ico', '/apple-touch-icon.png', '/apple-touch-icon-120x120-precomposed.png'])(
      'no picture that browsers ask every site for: %s',
      (path) => {
        expect(path).toMatch(pattern);
      },
    );

    test.each([
      '/',
      '/favicon.ico.php',
      '/apple-touch-icon/x.png',
      '/c/',
      '/c/unsigned',
      '/c/v1.abcd.short.mac',
      '/.env',
      '/wp-login.php',
    ])('%s', (path) => {
      expect(path).not.toMatch(pattern);
    });
  });
});

describe('the keys of links', () => {
  test('are rotated on schedule, never by a deployment', () => {
    expect(onlyOne(pipeline, 'AWS::SecretsManager::RotationSchedule')).toMatchObject({
      RotateImmediatelyOnUpdate: false,
      RotationRules: { AutomaticallyAfterDays: rotationInterval.toDays() },
    });
  });

  test('are rotated by nobody but Secrets Manager, for this secret', () => {
    const permissions = Object.values(propertiesOf(pipeline, 'AWS::Lambda::Permission')).filter(
      ({ FunctionName }) => JSON.stringify(FunctionName).includes('rotatesecret'),
    );

    expect(permissions).toMatchObject([
      {
        Principal: 'secretsmanager.amazonaws.com',
        SourceAccount: '123456789012',
        SourceArn: { 'Fn::ImportValue': expect.stringContaining('LinkSecret') },
      },
    ]);
  });
});
