import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { functions } from '../../lib/functions.ts';
import { permissions } from '../../lib/permissions.ts';
import { rulePacks } from '../../lib/rule-packs.ts';
import { addStage } from '../../lib/stage-stacks.ts';
import { demoStage } from '../../lib/stages.ts';
import { deployedPlaces } from '../support/deployed.ts';
import { noCode, testApp, testStage } from './synthesized.ts';

/** What a pack finds, the answered findings among them. */
const findingsOf = (pack: NagPack, app: IConstruct) => {
  Object.assign(pack, { isAcknowledged: () => false });
  return pack
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
    );
};

const answersIn = (root: IConstruct) =>
  root.node.findAll().flatMap((construct) =>
    construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(data as Record<string, string>).map(([id, reason]) => ({
          id: id.replace(/^annotation::/i, ''),
          reason,
          path: construct.node.path,
        })),
      ),
  );

type Known = { readonly id: string; readonly path: string };

const isAnswered = (finding: Known, answer: Known): boolean =>
  answer.id === finding.id && finding.path.startsWith(`${answer.path}/`);

const countsOf = (ids: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const id of ids.toSorted()) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
};

/** Places with a wildcard, once for each role that has them, and the streams of each function's own log. */
const wildcards =
  Object.values(permissions).flatMap((rows) => [
    ...new Set(rows.map(({ on }) => on).filter((on) => deployedPlaces[on].includes('*'))),
  ]).length + Object.keys(functions).length;

/** Which rules find how much that is answered and not repaired. */
const answered = {
  'AwsSolutions-APIG6': 1,
  'AwsSolutions-COG4': 3,
  'AwsSolutions-IAM5': wildcards,
  'AwsSolutions-SMG4': 1,
  'AwsSolutions-SQS3': 1,
  'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted': 1,
  'NIST.800.53.R5-APIGWExecutionLoggingEnabled': 1,
  'NIST.800.53.R5-APIGWSSLEnabled': 1,
  'NIST.800.53.R5-IAMNoInlinePolicy': 14,
  'NIST.800.53.R5-LambdaDLQ': 9,
  'NIST.800.53.R5-LambdaInsideVPC': 9,
  'NIST.800.53.R5-S3BucketReplicationEnabled': 3,
  'NIST.800.53.R5-S3DefaultEncryptionKMS': 1,
  'NIST.800.53.R5-SecretsManagerRotationEnabled': 1,
  'Serverless-APIGWXrayEnabled': 1,
  'Serverless-LambdaDLQ': 9,
  'Serverless-LambdaEventSourceMappingDestination': 1,
  'Serverless-LambdaStarPermissions': 9,
  'Serverless-SQSRedrivePolicy': 2,
};
/** In a new account nothing can be reserved. */
const answeredWhenSmall = { ...answered, 'NIST.800.53.R5-LambdaConcurrency': 9 };

describe.each([
  ['a stage with every setting', testStage, answered],
  ['a stage with as few settings as can be', demoStage, answeredWhenSmall],
])('the rule packs, for %s', (_, stage, expected) => {
  const app = testApp();
  addStage(app, stage, noCode);
  app.synth();
  const answers = answersIn(app);
  const findings = rulePacks.flatMap((Pack) => findingsOf(new Pack(), app));

  test('every finding is answered at its own resource', () => {
    expect(findings.filter((finding) => !answers.some((answer) => isAnswered(finding, answer)))).toEqual([]);
  });

  test('every answer is for one finding, which is there', () => {
    const matches = answers.map((answer) => ({
      ...answer,
      findings: findings.filter((finding) => isAnswered(finding, answer)).length,
    }));

    expect(matches.filter((each) => each.findings !== 1)).toEqual([]);
  });

  test('every answer is a whole sentence, and no other finding is answered than these', () => {
    for (const { reason } of answers) expect(reason).toMatch(/^[A-Z].{30,}\.$/);
    expect(countsOf(answers.map(({ id }) => id.split('[')[0] ?? ''))).toEqual(expected);
  });
});

describe('the app', () => {
  test('needs no settings and no credentials, and neither cdk-nag nor CloudFormation complains', () => {
    const out = mkdtempSync(join(tmpdir(), 'bellwether-synth-'));
    const {
      AWS_REGION: _region,
      AWS_PROFILE: _profile,
      CDK_VALIDATION: _validation,
      ...environment
    } = process.env;

    const synth = () =>
      execFileSync('node', ['--import', 'tsx', 'lib/app.ts'], {
        env: {
          ...environment,
          CDK_OUTDIR: out,
          CDK_CONTEXT_JSON: JSON.stringify(testApp().node.getAllContext()),
        },
        encoding: 'utf8',
        stdio: 'pipe',
      });

    expect(synth).not.toThrow();
    rmSync(out, { recursive: true });
  }, 120_000);
});
