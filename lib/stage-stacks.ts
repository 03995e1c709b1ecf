import { type App, Tags } from 'aws-cdk-lib';
import type { CodeOf } from './constructs/pipeline-functions.ts';
import { PipelineStack } from './pipeline-stack.ts';
import type { StageSettings } from './stages.ts';
import { StorageStack } from './storage-stack.ts';

export type StageStacks = { readonly storage: StorageStack; readonly pipeline: PipelineStack };

/** The two stacks of a stage, tagged so that every cost can be put down to it. */
export const addStage = (app: App, stage: StageSettings, codeOf: CodeOf): StageStacks => {
  const { name, account, region } = stage;
  const env = account === undefined ? { region } : { account, region };
  const storage = new StorageStack(app, `bellwether-${name}-storage`, stage, {
    env,
    description: `Bellwether ${name}: files, scores, cases (keep)`,
  });
  const pipeline = new PipelineStack(app, `bellwether-${name}-pipeline`, stage, {
    env,
    description: `Bellwether ${name}: functions, schedules, alarms`,
    storage,
    codeOf,
  });
  // Names, not references, tie the two together; the order of deployment is said here.
  pipeline.addStackDependency(storage);
  for (const stack of [storage, pipeline]) {
    Tags.of(stack).add('application', 'bellwether');
    Tags.of(stack).add('stage', name);
  }
  return { storage, pipeline };
};
