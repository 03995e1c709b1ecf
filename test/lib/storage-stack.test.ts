import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { addStage } from '../../lib/stage-stacks.ts';
import { noCode, propertiesOf, synthesized, testApp, testStage } from './synthesized.ts';

const { storage, pipeline } = synthesized();

type LogStatement = {
  Principal: { Service?: string };
  Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': string[] } };
};

/** A changed id makes CloudFormation throw the old resource away: do not change this list. */
const pinned = {
  'AWS::KMS::Key': ['Key'],
  'AWS::S3::Bucket': ['AccessLogBucket', 'FeedBucket', 'WorkBucket'],
  'AWS::DynamoDB::GlobalTable': ['CasesTable', 'HistoryTable'],
  'AWS::SecretsManager::Secret': ['LinkSecret'],
};

describe('what must survive', () => {
  test.each(Object.entries(pinned))('%s has the logical ids that it was born with', (type, ids) => {
    expect(Object.keys(storage.findResources(type)).toSorted()).toEqual(ids);
  });

  test.each(Object.keys(pinned))(
    '%s is retained when its stack is deleted or replaces it, but not when it could not be born',
    (type) => {
      storage.allResources(type, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
    },
  );

  test('the storage stack is protected against deletion, the pipeline stack is not', () => {
    const stacks = addStage(testApp(), testStage, noCode);

    expect(stacks.storage.terminationProtection).toBe(true);
    expect(stacks.pipeline.terminationProtection).toBe(false);
  });

  test('the storage stack is there before the pipeline stack', () => {
    const stacks = addStage(testApp(), testStage, noCode);

    expect(stacks.pipeline.dependencies).toContain(stacks.storage);
  });
});

describe('buckets', () => {
  test('nobody outside reaches any of them, and nobody without TLS', () => {
    storage.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    });
    storage.resourceCountIs('AWS::S3::BucketPolicy', 3);
    storage.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 's3:*',
            Principal: { AWS: '*' },
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  test.each(['FeedBucket', 'WorkBucket'])('%s is versioned, logged and encrypted with our key', (id) => {
    expect(propertiesOf(storage, 'AWS::S3::Bucket')[id]).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: { Ref: 'AccessLogBucket' } },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          {
            BucketKeyEnabled: true,
            ServerSideEncryptionByDefault: {
              SSEAlgorithm: 'aws:kms',
              KMSMasterKeyID: { 'Fn::GetAtt': ['Key', 'Arn'] },
            },
          },
        ],
      },
    });
  });

  test.each(['FeedBucket', 'WorkBucket'])('%s takes no upload that asks for another key', (id) => {
    const policy = Object.values(propertiesOf(storage, 'AWS::S3::BucketPolicy')).find(
      ({ Bucket }) => JSON.stringify(Bucket) === JSON.stringify({ Ref: id }),
    );

    const refused = {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': [id, 'Arn'] }, '/*']] },
    };
    expect(policy).toMatchObject({
      PolicyDocument: {
        Statement: expect.arrayContaining([
          {
            Sid: 'NoOtherKey',
            ...refused,
            Condition: {
              Null: { 's3:x-amz-server-side-encryption': 'false' },
              ArnNotEquals: {
                's3:x-amz-server-side-encryption-aws-kms-key-id': { 'Fn::GetAtt': ['Key', 'Arn'] },
              },
            },
          },
          {
            Sid: 'NoKeyOfTheSender',
            ...refused,
            Condition: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
          },
        ]),
      },
    });
  });

  test('records of access are kept as long as the files, and none can be replaced without a trace', () => {
    const kept = testStage.retentionDays;

    expect(propertiesOf(storage, 'AWS::S3::Bucket').AccessLogBucket).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: {
        Rules: [{ ExpirationInDays: kept, NoncurrentVersionExpiration: { NoncurrentDays: kept } }],
      },
    });
  });

  test.each(['FeedBucket', 'WorkBucket'])('%s forgets uploads that were never ended after a week', (id) => {
    expect(propertiesOf(storage, 'AWS::S3::Bucket')[id]).toMatchObject({
      LifecycleConfiguration: {
        Rules: expect.arrayContaining([
          expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
        ]),
      },
    });
  });

  test('a replaced file is kept as long as the scores that name it', () => {
    storage.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'bellwether-prod-feed-123456789012-eu-central-1',
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({
            NoncurrentVersionExpiration: { NoncurrentDays: testStage.retentionDays },
            ExpirationInDays: Match.absent(),
          }),
        ],
      },
    });
  });

  test('papers of runs go with the scores, results of map runs after a month', () => {
    storage.hasResourceProperties('AWS::S3::Bucket', {
      BucketName: 'bellwether-prod-work-123456789012-eu-central-1',
      LifecycleConfiguration: {
        Rules: Match.arrayWith([
          Match.objectLike({ Prefix: 'runs/', ExpirationInDays: testStage.retentionDays }),
          Match.objectLike({ Prefix: 'map-results/', ExpirationInDays: 30 }),
        ]),
      },
    });
  });
});

describe('data teams', () => {
  const writer = { AWS: testStage.feedWriters[0] };
  const statementsFor = (principal: object) =>
    Object.values(propertiesOf(storage, 'AWS::S3::BucketPolicy'))
      .flatMap((policy) => (policy.PolicyDocument as { Statement: Record<string, unknown>[] }).Statement)
      .filter((statement) => JSON.stringify(statement.Principal) === JSON.stringify(principal));

  test('write into the four folders of the feed, read receipts, and nothing else', () => {
    const allowed = statementsFor(writer).map(({ Action, Resource, Condition }) =>
      Condition === undefined ? [Action, Resource] : [Action, Resource, Condition],
    );

    const feed = { 'Fn::GetAtt': ['FeedBucket', 'Arn'] };
    const at = (path: string) => ({ 'Fn::Join': ['', [feed, path]] });
    expect(allowed).toEqual([
      [
        ['s3:AbortMultipartUpload', 's3:PutObject'],
        [at('/accounts/*'), at('/complaints/*'), at('/recipients/*'), at('/snapshots/*')],
      ],
      ['s3:GetObject', at('/receipts/*')],
      ['s3:ListBucket', feed, { StringLike: { 's3:prefix': 'receipts/*' } }],
    ]);
  });

  test('use the key through S3 only', () => {
    storage.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: writer,
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Condition: { StringEquals: { 'kms:ViaService': 's3.eu-central-1.amazonaws.com' } },
          }),
        ]),
      },
    });
  });

  test('none are allowed when the settings name none', () => {
    const { storage: closed } = synthesized({ ...testStage, feedWriters: [] });

    const policies = JSON.stringify(closed.findResources('AWS::S3::BucketPolicy'));

    expect(policies).not.toContain('DataTeams');
    expect(JSON.stringify(closed.findResources('AWS::KMS::Key'))).not.toContain('DataTeams');
  });
});

describe('arrivals', () => {
  test('each folder that data teams write to is announced, our own receipts are not', () => {
    const announced = ['snapshots/', 'complaints/', 'accounts/', 'recipients/'].map((folder) => ({
      Event: 's3:ObjectCreated:*',
      Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: folder }] } },
      Queue: Match.anyValue(),
    }));

    storage.hasResourceProperties('AWS::S3::Bucket', {
      NotificationConfiguration: { QueueConfigurations: announced },
    });
  });

  test('a message that failed five times waits in the dead-letter queue', () => {
    storage.hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'bellwether-prod-landed',
      VisibilityTimeout: 6 * 5 * 60 + 20,
      RedrivePolicy: { maxReceiveCount: 5 },
    });
  });

  test('both queues are encrypted with our key', () => {
    storage.resourceCountIs('AWS::SQS::Queue', 2);
    storage.allResourcesProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
    });
  });

  test('what nobody takes waits for two weeks', () => {
    storage.allResourcesProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 14 * 24 * 60 * 60 });
  });

  test('only the feed bucket of this account may announce anything', () => {
    storage.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Principal: { Service: 's3.amazonaws.com' },
            Condition: {
              StringEquals: { 'aws:SourceAccount': '123456789012' },
              ArnEquals: { 'aws:SourceArn': Match.stringLikeRegexp('bellwether-prod-feed-') },
            },
          }),
        ]),
      },
    });
  });
});

describe('tables', () => {
  const key = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
  const keysOnly = { ProjectionType: 'KEYS_ONLY' };

  test('history is found by account and day, and expires', () => {
    expect(propertiesOf(storage, 'AWS::DynamoDB::GlobalTable').HistoryTable).toMatchObject({
      KeySchema: key('account', 'day'),
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  test('cases are found by subject, by what is due, and by who is alive', () => {
    const cases = propertiesOf(storage, 'AWS::DynamoDB::GlobalTable').CasesTable;

    expect(cases).toMatchObject({
      KeySchema: key('subject', 'id'),
      GlobalSecondaryIndexes: [
        { IndexName: 'due', KeySchema: key('dueShard', 'nextDueAt'), Projection: keysOnly },
        { IndexName: 'alive', KeySchema: key('kind', 'aliveUntil'), Projection: keysOnly },
      ],
    });
    expect(cases?.TimeToLiveSpecification).toBeUndefined();
  });

  test('both can be restored to any second, are encrypted with our key and cannot be deleted', () => {
    storage.allResourcesProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } },
        }),
      ],
    });
  });
});

test('the keys of links are made by chance, encrypted with our key, and kept when the stack goes', () => {
  const [secret] = Object.values(storage.findResources('AWS::SecretsManager::Secret'));

  expect(secret).toMatchObject({
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Name: 'bellwether-prod-links',
      KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] },
      GenerateSecretString: { SecretStringTemplate: '{}', GenerateStringKey: 'current', PasswordLength: 64 },
    },
  });
});

describe('the key', () => {
  test('rotates', () => {
    storage.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  test.each(['s3', 'cloudwatch', 'sns'])(
    'may be used by %s, whose messages would else be lost',
    (service) => {
      storage.hasResourceProperties('AWS::KMS::Key', {
        KeyPolicy: {
          Statement: Match.arrayWith([
            Match.objectLike({
              Effect: 'Allow',
              Principal: { Service: `${service}.amazonaws.com` },
              Action: Match.arrayWith(['kms:Decrypt']),
              Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
            }),
          ]),
        },
      });
    },
  );

  test('encrypts every log of the pipeline, and none of another stage', () => {
    const { KeyPolicy } = propertiesOf(storage, 'AWS::KMS::Key').Key as {
      KeyPolicy: { Statement: LogStatement[] };
    };
    const allowed = KeyPolicy.Statement.filter(
      ({ Principal }) => Principal.Service === 'logs.eu-central-1.amazonaws.com',
    ).flatMap(({ Condition }) => Condition.ArnLike['kms:EncryptionContext:aws:logs:arn']);
    const isAllowed = (name: string) =>
      allowed.some((pattern) => {
        const [before, after] = pattern.split(':log-group:')[1]?.split('*') ?? [];
        return after === undefined ? name === before : name.startsWith(`${before}`) && name.endsWith(after);
      });
    const namesIn = (template: typeof storage) =>
      Object.values(propertiesOf(template, 'AWS::Logs::LogGroup')).map(({ LogGroupName }) =>
        String(LogGroupName),
      );

    expect(namesIn(pipeline).filter((name) => !isAllowed(name))).toEqual([]);
    const other = synthesized({ ...testStage, name: 'prod2' }).pipeline;
    expect(namesIn(other).filter(isAllowed)).toEqual([]);
  });
});
