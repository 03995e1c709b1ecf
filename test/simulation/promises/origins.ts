import { columnsKnownTo, isForgotten, storedItems } from '../facts.ts';
import { nameOf, type Outcome } from '../outcome.ts';
import { csvLine } from './csv-line.ts';
import { objectIn } from './json-line.ts';

type Item = Awaited<ReturnType<typeof storedItems>>[number];

/** Scores that do not come from the line of the file that they name, and rescues that do not say what their day says. */
export async function unexplained(outcome: Outcome): Promise<readonly string[]> {
  const items = await storedItems(outcome);
  const byDay = new Map(items.map((item) => [`${item.accountId} ${item.day}`, item]));
  const lines = new Map([...outcome.files].map(([key, text]) => [key, text.split('\n')]));
  return [
    ...items.flatMap((item) =>
      isOfItsLine(lines, item) ? [] : [`${inShort(item)} is not of the line it names`],
    ),
    ...items.flatMap((item) =>
      isOfItsCells(lines, item, columnsKnownTo(outcome.scenario, item.modelVersion))
        ? []
        : [`${inShort(item)} keeps other numbers than its line has`],
    ),
    ...items.flatMap((item) =>
      isAsAnswered(outcome, item) ? [] : [`${inShort(item)} is not of the file and model that were answered`],
    ),
    ...outcome.cases.flatMap((about) => {
      const isVoid = about.resolvedAs === 'retracted' || about.resolvedAs === 'discarded';
      // What only stays for a person's sake is of files that are gone.
      if (about.rescue === undefined || isVoid || about.rescue.isKept) return [];
      if (isForgotten(outcome.scenario, about.openedOn)) return [];
      const { evidence } = about.rescue;
      const item = byDay.get(`${about.accountId} ${about.openedOn}`);
      const isOfIt =
        item !== undefined &&
        evidence.day === item.day &&
        evidence.index === item.index &&
        evidence.modelVersion === item.modelVersion &&
        JSON.stringify(evidence.provenance) === JSON.stringify(item.provenance);
      return isOfIt ? [] : [`${nameOf(about)} does not say what its day says`];
    }),
  ];
}

function isOfItsLine(
  lines: ReadonlyMap<string, readonly string[]>,
  { accountId, day, provenance: { key, line } }: Item,
): boolean {
  const text = lines.get(key)?.[line - 1] ?? '';
  const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^,]*))/.exec(text) ?? [];
  const id = isObject(text) ? objectIn(text)?.['account_id'] : (quoted?.replaceAll('""', '"') ?? plain);
  return id === accountId && key.startsWith(`snapshots/${day}/`);
}

/** Whether the numbers that are kept are those of its line; where a cell of it is in quotes that is not looked at. */
function isOfItsCells(
  lines: ReadonlyMap<string, readonly string[]>,
  { values, provenance: { key, line } }: Item,
  columns: readonly string[],
): boolean {
  const { text, cellOf } = csvLine(lines.get(key), line);
  if (isObject(text) || text.includes('"')) return true;
  return columns.every((column) => (values.get(column) ?? '') === cellOf(column));
}

function isObject(line: string): boolean {
  return line.trimStart().startsWith('{');
}

/** Whether the receipt of its file names the same version of it and the same model, and its day the same model. */
function isAsAnswered({ receipts, days }: Outcome, { day, modelVersion, provenance }: Item): boolean {
  const receipt = receipts.get(provenance.key);
  const record = days.find((each) => each.day === day);
  return (
    receipt?.version === provenance.version &&
    receipt.model_version === modelVersion &&
    record?.modelVersion === modelVersion
  );
}

function inShort({ accountId, day }: Item): string {
  return `the score of ${accountId} on ${day}`;
}
