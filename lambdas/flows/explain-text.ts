import type { ExplainedDay } from './explain.ts';
import { caseLines, rulingLines } from './explain-ruling-text.ts';
import { baselineLines, driverLines, indexLines } from './explain-score-text.ts';

/** A day of an account in words, for a terminal: every number as it was decided with, to the digit. */
export function explainText(explained: ExplainedDay): string {
  const { item, account } = explained;
  const who =
    account === null
      ? `${item.accountId} (not on the roster)`
      : `${item.accountId}, ${account.name} (tier ${account.tier})`;
  const parts = [
    [`${who} on ${item.day}`],
    indexLines(explained),
    baselineLines(explained),
    driverLines(explained),
    rulingLines(explained),
    caseLines(explained),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
