import type { QualityFinding } from '../../../lambdas/cases/case.ts';
import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { counted, momentIn, type Place } from './forms.ts';
import type { Telling } from './saying.ts';

export function qualityTitle({ about }: Telling, place: Place): string {
  const noon = `${about.openedOn}T12:00:00Z`;
  return `Data of ${momentIn(place, Date.parse(noon)).replace(' 12:00 UTC', '')}: `;
}

/** A line for each thing that was found in this round. */
export function qualityWords(scenario: Scenario, { about, occurrence }: Telling): readonly string[] {
  return (about.quality?.findings ?? [])
    .filter((each) => each.occurrence === occurrence)
    .map(({ finding }) => findingText(finding, about.openedOn, deadlineOf(scenario, about.openedOn)));
}

/** Noon of the day after, where the clocks are that count. */
function deadlineOf({ zone }: Scenario, day: string): string {
  const next = addDays(day, 1);
  const at = zone?.deadlines.find((each) => each.startsWith(next)) ?? `${next}T12:00`;
  return momentIn('email', Date.parse(`${at}:00Z`));
}

function findingText(finding: QualityFinding, day: string, deadline: string): string {
  switch (finding.kind) {
    case 'missing':
      return `No snapshot came by ${deadline}. Deliver it to snapshots/${day}/`;
    case 'incomplete':
      return `The manifest was not met by ${deadline}: `;
    case 'rejected':
      return finding.problem === null
        ? `${finding.key}: ${counted(finding.rows, 'row')} rejected`
        : `: the file was rejected (`;
    case 'held':
      return `${finding.accounts} of ${finding.known} accounts would open a rescue`;
    case 'suspicious':
      return `Only ${finding.scored} accounts were scored; the median of the last 7 complete days is ${finding.medianTwice / 2}.`;
    case 'unreachable-recipient':
      return `Recipient ${finding.recipientId} cannot be reached: ${finding.why}`;
    case 'unfilled-role':
      return `Account ${finding.accountId} has no ${finding.role.replace('_manager', "'s manager").replace('_', ' ')}: `;
  }
}
