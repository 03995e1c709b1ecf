import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleHandlers, bundleOf } from './bundling/bundle.ts';
import type { CodeOf } from './constructs/pipeline-functions.ts';
import { functionNames } from './functions.ts';
import { rulePacks } from './rule-packs.ts';
import { addStage } from './stage-stacks.ts';
import { demoStage, parseSettings, type StageSettings } from './stages.ts';

const settingsPath = 'bellwether.settings.json';

const readStages = (): readonly StageSettings[] | null => {
  if (!existsSync(settingsPath)) return null;
  const reading = parseSettings(readFileSync(settingsPath, 'utf8'));
  if (reading.outcome === 'read') return reading.stages;
  console.error(`${settingsPath} is refused:\n${reading.problems.map((each) => `  ${each}`).join('\n')}`);
  process.exit(2);
};

const stages = readStages();
const app = new App();
const bundles = join(app.outdir, 'bundles');
await bundleHandlers(functionNames, bundles);
const codeOf: CodeOf = (name) => Code.fromAsset(bundleOf(bundles, name));
for (const stage of stages ?? [demoStage]) addStage(app, stage, codeOf);
if (stages === null) {
  Annotations.of(app).addInfo(
    `No ${settingsPath}: this is the demo stage. Copy lib/settings.example.json before you deploy.`,
  );
}
Validations.of(app).addPlugins(...rulePacks.map((Pack) => new Pack(app)));
