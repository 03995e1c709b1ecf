import { describe, expect, test } from 'vitest';
import type { FunctionName } from '../../lambdas/environment.ts';
import { environments } from '../../lambdas/environment.ts';
import { allowancesOf, rolesOf } from '../lib/roles.ts';
import { synthesized } from '../lib/synthesized.ts';
import type { Enforcement } from '../support/enforced-roles.ts';
import { type Allowance, allows, type Use, useText } from '../support/iam.ts';
import { lambdaUses, serviceUses } from './platform-uses.ts';
import { tours } from './tours.ts';

const { pipeline } = synthesized();
const roles = rolesOf(pipeline);
const functionNames = Object.keys(environments) as FunctionName[];
const allowed = new Map(functionNames.map((name) => [name, allowancesOf(roles[name])]));

/** What the roles of the template allow, but for what is taken away. */
const deployed = (
  isTaken: (by: FunctionName, allowance: Allowance) => boolean = () => false,
): Enforcement => ({
  allowancesOf: (by) => (allowed.get(by) ?? []).filter((each) => !isTaken(by, each)),
});

type Seen = { readonly by: FunctionName; readonly use: Use; readonly tour: string };
const seen: Seen[] = [];

/** The tours in which a function did something that only this allows, the shortest first. */
const toursNeeding = (by: FunctionName, allowance: Allowance): readonly string[] =>
  [
    ...new Set(seen.filter((each) => each.by === by && allows(allowance, each.use)).map(({ tour }) => tour)),
  ].sort((a, b) => lengthOf(a) - lengthOf(b));

const lengthOf = (tour: string): number => seen.filter((each) => each.tour === tour).length;

const permissions = functionNames.flatMap((by) => {
  const byLambda = lambdaUses(pipeline, by);
  return (allowed.get(by) ?? [])
    .filter((allowance) => !byLambda.some((use) => allows(allowance, use)))
    .map((allowance) => [`${by}: ${useText(allowance)}`, by, allowance] as const);
});

describe('the roles of the template are enough for', () => {
  test.each(Object.entries(tours))('%s', async (tour, follow) => {
    await follow({
      ...deployed(),
      onUse: (by, use) => seen.push({ by, use, tour }),
      onRefusal(refusal) {
        throw new Error(refusal);
      },
    });
  });
});

describe('the roles of the template allow nothing that is not needed', () => {
  test.each(permissions)('%s', (_, by, allowance) => {
    expect(toursNeeding(by, allowance)).not.toEqual([]);
  });

  test.each(functionNames)('%s: and what Lambda does in its name', (name) => {
    const idle = lambdaUses(pipeline, name).filter(
      (use) => !(allowed.get(name) ?? []).some((allowance) => allows(allowance, use)),
    );

    expect(idle).toEqual([]);
  });

  test.each(Object.entries(serviceUses(pipeline)))('%s', (actor, uses) => {
    const given = allowancesOf(roles[actor as keyof typeof roles]);

    expect(uses.filter((use) => !given.some((each) => allows(each, use)))).toEqual([]);
    expect(given.filter((each) => !uses.some((use) => allows(each, use)))).toEqual([]);
  });
});

describe('taking away a permission is noticed by people', () => {
  test.each(permissions)('%s', async (_, by, allowance) => {
    const roles = deployed((who, each) => who === by && each === allowance);
    const failed: unknown[] = [];

    for (const tour of toursNeeding(by, allowance)) {
      if (failed.length > 0) break;
      await tours[tour]?.(roles).catch((error: unknown) => failed.push(error));
    }

    expect(failed).toHaveLength(1);
  });
});
