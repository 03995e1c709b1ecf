import { AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks } from 'cdk-nag';

/** The rules that every synthesis is held to. A finding is repaired, or answered in a sentence at its resource. */
export const rulePacks = [AwsSolutionsChecks, NIST80053R5Checks, ServerlessChecks] as const;
