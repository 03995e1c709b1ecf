import type { Receipt } from '../../../lambdas/feed/receipt.ts';
import { accountColumns, recipientColumns } from '../../support/company.ts';
import { columnsKnownTo } from '../facts.ts';
import type { Outcome } from '../outcome.ts';
import type { Scenario } from '../scenario.ts';
import { objectIn } from './json-line.ts';

/** Something that a receipt says of a column: its code, and what stands in its sentence, from the start of a word. */
type Said = { readonly code: string; readonly column?: string; readonly words: string };

const mostNamed = 50;
const longestHeader = 128 * 1024;

/** Where a receipt does not name the columns that are wrong in the file, or not known, in this order. */
export function wrongHeader(outcome: Outcome, key: string, receipt: Receipt): readonly string[] {
  const text = outcome.answered.get(key) ?? null;
  const known = knownTo(outcome.scenario, receipt);
  const isReadable = receipt.problems.every(({ code }) => !/GZIP|FORMAT|ENCODING/.test(code));
  if (text === null || known === undefined || !isReadable || receipt.status === 'repeat') return [];
  const isCsv = key.includes('.csv');
  const names = isCsv ? namesOfHeader(text) : namesOfObjects(text);
  const owed = (isCsv ? faultsOfWhole(names) : undefined) ?? [
    ...(isCsv ? faultsOf(names, known) : []),
    ...unknownOf(names, known),
  ];
  const found = [...receipt.problems.filter(({ code }) => code === 'FILE_HEADER'), ...receipt.warnings];
  const isSo = owed.every(({ code, column, words }, place) => {
    const each = found[place];
    return each?.code === code && each.column === column && ` ${each.sentence}`.includes(` ${words}`);
  });
  return isSo && found.length === owed.length
    ? []
    : [`the receipt of ${key} says ${JSON.stringify(found)} of its columns, not ${JSON.stringify(owed)}`];
}

/** The columns of a kind of file; of a day's as the model knows them that scored it. */
function knownTo(scenario: Scenario, { kind, model_version }: Receipt): readonly string[] | undefined {
  const columns: Readonly<Partial<Record<Receipt['kind'], readonly string[]>>> = {
    snapshot: ['account_id', 'as_of', ...columnsKnownTo(scenario, model_version)],
    accounts: accountColumns,
    recipients: recipientColumns,
    complaints: ['complaint_id', 'account_id', 'reported_at', 'severity', 'summary'],
  };
  return columns[kind];
}

function namesOfHeader(text: string): readonly string[] {
  const [header = ''] = text.replace('\ufeff', '').split(/\r?\n/);
  return header.split(',');
}

/** The names in all lines that are objects. */
function namesOfObjects(text: string): readonly string[] {
  return text.split('\n').flatMap((line) => Object.keys(objectIn(line.replace('\ufeff', '')) ?? {}));
}

/** What is said of a header of which no column is told; a quote that is never closed is a fault of the file. */
function faultsOfWhole(names: readonly string[]): readonly Said[] | undefined {
  const said = (words: string) => [{ code: 'FILE_HEADER', words: `Line 1: ${words}` }];
  if (names.some((name) => name.startsWith('"'))) return [];
  if (names.some((name) => name.includes('"'))) return said('The header is too long, or has a quote');
  const isTooLong = Buffer.byteLength(names.join()) > longestHeader;
  return isTooLong ? said('The header is longer than 128 KiB') : undefined;
}

function faultsOf(names: readonly string[], known: readonly string[]): readonly Said[] {
  return known.flatMap((column): readonly Said[] => {
    const times = names.filter((name) => name === column).length;
    const said = (words: string) => [{ code: 'FILE_HEADER', column, words }];
    if (times > 1) return said(`The column ${column} stands ${times} times`);
    if (column !== known[0] && column !== 'account_id') return [];
    const alike = names.find((name) => looksLike(name, column));
    if (alike !== undefined) return said(`looks like ${column}`);
    return times === 0 ? said(`no column ${column}`) : [];
  });
}

function unknownOf(names: readonly string[], known: readonly string[]): readonly Said[] {
  const unknown = [...new Set(names)].filter((name) => !known.includes(name));
  const named = unknown.slice(0, mostNamed).map((name): Said => {
    const meant = known.find((each) => looksLike(name, each));
    const column = shortened(name, 200);
    return meant === undefined
      ? { code: 'UNKNOWN_COLUMN', column, words: `\`${shortened(name, 40)}\`` }
      : { code: 'LOOK_ALIKE_COLUMN', column, words: `Did you mean ${meant}?` };
  });
  const others = unknown.length - named.length;
  return others === 0 ? named : [...named, { code: 'UNKNOWN_COLUMN', words: `${others} more columns` }];
}

/** But for capitals, marks and width, and for letters and digits that a reader takes for each other. */
function looksLike(name: string, column: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('\u0430', 'a')
      .replaceAll('1', 'i')
      .replace(/[^a-z0-9]/g, '');
  return name !== column && plain(name) === plain(column);
}

function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
