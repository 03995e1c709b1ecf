import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, listReceipts, manifestOf, manifestReceipts } from './write.ts';

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, place) => `${name}-${place + 1}`);

/** More accounts than rows of a list are read at a time. */
const listed = numbered('listed', 1_001);
const company = companyOf('2026-03-06T05:55', allOf(listed, {}));

/** A range ends with the first row that reaches so many bytes. */
const rangeBytes = 32 * 1024 ** 2;
const megabyte = 1_000_000;
const header = '\ufeffaccount_id,note,index\r\n';
const plain = numbered('plain', 8);
const plainRow = (id: string) => `${id},,80\r\n`;
const long = numbered('long', 34);

/** As long as a row may be, its line feed left out, and too long. */
const longest = 1024 ** 2 + 1;
const lengths = long.map((_, place) => [megabyte, longest, longest + 1][place] ?? megabyte);

/** Rows of a megabyte on two lines each, and the last of them as long as it takes for the range to end with the third plain row. */
function longRows(): string {
  const rowOf = (id: string, bytes: number) => {
    const [start, end] = [`${id},"two\nlines, a ""quote"" and `, '",80\r\n'];
    return `${start}${'x'.repeat(bytes - start.length - end.length)}${end}`;
  };
  const behind = plain.slice(0, 3).map(plainRow).join('').length;
  const before = lengths.slice(0, -1).reduce((sum, bytes) => sum + bytes, Buffer.byteLength(header));
  return long
    .map((id, place) =>
      rowOf(id, place < long.length - 1 ? (lengths[place] ?? 0) : rangeBytes - behind - before),
    )
    .join('');
}

const quoted = '"say ""hi"", twice",,"80"\r\n';
const wrong = 'high,,101\r\nnarrow,80\r\nbroad,,80,80\r\nlong-1,,80\r\n';
const big = `${header}${longRows()}${plain.map(plainRow).join('')}${quoted}${wrong}`;

/**
 * More rows than are stored in one go, more bytes than are inflated in one go, both ways; the last row has no line end.
 * Their ids begin alike as far as they are kept, and take more room than there is at first.
 */
const many = numbered('an-account-that-is-one-of-very-many', 2_100);
const manyRows = many.map(
  (id) => `${id},80,${createHash('sha512').update(id).digest('hex')}${'.'.repeat(300)}`,
);
const parts = [['account_id,index,note', ...manyRows.slice(0, 1_000), ''], manyRows.slice(1_000)];
const zipped = Buffer.concat(parts.map((lines) => gzipSync(lines.join('\n'))));
const manyKey = 'snapshots/2026-03-04/many.csv.gz';
/** Another file in its place, with one of the rows that are stored first. */
const another = gzipSync(snapshotFile({ [many[1] ?? '']: 70 }));

const few = gzipSync(snapshotFile({ one: 80, two: 80 }));
const cut = few.subarray(0, -6);
const overwritten = Buffer.concat([few, Buffer.from('\0rest')]);
/** As some programs fill up a block. */
const padded = Buffer.concat([gzipSync(snapshotFile({ padded: 80 })), Buffer.alloc(512)]);

/** More bad rows than are listed: doubled ones and those of nobody, by turns, of which a piece tells the latter first. */
const mostListed = 10_000;
const bad = Array.from({ length: mostListed + 2 }, (_, place) => (place % 2 === 0 ? ',80' : 'twice,80'));
const wrongs = gzipSync(['account_id,index', 'good,80', ...bad, ''].join('\n'));

/** Manifests of days to come that cannot be read: no JSON, no object, an entry with a short digest, of another day, twice. */
const entry = manifestFile({ 'a.csv': '' });
const entries = (...others: readonly string[]) =>
  entry.replace(']', `${others.map((other) => `,${other}`).join('')}]`);
