import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { FileCode, RowCode, WarningCode } from '../../lambdas/feed/problem.ts';
import { feedBucket } from '../../local/places.ts';
import { manifestFile } from '../support/manifest.ts';
import { type Files, openHostileWorld } from './hostile-world.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/feed.md'), 'utf8');
const folder = 'snapshots/2026-01-05';
const key = `${folder}/a.csv`;
const manifestKey = `${folder}/_manifest.json`;
const threeRows = 'account_id,nps\nA-1,5\nA-2,5\nA-3,5\n';

/** A row under the header of the page's examples. */
const row = (line: string | Buffer): Files => ({
  [key]: Buffer.concat([
    Buffer.from('account_id,as_of,spend_90d,nps\n'),
    Buffer.from(line),
    Buffer.from('\n'),
  ]),
});
const file = (text: string): Files => ({ [key]: text });
const complaint = (key: string, severity: string): Files => ({
  [key]: `complaint_id,account_id,reported_at,severity,summary\nc-1,beside,2026-01-05T10:00:00Z,${severity},No reply\n`,
});

/**
 * What is delivered, one after the other, so that the last file is answered with the code. A file beyond the limit is no
 * file for a test: `FILE_TOO_LARGE` is shown with a smaller one elsewhere.
 */
const deliveries: Readonly<
  Record<Exclude<FileCode | RowCode | WarningCode, 'FILE_TOO_LARGE'>, readonly Files[]>
> = {
  FILE_KEY: [{ 'complaints/march.xlsx': '' }],
  FILE_FORMAT: [{ [key]: Buffer.from('504b0304', 'hex') }],
  FILE_ENCODING: [{ [key]: Buffer.from('\ufeffaccount_id\n', 'utf16le') }],
  FILE_GZIP: [{ [`${key}.gz`]: gzipSync('account_id\nA-1\n').subarray(0, 20) }],
  FILE_EMPTY: [file('account_id,nps\n')],
  FILE_HEADER: [file('Account_ID,nps\nA-1,5\n')],
  FILE_QUOTE: [file('account_id,nps\nA-1,"5\n')],
  FILE_TRUNCATED: [file('account_id,nps\nA-1,5')],
  ROW_TOO_LONG: [row(Buffer.alloc(1024 * 1024 + 1, 'x'))],
  ROW_ENCODING: [row(Buffer.from('Bäcker,,1.5,40', 'latin1'))],
  ROW_QUOTE: [row('A-1,,1"5,40')],
  ROW_COLUMNS: [row('A-1,,1,5,40')],
  ROW_JSON: [{ [`${folder}/a.jsonl`]: '\n{"account_id":"A-1","nps":NaN}\n' }],
  ROW_ID: [row(',,1.5,40')],
  ROW_DATE: [row('A-1,2026-01-04,1.5,40')],
  ROW_NUMBER: [row('A-1,,"1,5",40')],
  ROW_RANGE: [row('A-1,,1.5,140')],
  ROW_VALUE: [complaint('complaints/a.csv', 'urgent')],
  ROW_DUPLICATE: [row('A-1,,1.5,40\nA-1,,1.5,40')],
  ROW_CONFLICT: [complaint('complaints/b.csv', 'low'), complaint('complaints/c.csv', 'high')],
  UNKNOWN_COLUMN: [file('account_id,region\nA-1,north\n')],
  LOOK_ALIKE_COLUMN: [file('account_id,NPS\nA-1,5\n')],
  MANIFEST_INVALID: [{ [manifestKey]: '{"files":[]}' }],
  MANIFEST_MISMATCH: [
    file(threeRows),
    { [manifestKey]: manifestFile({ 'a.csv': threeRows }).replace('"rows":3', '"rows":2') },
  ],
  NOT_IN_MANIFEST: [{ [`${folder}/b.csv`]: 'account_id,nps\nA-4,5\n' }],
  MANIFEST_FILE_MISSING: [{ [manifestKey]: manifestFile({ 'a.csv': threeRows }) }],
};

const world = await openHostileWorld();

test.each(Object.entries(deliveries))(
  'the page for data teams has the very sentence that answers %s',
  async (code, all) => {
    if (code === 'MANIFEST_FILE_MISSING') {
      await world.world.clients.s3.send(new DeleteObjectCommand({ Bucket: feedBucket, Key: key }));
    }
    for (const files of all) {
      // One run of a day at an instant.
      await world.fastForward(0.1);
      await world.land(files);
    }

    const [delivered = ''] = Object.keys(all.at(-1) ?? {});
    const { receipt, errors } = await world.answerTo(delivered);
    const sentences = [...receipt.problems, ...receipt.warnings].map(({ sentence }) => sentence);
    const listed = errors.map(([, , , sentence = '']) => sentence);
    const answer = [...sentences, ...listed].find((sentence) => sentence.endsWith(`(${code}).`));
    const lines = page.split('\n').filter((line) => line.startsWith(`| \`${code}\` |`));
    expect(lines).toEqual([expect.stringContaining(` | ${answer} |`)]);
  },
);
