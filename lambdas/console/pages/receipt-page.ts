import type { Instant } from '../../cases/case.ts';
import { instantTime } from '../dates.ts';
import { card, facts, foreign } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { tiles } from '../design/tiles.ts';
import { documentText, pageHead } from '../document.ts';
import { count, counted, nothing } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { sentence } from '../words.ts';

/** Our answer to one delivered file. */
export type ReceiptFacts = {
  /** Of the file that it answers. */
  readonly key: string;
  readonly kind: string;
  readonly status: string;
  readonly read: number;
  readonly scored: number;
  readonly rejected: number;
  readonly held: number;
  /** Rows or files refused, by code. */
  readonly codes: readonly (readonly [code: string, rows: number])[];
  /** What is wrong with the file as a whole, in sentences. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  readonly note: string | null;
  readonly decidedAt: Instant | null;
  /** The first rejected rows. */
  readonly errors: readonly RejectedLine[];
  /** Entries in the errors file beside the receipt. */
  readonly listed: number;
};

/** A rejected row, as the errors file lists it. */
export type RejectedLine = {
  readonly line: string;
  readonly column: string;
  readonly code: string;
  readonly sentence: string;
  readonly cells: readonly string[];
};

/** A receipt in words, with the rows that were rejected. */
export function receiptPage(receipt: ReceiptFacts): string {
  const content = html`${pageHead({
    above: html`<a href="/runs">Runs</a> / Receipt`,
    heading: html`<h1>${foreign(receipt.key)}</h1>`,
    lead: `${counted(receipt.read, 'row')} read: ${count(receipt.scored)} scored, ${count(receipt.rejected)} rejected, ${count(receipt.held)} held.`,
  })}
${tiles([
  { label: 'Read', value: count(receipt.read) },
  { label: 'Scored', value: count(receipt.scored), tone: 'green' },
  { label: 'Rejected', value: count(receipt.rejected), tone: receipt.rejected > 0 ? 'red' : 'plain' },
  { label: 'Held', value: count(receipt.held), tone: receipt.held > 0 ? 'amber' : 'plain' },
])}
${card(
  'The file',
  html`${facts([
    ['Kind', sentence(receipt.kind)],
    ['Status', sentence(receipt.status.replaceAll('-', ' '))],
    ['Decided', receipt.decidedAt === null ? 'not yet' : instantTime(receipt.decidedAt)],
  ])}${receipt.note === null ? null : html`<p>${foreign(receipt.note)}</p>`}`,
)}
${sentences('Problems', receipt.problems)}
${sentences('Warnings', receipt.warnings)}
${receipt.codes.length === 0 ? null : card('Why rows were rejected', codes(receipt.codes))}
${receipt.errors.length === 0 ? null : card('Rejected rows', errors(receipt))}`;
  return documentText({ title: `Receipt of ${receipt.key}`, place: '/runs', content });
}

function sentences(title: string, all: readonly string[]): Html | null {
  if (all.length === 0) return null;
  return card(title, html`<ul>${all.map((each) => html`<li>${foreign(each)}</li>`)}</ul>`);
}

function codes(rows: ReceiptFacts['codes']): Html {
  return table({
    caption: 'Codes and how many rows or files they refused',
    columns: [
      {
        heading: 'Code',
        isRowHead: true,
        cell: ([code]) => html`<span class="code">${foreign(code)}</span>`,
      },
      { heading: 'Refused', isFigure: true, cell: ([, number]) => count(number) },
    ],
    rows,
    fitsPhone: true,
    whenEmpty: 'No row was rejected.',
  });
}

function errors({ errors, listed }: ReceiptFacts): Html {
  const isCut = errors.length < listed;
  return table<RejectedLine>({
    caption: isCut
      ? `The first ${count(errors.length)} of ${count(listed)} entries; the errors file beside the receipt has all`
      : counted(errors.length, 'entry', 'entries'),
    columns: [
      { heading: 'Line', isRowHead: true, cell: ({ line }) => line },
      {
        heading: 'Column',
        cell: ({ column }) => (column === '' ? nothing('the whole row') : foreign(column)),
      },
      { heading: 'Code', cell: ({ code }) => html`<span class="code">${foreign(code)}</span>` },
      {
        heading: 'What is wrong',
        cell: ({ sentence }) => html`<span class="words">${foreign(sentence)}</span>`,
      },
      {
        heading: 'Cells',
        cell: ({ cells }) =>
          html`<span class="cells code">${cells.map((cell) => html`<bdi>${cell}</bdi> `)}</span>`,
      },
    ],
    rows: errors,
    whenEmpty: 'No row was rejected.',
  });
}
