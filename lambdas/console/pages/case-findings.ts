import type { QualityFinding, QualityPart } from '../../cases/case.ts';
import { instantTime } from '../dates.ts';
import { card, foreign } from '../design/sections.ts';
import { count, counted } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { accountPath, receiptPath } from '../links.ts';
import { indicatorWords, qualityWords, roleWords, sentence } from '../words.ts';

/** What is wrong with a day's data, a sentence for each finding. */
export function findingsCard({ findings }: QualityPart): Html {
  return card(
    'What was found',
    html`<ul class="plain-list">${findings.map(
      ({ finding }) =>
        html`<li><strong>${sentence(qualityWords[finding.kind])}.</strong> ${findingText(finding)}</li>`,
    )}</ul>`,
  );
}

function findingText(finding: QualityFinding): Html {
  switch (finding.kind) {
    case 'missing':
      return html`It was expected by ${instantTime(finding.deadline)}.`;
    case 'incomplete':
      return html`It was to be complete by ${instantTime(finding.deadline)}.<ul>${finding.problems.map(
        (problem) => html`<li>${foreign(problem)}</li>`,
      )}</ul>`;
    case 'rejected':
      return html`${counted(finding.rows, 'row')} of <a class="code" href="${receiptPath(finding.key)}">${foreign(finding.key)}</a>.${
        finding.problem === null ? null : html` ${foreign(finding.problem)}`
      }`;
    case 'held':
      return html`${count(finding.accounts)} of ${counted(finding.known, 'account')} would open a rescue at once. What moved: ${foreign(finding.indicators.map(indicatorWords).join(', '))}.`;
    case 'suspicious':
      return html`${counted(finding.scored, 'account')} scored, where the last seven complete days had ${finding.medianTwice / 2} at the median.`;
    case 'unreachable-recipient':
      return html`${foreign(finding.recipientId)}: ${foreign(finding.why)}`;
    case 'unfilled-role':
      return html`<a href="${accountPath(finding.accountId)}">${foreign(finding.accountId)}</a> has nobody as ${roleWords[finding.role]}; the default desk answers.`;
  }
}
