import { describe, expect, test } from 'vitest';
import { complaintColumns } from '../../lambdas/feed/complaint-rows.ts';
import { recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import { people } from '../support/company.ts';
import { attackStrings, hasCorpora, naughtyStrings, skipReason } from './corpora.ts';
import { openHostileWorld } from './hostile-world.ts';
import { expectLawful } from './laws.ts';

type Row = Readonly<Record<string, string>>;

const good = {
  snapshot: { account_id: '', nps: '10' },
  complaint: {
    complaint_id: '',
    account_id: 'beside',
    reported_at: '2026-03-01T00:00:00Z',
    severity: 'low',
    summary: 'No reply',
  },
  account: { account_id: '', name: 'Good', tier: 'C', owner: 'olga', time_zone: 'Europe/Berlin' },
  recipient: { recipient_id: '', name: 'Good', role: 'lead', locale: 'en' },
} satisfies Readonly<Record<string, Row>>;

describe.skipIf(!hasCorpora)(`naughty and attacking strings${skipReason}`, async () => {
  const world = hasCorpora ? await openHostileWorld() : (null as never);
  const texts = hasCorpora ? [...new Set([...naughtyStrings(), ...attackStrings()])] : [];
  const some = texts.filter((_, place) => place % 20 === 0);

  test.each([
    ['csv', csv],
    ['jsonl', jsonl],
  ])('in every field of a snapshot cost at most their own row: %s', async (ending, written) => {
    const columns = ['account_id', 'as_of', 'nps', 'note'];
    const rows = rowsWith(texts, good.snapshot, columns);

    const [answer] = await world.deliver({
      [`snapshots/${world.nextDay()}/a.${ending}`]: written(columns, rows),
    });

    expectLawful(answer);
    expect(answer.receipt.rows_read).toBe(rows.length);
    expect(await world.scoredOf(['first', 'last'])).toEqual(new Set(['first', 'last']));
  });

  test('in every field of complaints cost at most their own row', async () => {
    const rows = rowsWith(some, good.complaint, complaintColumns);
    world.nextDay();

    const [answer] = await world.deliver({ 'complaints/texts.csv': csv(complaintColumns, rows) });

    expectLawful(answer);
    expect(answer.receipt.rows_read).toBe(rows.length);
    const taken = await world.stores.ledger.list('complaints-applied');
    expect([taken.has('first'), taken.has('last')]).toEqual([true, true]);
  });

  test('in every field of the roster and the recipients cost at most their own row', async () => {
    const staff = Object.entries(people).map(([id, row]) => ({
      ...good.recipient,
      ...row,
      recipient_id: id,
    }));
    const accounts = [{ ...good.account, account_id: 'beside' }];
    world.nextDay();

    const answers = await world.deliver({
      'accounts/accounts.csv': csv(rosterColumns, [
        ...accounts,
        ...rowsWith(texts, good.account, rosterColumns),
      ]),
      'recipients/recipients.csv': csv(recipientColumns, [
        ...staff,
        ...rowsWith(some, good.recipient, recipientColumns),
      ]),
    });

    for (const answer of answers) expectLawful(answer);
    const { directory } = world.stores;
    for (const taken of [await directory.accounts(), await directory.recipients()])
      expect([taken.has('first'), taken.has('last')]).toEqual([true, true]);
  });

  test('as names of columns are warned of, and the row is scored', async () => {
    const header = Object.fromEntries(texts.map((text, place) => [`${place}${text}`, '']));
    const columns = ['account_id', 'nps', ...Object.keys(header)];
    const rows = rowsWith([], { ...header, ...good.snapshot }, columns);

    const [answer] = await world.deliver({ [`snapshots/${world.nextDay()}/a.csv`]: csv(columns, rows) });

    expectLawful(answer);
    expect(answer.receipt).toMatchObject({ scored: 2, rejected: 0 });
    expect(answer.receipt.warnings).toHaveLength(51);
  });
});

/** One row per column and text, and a good row at each end; the first column is the id. */
function rowsWith(texts: readonly string[], row: Row, columns: readonly string[]): readonly Row[] {
  const id = columns[0] ?? '';
  const hostile = columns.flatMap((column) =>
    texts.map((text, place) => ({ ...row, [id]: `${column}-${place}`, [column]: text })),
  );
  return [{ ...row, [id]: 'first' }, ...hostile, { ...row, [id]: 'last' }];
}

function csv(columns: readonly string[], rows: readonly Row[]): string {
  const cell = (text = '') => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
  return [columns.map(cell).join(','), ...lines, ''].join('\n');
}

function jsonl(_columns: readonly string[], rows: readonly Row[]): string {
  const typed = rows.map(({ nps, ...row }) => ({ ...row, nps: nps === '10' ? 10 : nps }));
  return typed.map((row) => `${JSON.stringify(row)}\n`).join('');
}
