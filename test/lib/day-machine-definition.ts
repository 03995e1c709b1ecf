import type { Template } from 'aws-cdk-lib/assertions';
import { type StateMachineDefinition, stateMachineDefinition } from './states-definition.ts';
import { onlyOne, propertiesOf } from './synthesized.ts';

type Piece =
  | string
  | { readonly Ref: 'AWS::Partition' }
  | { readonly 'Fn::GetAtt': readonly [logicalId: string, attribute: 'Arn'] };

/**
 * The definition of the day's machine as it is deployed. Each function's ARN becomes `function:<name>` with
 * the name of its handler; bucket names are those of the test stage.
 */
export const dayMachineDefinition = (pipeline: Template): StateMachineDefinition => {
  const machine = onlyOne(pipeline, 'AWS::StepFunctions::StateMachine');
  const { 'Fn::Join': join } = machine.DefinitionString as { 'Fn::Join': [string, Piece[]] };
  const functions = propertiesOf(pipeline, 'AWS::Lambda::Function');
  const text = join[1].map((piece) => {
    if (typeof piece === 'string') return piece;
    if ('Ref' in piece) return 'aws';
    const name = functions[piece['Fn::GetAtt'][0]]?.FunctionName;
    return `function:${String(name).split('-').at(-1)}`;
  });
  return stateMachineDefinition.parse(JSON.parse(text.join(join[0])));
};
