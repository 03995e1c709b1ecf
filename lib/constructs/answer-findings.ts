import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Answers what a rule pack finds at one resource and nobody repairs: rule to reason, a whole sentence. */
export const answerFindings = (at: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  const answers = Object.entries(reasons).map(([id, reason]) => ({ id, reason }));
  Validations.of(at).acknowledge(...answers);
};
