import type { QualityFinding } from '../../../lambdas/cases/case.ts';
import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { counted, dayIn, momentIn, type Place } from './forms.ts';
import { cleaned, type Room, shortened } from './names.ts';
import type { Telling } from './saying.ts';

export const mostOfKey = 200;

export function qualityTitle(telling: Telling, place: Place, { causes }: Room): string {
  const briefs = findingsOf(telling).map(briefly);
  const rest = briefs.length > causes ? [`and ${briefs.length - causes} more`] : [];
  const said = [...briefs.slice(0, causes), ...rest].join(', ');
  return `Data of ${dayIn(place, telling.about.openedOn)}: ${said}`;
}

/** A line for each thing that was found in this round. */
export function qualityWords(scenario: Scenario, telling: Telling): readonly string[] {
  const day = telling.about.openedOn;
  return findingsOf(telling).map((finding) => findingText(finding, day, scenario));
}

/** What a page says in few words of what was found about a day so far, however much that was: each kind of thing once. */
export function qualityLeads({ quality }: Telling['about']): readonly string[] {
  const briefs = (quality?.findings ?? []).map(({ finding }) => briefly(finding));
  return briefs.map((_, place) => {
    const said = [...new Set(briefs.slice(0, place + 1))].join(', ');
    return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  });
}

/** Somebody has to decide about what is held. */
export function qualityAsk(telling: Telling): string {
  const isHeld = findingsOf(telling).some(({ kind }) => kind === 'held');
  return isHeld ? 'Release or discard' : 'See what to do';
}

export function findingsOf({ about, occurrence }: Telling): readonly QualityFinding[] {
  const found = about.quality?.findings ?? [];
  return found.filter((each) => each.occurrence === occurrence).map(({ finding }) => finding);
}

function briefly(finding: QualityFinding): string {
  switch (finding.kind) {
    case 'missing':
      return 'nothing delivered';
    case 'incomplete':
      return 'manifest not met';
    case 'rejected':
      return finding.problem === null ? `${counted(finding.rows, 'row')} rejected` : 'a file rejected';
    case 'held':
      return `${counted(finding.accounts, 'rescue')} held`;
    case 'suspicious':
      return `only ${finding.scored} of usually ${finding.medianTwice / 2} accounts scored`;
    case 'unreachable-recipient':
      return 'a recipient cannot be reached';
    case 'unfilled-role':
      return 'a role that nobody fills';
  }
}

/** What is wrong with a file, as far as there is room for it. */
export function problemsOf(problems: readonly string[]): readonly string[] {
  return problems.map((problem) => shortened(cleaned(problem), 160));
}

/** Noon of the day after, where the clocks are that count. */
export function deadlineOf({ zone }: Scenario, day: string): string {
  const next = addDays(day, 1);
  const at = zone?.deadlines.find((each) => each.startsWith(next)) ?? `${next}T12:00`;
  return momentIn('email', Date.parse(`${at}:00Z`));
}

function findingText(finding: QualityFinding, day: string, scenario: Scenario): string {
  const deadline = deadlineOf(scenario, day);
  switch (finding.kind) {
    case 'missing':
      return `No snapshot came by ${deadline}. Deliver it to snapshots/${day}/; it is scored as soon as it is complete.`;
    case 'incomplete':
      return `The manifest was not met by ${deadline}: ${problemsOf(finding.problems).join('; ')}. Deliver the listed files as listed, or correct the manifest.`;
    case 'rejected':
      return finding.problem === null
        ? `${shortened(finding.key, mostOfKey)}: ${counted(finding.rows, 'row')} rejected. Correct what receipts/${shortened(finding.key, mostOfKey)}.errors.csv lists and deliver the file again.`
        : `${shortened(cleaned(finding.key), mostOfKey)}: the file was rejected (${problemsOf([finding.problem])}), with ${counted(finding.rows, 'row')}. Correct it and deliver it again.`;
    case 'held':
      return `${finding.accounts} of ${finding.known} accounts would open a rescue at once, which looks like a fault in the feed. They are held and no owner was told. Moved: ${scenario.truth.moved?.[day] ?? 'index'}. Check the feed, then correct the day, or release or discard it.`;
    case 'suspicious':
      return `Only ${finding.scored} accounts were scored; the median of the last 7 complete days is ${finding.medianTwice / 2}. Deliver what is missing; if the day is right as it is, note that on the case.`;
    case 'unreachable-recipient':
      return `Recipient ${finding.recipientId} cannot be reached: ${finding.why}. Have the subscription confirmed or correct recipients/recipients.csv.`;
    case 'unfilled-role':
      return `Account ${finding.accountId} has no ${finding.role.replace('_manager', "'s manager").replace('_', ' ')}: the default desk gets those notices. Fill it in accounts/accounts.csv and recipients/recipients.csv.`;
  }
}
