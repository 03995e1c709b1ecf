import { errorsKey } from '../../lambdas/feed/key.ts';
import type { Receipt } from '../../lambdas/feed/receipt.ts';
import type { Verdict } from './judge-file.ts';

const mostShown = 20;

/**
 * A verdict for a person to read: what was read, what was found, and what would happen on upload.
 *
 * @param path as the person wrote it
 * @param guess how the kind of the file was found; null when it was plain
 */
export function verdictText(path: string, guess: string | null, { answer, snapshot }: Verdict): string {
  const { receipt, rejected } = answer;
  const shown = rejected.first.slice(0, mostShown).map((row) => `  ${row.sentence}`);
  const more = rejected.count - shown.length;
  return [
    `${path}: ${headlineOf(receipt)}`,
    '',
    ...facts([
      ['Read as', readAs(receipt, snapshot)],
      ['', guess ?? ''],
      ['Rows', rowsText(receipt)],
      ['Health', snapshot === null || receipt.scored === 0 ? '' : healthText(snapshot.bands)],
      ['Codes', codesText(receipt)],
    ]),
    ...section(
      'Problems',
      receipt.problems.map((problem) => `  ${problem.sentence}`),
    ),
    ...section(
      'Warnings',
      receipt.warnings.map((warning) => `  ${warning.sentence}`),
    ),
    ...section('Rejected rows', [
      ...shown,
      ...(more > 0 ? [`  … and ${more} more; --json lists them.`] : []),
    ]),
    ...section(
      'On upload',
      uploadText(receipt).map((line) => `  ${line}`),
    ),
    '',
  ].join('\n');
}

function headlineOf({ status, scored, rejected }: Receipt): string {
  if (status === 'accepted') return 'accepted';
  if (status !== 'rejected' && scored === 0) return 'no row is accepted';
  return status === 'rejected'
    ? 'REJECTED as a whole'
    : `accepted, but for ${counted(rejected, 'rejected row')}`;
}

function readAs({ key, kind, model_version: model }: Receipt, snapshot: Verdict['snapshot']): string {
  const names = {
    complaints: 'complaints',
    accounts: 'the roster',
    recipients: 'the list of recipients',
    manifest: 'a manifest',
    unknown: 'nothing that the feed knows',
  };
  if (kind !== 'snapshot') return `${names[kind]}, ${key}`;
  const day = snapshot?.day ?? null;
  return `a snapshot of ${day ?? 'an unknown day'} for model ${model}, ${key}`;
}

function rowsText({ rows_read: read, scored, rejected }: Receipt): string {
  return `${read} read = ${scored} accepted + ${rejected} rejected`;
}

function healthText(bands: NonNullable<Verdict['snapshot']>['bands']): string {
  const known = (['green', 'amber', 'red'] as const).map((band) => `${bands[band]} ${band}`).join(', ');
  return bands.unknown === 0
    ? known
    : `${known}, ${bands.unknown} unknown (too little of the model is filled in)`;
}

function codesText({ codes }: Receipt): string {
  return Object.entries(codes)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => `${code} ${count}`)
    .join(', ');
}

function uploadText(receipt: Receipt): readonly string[] {
  const { key, kind, status, scored, rejected } = receipt;
  const answered = rejected > 0 || status === 'rejected' ? ['The data team is told.'] : [];
  const listed = receipt.errors_listed > 0 ? [`The rejected rows are listed in ${errorsKey(key)}.`] : [];
  if (status === 'rejected') return [nothingTaken[kind], ...answered];
  switch (kind) {
    case 'accounts':
    case 'recipients': {
      const kept = rejected > 0 ? ['Whose row is rejected keeps the row of before, if there is one.'] : [];
      return [
        `The whole list of before is replaced by ${counted(scored, 'row')}.`,
        ...kept,
        ...listed,
        ...answered,
      ];
    }
    case 'complaints':
      return [
        `${countedAre(scored, 'complaint')} taken, if the accounts are on the roster and no id came before with other content.`,
        ...listed,
        ...answered,
      ];
    default:
      return [
        `${countedAre(scored, 'account')} scored. An account that another file of the day has too is rejected in both.`,
        ...listed,
        ...answered,
      ];
  }
}

const nothingTaken: Readonly<Record<Receipt['kind'], string>> = {
  snapshot: 'Nothing of it is scored: all its rows count as rejected.',
  complaints: 'None of its complaints is taken.',
  accounts: 'The roster of before stays.',
  recipients: 'The recipients of before stay.',
  manifest: 'The day waits.',
  unknown: 'It is not read.',
};

function facts(rows: readonly (readonly [label: string, text: string])[]): readonly string[] {
  return rows.filter(([, text]) => text !== '').map(([label, text]) => `  ${label.padEnd(9)}${text}`);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function countedAre(count: number, noun: string): string {
  return `${counted(count, noun)} ${count === 1 ? 'is' : 'are'}`;
}
