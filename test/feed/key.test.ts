import { describe, expect, test } from 'vitest';
import { errorsKey, parseFeedKey, receiptKey } from '../../lambdas/feed/key.ts';

describe('a key of the feed', () => {
  test.each([
    ['snapshots/2026-01-05/a.csv', { kind: 'snapshot', day: '2026-01-05', format: 'csv', gz: false }],
    ['snapshots/2026-01-05/a.jsonl.gz', { kind: 'snapshot', day: '2026-01-05', format: 'jsonl', gz: true }],
    ['snapshots/2028-02-29/客户 (1).csv', { kind: 'snapshot', day: '2028-02-29', format: 'csv', gz: false }],
    ['snapshots/2026-01-05/_manifest.json', { kind: 'manifest', day: '2026-01-05' }],
    ['snapshots/1990-01-01/_manifest.json', { kind: 'manifest', day: '1990-01-01' }],
    ['snapshots/2999-12-31/_manifest.json', { kind: 'manifest', day: '2999-12-31' }],
    ['complaints/2026-01.jsonl', { kind: 'complaints', format: 'jsonl', gz: false }],
    ['accounts/accounts.csv', { kind: 'accounts', format: 'csv', gz: false }],
    ['accounts/accounts.jsonl.gz', { kind: 'accounts', format: 'jsonl', gz: true }],
    ['recipients/recipients.csv.gz', { kind: 'recipients', format: 'csv', gz: true }],
  ])('%s says what the file is', (key, meaning) => {
    expect(parseFeedKey(key)).toEqual({ key, ...meaning });
  });

  test.each([
    ['an impossible day', 'snapshots/2026-02-30/a.csv'],
    ['a leap day in a common year', 'snapshots/2026-02-29/a.csv'],
    ['a day without zeros', 'snapshots/2026-1-5/a.csv'],
    ['a day before all feeds', 'snapshots/1989-12-31/a.csv'],
    ['a day after all feeds', 'snapshots/3000-01-01/_manifest.json'],
    ['a nested folder', 'snapshots/2026-01-05/x/a.csv'],
    ['no folder', 'a.csv'],
    ['a folder marker', 'snapshots/2026-01-05/'],
    ['another suffix', 'snapshots/2026-01-05/a.xlsx'],
    ['a suffix in capitals', 'snapshots/2026-01-05/a.CSV'],
    ['a zip', 'complaints/a.csv.zip'],
    ['a manifest elsewhere', 'complaints/_manifest.json'],
    ['a way out', 'complaints/../accounts/accounts.csv'],
    ['two points', 'complaints/a..csv'],
    ['an encoded way out', 'complaints/%2e%2e.csv'],
    ['a line feed', 'complaints/a\n.csv'],
    ['a zero-width space', 'complaints/a\u200b.csv'],
    ['a bidirectional override', 'complaints/a\u202evsc.csv'],
    ['a start that a shell or sheet would take', 'complaints/-a.csv'],
    ['a roster of another name', 'accounts/customers.csv'],
    ['our own answers', 'receipts/complaints/a.csv'],
    ['a name of JavaScript', '__proto__/a.csv'],
    ['an empty key', ''],
  ])('with %s is unknown, and says why', (_, key) => {
    const parsed = parseFeedKey(key);

    expect(parsed).toMatchObject({ kind: 'unknown', key });
    expect((parsed as { reason: string }).reason).toMatch(/^The key .+ \(FILE_KEY\)\.$/su);
  });

  test('may be 900 bytes long and not 901', () => {
    const keyOf = (bytes: number) => `complaints/${'a'.repeat(bytes - 'complaints/.csv'.length)}.csv`;

    expect(parseFeedKey(keyOf(900)).kind).toBe('complaints');
    expect(parseFeedKey(keyOf(901)).kind).toBe('unknown');
  });

  test('is measured in bytes, not in characters', () => {
    expect(parseFeedKey(`complaints/${'户'.repeat(295)}.csv`).kind).toBe('complaints');
    expect(parseFeedKey(`complaints/${'户'.repeat(296)}.csv`).kind).toBe('unknown');
  });

  test('has its answers under receipts/', () => {
    expect(receiptKey('complaints/a.csv')).toBe('receipts/complaints/a.csv.json');
    expect(errorsKey('complaints/a.csv')).toBe('receipts/complaints/a.csv.errors.csv');
  });

  test.each([
    ['a name of 240 bytes', `complaints/${'户'.repeat(80)}`, `complaints/${'户'.repeat(80)}x`],
    ['a key of 900 bytes', `${'x/'.repeat(449)}xx`, `${'x/'.repeat(449)}xxx`],
  ])(
    'with more than %s has answers of another name, which S3 and a file system take',
    (_, fits, isLonger) => {
      expect(receiptKey(fits)).toBe(`receipts/${fits}.json`);
      expect(receiptKey(isLonger)).toMatch(/^receipts\/long-keys\/[0-9a-f]{32}\.json$/);
      expect(receiptKey(isLonger)).not.toBe(receiptKey(`${isLonger}x`));
      expect(errorsKey(isLonger)).toMatch(/^receipts\/long-keys\/[0-9a-f]{32}\.errors\.csv$/);
    },
  );
});
