import { describe, expect, test } from 'vitest';
import { LONGEST_MANIFEST_BYTES, manifestMismatches, parseManifest } from '../../lambdas/feed/manifest.ts';
import { bytesOf, day } from './reading.ts';

const key = `snapshots/${day}/a.csv`;
const sha256 = 'a'.repeat(64);
const file = { key, bytes: 10, sha256, rows: 2 };

const parsed = (json: unknown) => parseManifest(bytesOf(JSON.stringify(json)), day);

describe('a manifest', () => {
  test('lists files by full key or by bare name', () => {
    const files = [file, { ...file, key: 'b.csv', sha256: sha256.toUpperCase() }];

    expect(parsed({ files, comment: 'x' })).toEqual({
      files: [file, { ...file, key: `snapshots/${day}/b.csv` }],
    });
  });

  test('may begin with a byte order mark', () => {
    expect(parseManifest(bytesOf(`\ufeff${JSON.stringify({ files: [file] })}`), day)).toEqual({
      files: [file],
    });
  });

  test.each([
    ['is empty', ''],
    ['is no JSON', '{"files":'],
    ['is a list', '[]'],
    ['lists nothing', '{"files":[]}'],
    ['is nested deeply', '['.repeat(100_000)],
  ])('is refused when it %s', (_, text) => {
    expect(parseManifest(bytesOf(text), day)).toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  test('is refused when it is not UTF-8', () => {
    const bytes = Buffer.from(JSON.stringify({ files: [file], comment: 'é' }), 'latin1');

    expect(parseManifest(bytes, day)).toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  test.each([
    ['of another day', { key: 'snapshots/2026-01-06/a.csv' }],
    ['that is no snapshot', { key: 'complaints/a.csv' }],
    ['that is the manifest itself', { key: '_manifest.json' }],
    ['with a way out of the folder', { key: '../a.csv' }],
    ['without a key', { key: undefined }],
    ['with an empty key', { key: '' }],
    ['with half a byte', { bytes: 1.5 }],
    ['with fewer rows than none', { rows: -1 }],
    ['with rows as a text', { rows: '2' }],
    ['with a short digest', { sha256: 'a'.repeat(63) }],
    ['with a digest that is not hex', { sha256: 'g'.repeat(64) }],
  ])('is refused when it lists a file %s', (_, change) => {
    expect(parsed({ files: [{ ...file, ...change }] })).toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  test('is refused when it lists a file twice, in whatever spelling', () => {
    expect(parsed({ files: [file, { ...file, key: 'a.csv' }] })).toMatchObject({ code: 'MANIFEST_INVALID' });
  });

  test('is met when every file is there with the same bytes, digest and rows', () => {
    expect(manifestMismatches({ files: [file] }, new Map([[key, file]]))).toEqual([]);
  });

  test('says what is missing', () => {
    const problems = manifestMismatches(
      { files: [file, { ...file, key: `snapshots/${day}/b.csv` }] },
      new Map([[key, file]]),
    );

    expect(problems).toMatchObject([{ code: 'MANIFEST_FILE_MISSING', key: `snapshots/${day}/b.csv` }]);
  });

  test.each([
    ['bytes', 11, 'bytes 10, the file has 11'],
    ['rows', 3, 'rows 2, the file has 3'],
    ['sha256', 'b'.repeat(64), `sha256 ${sha256}, the file has ${'b'.repeat(64)}`],
  ])('says which %s were expected and which came', (fact, got, words) => {
    const problems = manifestMismatches({ files: [file] }, new Map([[key, { ...file, [fact]: got }]]));

    expect(problems).toMatchObject([
      { code: 'MANIFEST_MISMATCH', key, sentence: expect.stringContaining(words) },
    ]);
  });

  test('is read up to 4 MiB', () => {
    const ofLength = (length: number) => bytesOf(JSON.stringify({ files: [file] }).padEnd(length));

    expect(parseManifest(ofLength(LONGEST_MANIFEST_BYTES), day)).toHaveProperty('files');
    expect(parseManifest(ofLength(LONGEST_MANIFEST_BYTES + 1), day)).toMatchObject({
      code: 'MANIFEST_INVALID',
    });
  });

  test('names a thousand problems and counts the others', () => {
    const files = (count: number) => Array.from({ length: count }, (_, nth) => ({ ...file, key: `${nth}` }));

    expect(manifestMismatches({ files: files(1000) }, new Map())).toHaveLength(1000);
    const problems = manifestMismatches({ files: files(1002) }, new Map());
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toMatchObject({ code: 'MANIFEST_MISMATCH' });
    expect(problems.at(-1)?.sentence).toContain('in 2 more places');
  });
});
