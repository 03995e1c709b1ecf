import type { Case } from '../../../lambdas/cases/case.ts';
import { indexOn, medianTwice, partOn, windowBefore } from '../facts.ts';
import { nameOf, type Outcome } from '../outcome.ts';
import type { Truth } from '../scenario.ts';

type Given = NonNullable<Case['rescue']>['given'];

/** Open rescues that are nearer to their recovery than the files say, or further from it; by the model of the last day. */
export function wronglyCured({ scenario: { truth }, cases }: Outcome): readonly string[] {
  return cases.flatMap((about) => {
    // What only stays for a person's sake is of files that are gone.
    if (about.rescue === undefined || about.rescue.isKept || !/^(open|acknowledged)$/.test(about.state))
      return [];
    const { accountId } = about;
    const { curedDays: had, foldedThrough, given } = about.rescue;
    const lastDay = Object.keys(truth.days).sort().at(-1) ?? foldedThrough;
    const expected = curedDays(truth, accountId, given, lastDay);
    return had === expected ? [] : [`${nameOf(about)} was cured on ${had} days, not on ${expected}`];
  });
}

/** On how many days in a row, up to this one, every reason of a rescue was cured. */
function curedDays(truth: Truth, accountId: string | null, given: Given, through: string): number {
  const account = accountId ?? '';
  const part = partOn(truth, through);
  const since = given.map(({ on }) => on).sort();
  const days = Object.keys(truth.days)
    .filter((day) => day > (since.at(-1) ?? '') && day <= through)
    .sort()
    .flatMap((day) => indexOn(truth, day, account, part) ?? []);
  const bounds = given.map(({ reason, on }) =>
    reason === 'red-band' ? 4500 : (9 * baselineTwice(truth, on, account, part)) / 20,
  );
  const last = days.findLastIndex((index) => bounds.some((bound) => index < bound));
  return days.length - 1 - last;
}

function baselineTwice(truth: Truth, day: string, account: string, part: number): number {
  return medianTwice(windowBefore(truth, day, account, part).flatMap((each) => each ?? []));
}
