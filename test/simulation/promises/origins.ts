import { storedItems } from '../facts.ts';
import { nameOf, type Outcome } from '../outcome.ts';

type Item = Awaited<ReturnType<typeof storedItems>>[number];

/** Scores that do not come from the line of the file that they name, and rescues that do not say what their day says. */
export async function unexplained(outcome: Outcome): Promise<readonly string[]> {
  const items = await storedItems(outcome.history);
  const byDay = new Map(items.map((item) => [`${item.accountId} ${item.day}`, item]));
  return [
    ...items.flatMap((item) =>
      isOfItsLine(outcome, item) ? [] : [`${inShort(item)} is not of the line it names`],
    ),
    ...outcome.cases.flatMap((about) => {
      const isVoid = about.resolvedAs === 'retracted' || about.resolvedAs === 'discarded';
      // What only stays for a person's sake is of files that are gone.
      if (about.rescue === undefined || isVoid || about.rescue.isKept) return [];
      const { evidence } = about.rescue;
      const item = byDay.get(`${about.accountId} ${about.openedOn}`);
      const isOfIt =
        item !== undefined &&
        evidence.day === item.day &&
        evidence.index === item.index &&
        JSON.stringify(evidence.provenance) === JSON.stringify(item.provenance);
      return isOfIt ? [] : [`${nameOf(about)} does not say what its day says`];
    }),
  ];
}

function isOfItsLine({ files }: Outcome, { accountId, day, provenance: { key, line } }: Item): boolean {
  const text = files.get(key)?.split('\n')[line - 1] ?? '';
  const id = text.startsWith('{') ? JSON.parse(text).account_id : text.split(',')[0];
  return id === accountId && key.startsWith(`snapshots/${day}/`);
}

function inShort({ accountId, day }: Item): string {
  return `the score of ${accountId} on ${day}`;
}