const [named = ''] = /(?<=\[).*(?=\])/.exec(entry) ?? [];
const manifests = {
  '2026-03-06': entry.slice(0, -1),
  '2026-03-07': '[]',
  '2026-03-08': entries(named.replace(/(?<="sha256":")\w+/, 'e3b0')),
  '2026-03-09': entries(named.replace('a.csv', 'snapshots/2026-03-08/a.csv')),
  '2026-03-10': entries(named.replace('a.csv', 'snapshots/2026-03-10/a.csv')),
};

const lines = '\ufeff\n{"account_id":"line-1","index":80}\n \t\r\n{"account_id":"line-2","index":null}';

const folder = 'snapshots/2026-03-05';

/**
 * Files that are read in several ranges, pieces and blocks, with rows on both sides of where they are cut; packed ones that
 * are damaged; one with more bad rows than are listed, and manifests that cannot be read.
 */
export const ranges: Scenario = {
  name: 'ranges',
  startsAt: '2026-03-06T05:54',
  calmUntil: '2026-03-06T06:03',
  endsAt: '2026-03-06T06:03',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...[zipped, another, zipped].map((body, place) => ({
      at: `2026-03-06T05:5${6 + place}`,
      key: manyKey,
      body,
    })),
    { at: '2026-03-06T05:59', key: `${folder}/big.csv`, body: big },
    { at: '2026-03-06T05:59', key: `${folder}/lines.jsonl`, body: lines },
    { at: '2026-03-06T05:59', key: `${folder}/cut.csv.gz`, body: cut },
    { at: '2026-03-06T05:59', key: `${folder}/overwritten.csv.gz`, body: overwritten },
    { at: '2026-03-06T05:59', key: `${folder}/padded.csv.gz`, body: padded },
    { at: '2026-03-06T05:59', key: 'snapshots/2026-03-06/wrongs.csv.gz', body: wrongs },
    ...Object.entries(manifests).map(([day, body]) => manifestOf('2026-03-06T05:59', day, body)),
  ],
  habits: [],
  truth: {
    days: {
      '2026-03-04': allOf(many, 80),
      '2026-03-05': {
        ...allOf(['long-2', ...long.slice(3), ...plain, 'say "hi", twice', 'line-1', 'padded'], 80),
        'line-2': null,
      },
    },
    statuses: {
      '2026-03-04': 'complete',
      '2026-03-05': 'complete-with-rejects',
      ...allOf(Object.keys(manifests), 'waiting'),
    },
    cases: [],
    quality: { '2026-03-05 rejected': '2026-03-06T06:00', '2026-03-05 suspicious': '2026-03-06T06:00' },
    receipts: {
      ...listReceipts(listed.length),
      [`${folder}/big.csv`]: ['accepted-with-rejects', 47, 41, 6, 0],
      [`${folder}/lines.jsonl`]: ['accepted', 2, 2, 0, 0],
      [manyKey]: ['accepted', 2_100, 2_100, 0, 0],
      'snapshots/2026-03-06/wrongs.csv.gz': ['held', bad.length + 1, 0, bad.length, 1],
      ...manifestReceipts(Object.keys(manifests), 'held'),
      [`${folder}/cut.csv.gz`]: ['rejected', 2, 0, 2, 0],
      [`${folder}/overwritten.csv.gz`]: ['rejected', 2, 0, 2, 0],
      [`${folder}/padded.csv.gz`]: ['accepted', 1, 1, 0, 0],
    },
    rejects: {
      [`${folder}/big.csv`]: [
        '2 ROW_DUPLICATE',
        '6 ROW_TOO_LONG',
        '79 ROW_RANGE',
        '80 ROW_COLUMNS',
        '81 ROW_COLUMNS',
        '82 ROW_DUPLICATE',
      ],
      'snapshots/2026-03-06/wrongs.csv.gz': bad
        .slice(0, mostListed)
        .map((_, place) => `${place + 3} ${place % 2 === 0 ? 'ROW_ID' : 'ROW_DUPLICATE'}`),
    },
  },
};
