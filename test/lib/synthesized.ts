import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { addStage } from '../../lib/stage-stacks.ts';
import type { StageSettings } from '../../lib/stages.ts';
import { testStage } from '../support/deployed.ts';
import { freshFolder } from '../support/fresh-folder.ts';

export { testStage };

const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> };

/** An app with the flags of `cdk.json`. */
export const testApp = (): App => new App({ context, outdir: freshFolder('templates') });

/** Code of functions that nobody calls. */
export const noCode = () => Code.fromInline('exports.handler = () => {};');

type Templates = { readonly storage: Template; readonly pipeline: Template };

/** The two templates of a stage, which are made once in a process. */
export const synthesized = (stage: StageSettings = testStage): Templates => {
  const made = templates.get(stage) ?? synthesize(stage);
  templates.set(stage, made);
  return made;
};

const templates = new Map<StageSettings, Templates>();

function synthesize(stage: StageSettings): Templates {
  const { storage, pipeline } = addStage(testApp(), stage, noCode);
  return { storage: Template.fromStack(storage), pipeline: Template.fromStack(pipeline) };
}

/** The properties of all resources of a type, by logical id. */
export const propertiesOf = (template: Template, type: string): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(template.findResources(type)).map(([id, resource]) => [id, resource.Properties ?? {}]),
  );

/** The properties of the one resource of a type; throws unless there is exactly one. */
export const onlyOne = (template: Template, type: string): Record<string, unknown> => {
  const [properties, ...others] = Object.values(propertiesOf(template, type));
  if (properties === undefined || others.length > 0) throw new Error(`not exactly one ${type}`);
  return properties;
};
