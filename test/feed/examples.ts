import { gzipSync } from 'node:zlib';
import { complaintColumns, readComplaintRows } from '../../lambdas/feed/complaint-rows.ts';
import { duplicateRow } from '../../lambdas/feed/duplicate.ts';
import { inspectFile, limits, truncation } from '../../lambdas/feed/inspect.ts';
import { parseFeedKey } from '../../lambdas/feed/key.ts';
import { manifestMismatches, parseManifest } from '../../lambdas/feed/manifest.ts';
import type { FileCode, RowCode, WarningCode } from '../../lambdas/feed/problem.ts';
import { readSnapshotRows } from '../../lambdas/feed/snapshot-rows.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { bytesOf, chunksOf, day } from './reading.ts';

/** What a data team delivered, as the docs show it, and the sentence that answers it. */
export type Example = { readonly shown: string; readonly sentence: () => string | Promise<string> };

const csv = { format: 'csv', gz: false } as const;
const names = ['account_id', 'as_of', ...defaultModel.columns.map(({ name }) => name)];

/** A row under the header `account_id,as_of,spend_90d,nps`, on line 2. */
function row(line: string): Example {
  return { shown: `\`${line}\``, sentence: () => rowSentence(bytesOf(line)) };
}

function jsonRow(line: string): Example {
  const part = { format: 'jsonl', gz: false, header: null, range: 'whole', day } as const;
  return { shown: `\`${line}\``, sentence: () => firstRejection(bytesOf(`\n${line}\n`), part) };
}

function complaint(line: string): Example {
  const file = { ...csv, header: complaintColumns };
  const bytes = bytesOf(`${complaintColumns.join(',')}\n${line}\n`);
  const sentence = async () => (await readComplaintRows(chunksOf(bytes), file)).rejected[0]?.sentence ?? '';
  return { shown: `\`${line}\``, sentence };
}

function rowSentence(line: Uint8Array): Promise<string> {
  const header = ['account_id', 'as_of', 'spend_90d', 'nps'];
  const bytes = Buffer.concat([bytesOf(`${header.join(',')}\n`), line, bytesOf('\n')]);
  return firstRejection(bytes, { ...csv, header, range: 'whole', day });
}

async function firstRejection(
  bytes: Uint8Array,
  part: Parameters<typeof readSnapshotRows>[1],
): Promise<string> {
  for await (const [outcome] of readSnapshotRows(chunksOf(bytes), part, defaultModel.columns)) {
    if (outcome !== undefined && 'rejected' in outcome) return outcome.rejected.sentence;
  }
  return '';
}

function file(shown: string, bytes: Uint8Array, gz = false, longest = limits.fileBytes): Example {
  const sentence = async () => {
    const facts = await inspectFile(chunksOf(bytes), { format: 'csv', gz }, names, {
      ...limits,
      fileBytes: longest,
    });
    const found = [...facts.problems, truncation({ format: 'csv', gz }, facts, false), ...facts.warnings];
    return found.find((each) => each !== null)?.sentence ?? '';
  };
  return { shown, sentence };
}

function text(content: string): Example {
  return file(`\`${content.replaceAll('\n', '⏎')}\``, bytesOf(content));
}

const key = `snapshots/${day}/a.csv`;
const listed = { key, bytes: 10, sha256: 'a'.repeat(64), rows: 2 };

/** An example of every code that this folder gives. */
export const examples: Readonly<
  Record<Exclude<FileCode | RowCode | WarningCode, 'ROW_CONFLICT' | 'NOT_IN_MANIFEST'>, Example>
> = {
  FILE_KEY: {
    shown: 'the key `complaints/march.xlsx`',
    sentence: () => {
      const parsed = parseFeedKey('complaints/march.xlsx');
      return parsed.kind === 'unknown' ? parsed.reason : '';
    },
  },
  FILE_TOO_LARGE: file('a file beyond the limit (here 10 bytes)', Buffer.alloc(11, 'x'), false, 10),
  FILE_FORMAT: file('a workbook named `a.csv`', Buffer.from('504b0304', 'hex')),
  FILE_ENCODING: file('“Unicode text” out of Excel', Buffer.from('\ufeffaccount_id\n', 'utf16le')),
  FILE_GZIP: file('half of `a.csv.gz`', gzipSync('account_id\nA-1\n').subarray(0, 20), true),
  FILE_EMPTY: text('account_id,nps\n'),
  FILE_HEADER: text('Account_ID,nps\nA-1,5\n'),
  FILE_QUOTE: text('account_id,nps\nA-1,"5\n'),
  FILE_TRUNCATED: text('account_id,nps\nA-1,5'),
  MANIFEST_INVALID: {
    shown: '`{"files":[]}`',
    sentence: () => {
      const manifest = parseManifest(bytesOf('{"files":[]}'), day);
      return 'sentence' in manifest ? manifest.sentence : '';
    },
  },
  MANIFEST_FILE_MISSING: {
    shown: 'a listed file that is not there',
    sentence: () => manifestMismatches({ files: [listed] }, new Map())[0]?.sentence ?? '',
  },
  MANIFEST_MISMATCH: {
    shown: 'a listed file with a row too many',
    sentence: () =>
      manifestMismatches({ files: [listed] }, new Map([[key, { ...listed, rows: 3 }]]))[0]?.sentence ?? '',
  },
  ROW_TOO_LONG: {
    shown: 'a row of more than 1 MiB',
    sentence: () => rowSentence(Buffer.alloc(1024 * 1024 + 1, 'x')),
  },
  ROW_ENCODING: {
    shown: '`Bäcker,,1.5,40` saved as Latin-1',
    sentence: () => rowSentence(Buffer.from('Bäcker,,1.5,40', 'latin1')),
  },
  ROW_QUOTE: row('A-1,,1"5,40'),
  ROW_COLUMNS: row('A-1,,1,5,40'),
  ROW_JSON: jsonRow('{"account_id":"A-1","nps":NaN}'),
  ROW_ID: row(',,1.5,40'),
  ROW_DATE: row('A-1,2026-01-04,1.5,40'),
  ROW_NUMBER: row('A-1,,"1,5",40'),
  ROW_RANGE: row('A-1,,1.5,140'),
  ROW_VALUE: complaint('c-1,A-1,2026-01-05T10:00:00Z,urgent,No reply'),
  ROW_DUPLICATE: { shown: 'two rows of `A-1`', sentence: () => duplicateRow(2, 'A-1').sentence },
  UNKNOWN_COLUMN: text('account_id,region\nA-1,north\n'),
  LOOK_ALIKE_COLUMN: text('account_id,NPS\nA-1,5\n'),
};
