import type { QualityFinding } from '../../../lambdas/cases/case.ts';
import { dayMs } from '../hours.ts';
import { counted, momentIn, type Place } from './forms.ts';
import type { Telling } from './saying.ts';

export function qualityTitle({ about }: Telling, place: Place): string {
  const noon = `${about.openedOn}T12:00:00Z`;
  return `Data of ${momentIn(place, Date.parse(noon)).replace(' 12:00 UTC', '')}: `;
}

/** A line for each thing that was found in this round. */
export function qualityWords({ about, occurrence }: Telling): readonly string[] {
  return (about.quality?.findings ?? [])
    .filter((each) => each.occurrence === occurrence)
    .map(({ finding }) => findingText(finding, about.openedOn));
}

function findingText(finding: QualityFinding, day: string): string {
  const deadline = momentIn('email', Date.parse(`${day}T12:00:00Z`) + dayMs);
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
