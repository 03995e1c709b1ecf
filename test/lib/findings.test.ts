import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { describe, expect, test } from 'vitest';
import { addStage } from '../../lib/stage-stacks.ts';
import { testApp, testStage } from './synthesized.ts';

/** Reports what is acknowledged too. */
class AllChecks extends AwsSolutionsChecks {
  constructor() {
    super();
    Object.assign(this, { isAcknowledged: () => false });
  }
}

const acknowledgementsIn = (root: IConstruct) =>
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

describe('cdk-nag', () => {
  const app = testApp();
  addStage(app, testStage);
  app.synth();
  const acknowledgements = acknowledgementsIn(app);
  const findings = new AllChecks()
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath = '' }) => ({ id: ruleName, path: constructPath })),
    );

  test('every finding is acknowledged at its own resource', () => {
    const open = findings.filter(
      ({ id, path }) =>
        !acknowledgements.some((known) => known.id === id && path.startsWith(`${known.path}/`)),
    );

    expect(open).toEqual([]);
  });

  test('every acknowledgement answers a finding that is there', () => {
    const idle = acknowledgements.filter(
      ({ id, path }) => !findings.some((found) => found.id === id && found.path.startsWith(`${path}/`)),
    );

    expect(idle).toEqual([]);
  });

  test('acknowledgements are few, each with a whole sentence, none for a whole stack', () => {
    expect(acknowledgements).toHaveLength(51);
    for (const { reason, path } of acknowledgements) {
      expect(reason).toMatch(/^[A-Z].{30,}\.$/);
      expect(path.split('/').length).toBeGreaterThan(1);
    }
    expect(new Set(acknowledgements.map(({ id }) => id.split('[')[0]))).toEqual(
      new Set([
        'AwsSolutions-APIG6',
        'AwsSolutions-COG4',
        'AwsSolutions-IAM5',
        'AwsSolutions-SMG4',
        'AwsSolutions-SQS3',
      ]),
    );
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
