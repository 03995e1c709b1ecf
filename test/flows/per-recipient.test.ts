import { expect, test } from 'vitest';
import { Failures } from '../../lambdas/flows/failures.ts';
import { perRecipient } from '../../lambdas/flows/per-recipient.ts';
import { recipientOf } from '../support/cases.ts';

const people = ['anna', 'bert', 'cora', 'dirk', 'emma', 'fred'].map((id) => recipientOf(id));

/** Whom the step works for, and the failures, when it fails for these. */
async function stepFailingFor(failing: readonly string[]) {
  const failures = new Failures();
  const given = await perRecipient(people, failures, async ({ recipientId }) => {
    if (failing.includes(recipientId)) throw new Error('no');
    return recipientId.toUpperCase();
  });
  return { given: [...given], failures };
}

test('one for whom it fails is left out, named, and stops nobody else', async () => {
  const { given, failures } = await stepFailingFor(['anna', 'bert', 'dirk', 'emma']);

  expect(given).toEqual([
    ['cora', 'CORA'],
    ['fred', 'FRED'],
  ]);
  expect(() => failures.throwAny()).toThrow(/^4 steps failed: anna: no; bert: no; dirk: no; emma: no$/);
});

test('after three failures in a row nobody else is tried', async () => {
  const { given, failures } = await stepFailingFor(['bert', 'cora', 'dirk']);

  expect(given).toEqual([['anna', 'ANNA']]);
  expect(() => failures.throwAny()).toThrow(/^3 steps failed/);
});
