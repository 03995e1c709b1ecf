import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { snapshotFile } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, listReceipts } from './write.ts';

const company = companyOf('2026-03-06T05:55', { acme: {} });
const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${name}-${place + 1}`);

/** A range ends with the first row that reaches so many bytes. */
const rangeBytes = 32 * 1024 ** 2;
const megabyte = 1_000_000;
const header = '\ufeffaccount_id,note,index\r\n';
const plain = numbered('plain', 8);
const plainRow = (id: string) => `${id},,80\r\n`;
const long = numbered('long', 34);

/** Rows of a megabyte on two lines each, and the last of them as long as it takes for the range to end with the third plain row. */
function longRows(): string {
  const rowOf = (id: string, bytes: number) => {
    const [start, end] = [`${id},"two\nlines, a ""quote"" and `, '",80\r\n'];
    return `${start}${'x'.repeat(bytes - start.length - end.length)}${end}`;
  };
  const behind = plain.slice(0, 3).map(plainRow).join('').length;
  const before = Buffer.byteLength(header) + (long.length - 1) * megabyte;
  return long
    .map((id, place) => rowOf(id, place < long.length - 1 ? megabyte : rangeBytes - behind - before))
    .join('');
}

const quoted = '"say ""hi"", twice",,"80"\r\n';
const wrong = 'high,,101\r\nnarrow,80\r\nlong-1,,80\r\n';
const big = `${header}${longRows()}${plain.map(plainRow).join('')}${quoted}${wrong}`;

/** More rows than are stored in one go, more bytes than are inflated in one go, both ways; the last row has no line end. */
const many = numbered('many', 2_100);
const manyRows = many.map(
  (id) => `${id},80,${createHash('sha512').update(id).digest('hex')}${'.'.repeat(300)}`,
);
const parts = [['account_id,index,note', ...manyRows.slice(0, 1_000), ''], manyRows.slice(1_000)];
const zipped = Buffer.concat(parts.map((lines) => gzipSync(lines.join('\n'))));

const few = gzipSync(snapshotFile({ one: 80, two: 80 }));
const cut = few.subarray(0, -6);
const overwritten = Buffer.concat([few, Buffer.from('\0rest')]);

const lines = '\ufeff\n{"account_id":"line-1","index":80}\n \t\r\n{"account_id":"line-2","index":null}';

const folder = 'snapshots/2026-03-05';

/** Files that are read in several ranges, pieces and blocks, with rows on both sides of where they are cut; packed ones that are damaged. */
export const ranges: Scenario = {
  name: 'ranges',
  startsAt: '2026-03-06T05:54',
  calmUntil: '2026-03-06T06:03',
  endsAt: '2026-03-06T06:03',
  companies: [company],
  script: [
    ...companyFiles(company),
    { at: '2026-03-06T05:59', key: `${folder}/big.csv`, body: big },
    { at: '2026-03-06T05:59', key: `${folder}/lines.jsonl`, body: lines },
    { at: '2026-03-06T05:59', key: `${folder}/many.csv.gz`, body: zipped },
    { at: '2026-03-06T05:59', key: `${folder}/cut.csv.gz`, body: cut },
    { at: '2026-03-06T05:59', key: `${folder}/overwritten.csv.gz`, body: overwritten },
  ],
  habits: [],
  truth: {
    days: {
      '2026-03-05': {
        ...allOf([...long.slice(1), ...plain, ...many, 'say "hi", twice', 'line-1'], 80),
        'line-2': null,
      },
    },
    statuses: { '2026-03-05': 'complete-with-rejects' },
    cases: [],
    quality: { '2026-03-05 rejected': '2026-03-06T06:00' },
    receipts: {
      ...listReceipts(1),
      [`${folder}/big.csv`]: ['accepted-with-rejects', 46, 42, 4, 0],
      [`${folder}/lines.jsonl`]: ['accepted', 2, 2, 0, 0],
      [`${folder}/many.csv.gz`]: ['accepted', 2_100, 2_100, 0, 0],
      [`${folder}/cut.csv.gz`]: ['rejected', 2, 0, 2, 0],
      [`${folder}/overwritten.csv.gz`]: ['rejected', 2, 0, 2, 0],
    },
  },
};
