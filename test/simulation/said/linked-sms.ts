import type { Scenario } from '../scenario.ts';
import { digestAsk, digestTitle, type Found, shortName } from './sms.ts';

/** SNS takes no longer SMS. */
const mostCharacters = 1_599;

/**
 * In what an SMS about several cases is wrong whose reader has no e-mail: it has a line with a link for each of the first,
 * as many as there is room for, and counts the others. Nothing where only parts of it are known.
 */
export function wrongLinkedSms(
  scenario: Scenario,
  sms: string,
  first: readonly (Found & { readonly link: string })[],
  cases: number,
  heading: string,
): readonly string[] {
  const lines = first.flatMap((each) => {
    const [title = '', ...others] = digestTitle(scenario, each, shortName);
    const ask = digestAsk(scenario, each.telling, each.state);
    return ask === null || others.length > 0 ? [] : [`${title}. ${ask}: ${each.link}`];
  });
  if (lines.length < first.length) return [];
  const left = cases - lines.length;
  const expected = [`${heading}:`, ...lines, ...(left > 0 ? [`and ${left} more`] : [])].join('\n');
  const longest = Math.max(0, ...lines.map(({ length }) => length));
  const hasRoom = expected.length + longest < mostCharacters;
  return [
    ...(sms === expected ? [] : [`has “${sms}” for its SMS, not “${expected}”`]),
    ...(left > 0 && hasRoom ? [`leaves ${left} cases out of its SMS`] : []),
  ];
}
