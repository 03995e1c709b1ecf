import { describe, expect, test } from 'vitest';
import { recipientOf } from '../support/cases.ts';
import { now } from './fake-sources.ts';
import { pageAt } from './page-at.ts';
import { day, sampleReceipt, sampleRecord } from './sample-world.ts';

describe('runs', () => {
  test('are listed newest first, with what became of each day', async () => {
    const records = [
      sampleRecord({ day: '2026-03-05', status: 'missing', decidedAt: null }),
      sampleRecord({
        day: '2026-03-06',
        status: 'complete-with-rejects',
        counts: { read: 1200, scored: 1100, rejected: 60, held: 40 },
        known: 1000,
      }),
    ];

    const { text } = await pageAt('/runs', { records });

    expect(text).toContain('6 Mar 2026 ◆ Complete with rejects 1,200 1,100 60 40 1,000 8 Mar 2026, 06:00');
    expect(text.indexOf('6 Mar 2026')).toBeLessThan(text.indexOf('5 Mar 2026'));
  });

  test('tell rescues that are held from rows that are', async () => {
    const records = [sampleRecord({ status: 'held', isMassFall: true })];

    const { text } = await pageAt('/runs', { records });
    const one = await pageAt(`/runs/${day}`, { records });

    expect(text).toContain('7 Mar 2026 ◆ Rescues held 1 1 0 0');
    expect(text).toContain('Rows read are scored, rejected or, until their day is decided, held.');
    expect(one.text).toContain('7 Mar 2026 ◆ Rescues held');
  });

  test('of one day lead to the receipts of its files only', async () => {
    const objects = {
      ...sampleReceipt(`snapshots/${day}/a.csv`, 'x', 1),
      ...sampleReceipt('snapshots/2026-03-06/b.csv', 'x', 1),
      ...sampleReceipt('accounts/accounts.csv', 'x', 1),
    };

    const one = await pageAt(`/runs/${day}`, { records: [sampleRecord()], objects });
    const others = await pageAt('/receipts', { objects });

    const keys = ({ document }: { document: string }) =>
      [...document.matchAll(/href="\/receipts\/([^"]*)"/g)].map(([, key]) => decodeURIComponent(key ?? ''));
    expect(keys(one)).toEqual([`snapshots/${day}/a.csv`]);
    expect(keys(others)).toEqual(['accounts/accounts.csv']);
  });

  test.each([100, 101, 201])('%i receipts that belong to no day are turned forwards', async (count) => {
    const complaints = Array.from({ length: count - 2 }, (_, place) => `complaints/${1000 + place}.csv`);
    const all = ['accounts/accounts.csv', ...complaints, 'recipients/recipients.csv'];
    const objects = Object.assign({}, ...all.map((key) => sampleReceipt(key, 'x', 1)));
    const shown: string[][] = [];

    for (let path: string | undefined = '/receipts'; path !== undefined; ) {
      const { document }: { document: string } = await pageAt(path, { objects });
      const links = [...document.matchAll(/href="\/receipts\/([^"]*)"/g)];
      shown.push(links.map(([, key]) => decodeURIComponent(key ?? '')));
      path = /rel="next" href="([^"]*)"/.exec(document)?.[1];
    }

    expect(shown.flat()).toEqual(all);
    expect(shown.map(({ length }) => length)).toEqual(
      [100, 100, 100].slice(0, Math.ceil(count / 100) - 1).concat(((count - 1) % 100) + 1),
    );
  });
});

describe('a receipt', () => {
  test.each([
    [199, 199, '199 entries'],
    [200, 200, '200 entries'],
    [201, 200, 'The first 200 of 201 entries'],
  ])('of %i rejected rows shows %i', async (rejected, shown, caption) => {
    const key = `snapshots/${day}/a.csv`;

    const { document, text } = await pageAt(`/receipts/${encodeURIComponent(key)}`, {
      objects: sampleReceipt(key, 'wrong', rejected),
    });

    expect(document.match(/class="cells code"/g)).toHaveLength(shown);
    expect(text).toContain(caption);
    expect(text).toContain(`${rejected + 5} rows read: 5 scored, ${rejected} rejected, 0 held.`);
  });

  test('shows the cells of a rejected row as they are in the file', async () => {
    const key = 'accounts/accounts.csv';
    const cell = 'a "quoted", 行\nsecond line';

    const { text } = await pageAt(`/receipts/${encodeURIComponent(key)}`, {
      objects: sampleReceipt(key, cell, 1),
    });

    expect(text).toContain('a "quoted", 行 second line');
  });
});

describe('the mailbox', () => {
  const entry = { at: now, recipientId: 'o-1', to: '+491', kind: 'sms' } as const;

  test.each([
    ['a'.repeat(160), '1 part'],
    ['a'.repeat(161), '2 parts'],
    ['好'.repeat(70), '1 part'],
    ['好'.repeat(71), '2 parts'],
  ])('says in how many parts an SMS went', async (body, expected) => {
    const { text } = await pageAt('/mailbox', { mailbox: [{ ...entry, body }] });

    expect(text).toContain(expected);
  });

  test('shows a message in the direction that it has where it arrives', async () => {
    const body = '[S] שלום\u200e 82.10 → 61.07';

    const { document } = await pageAt('/mailbox', { mailbox: [{ ...entry, body }] });

    expect(document).toContain('[S] שלום&lrm; 82.10 → 61.07');
  });

  test('shows the newest first, of one instant the last delivered, to whom it is narrowed', async () => {
    const mailbox = [
      { ...entry, body: 'first' },
      { ...entry, body: 'second' },
      { ...entry, at: '2026-03-08T09:29:59.999Z', body: 'zeroth' },
      { ...entry, recipientId: 'o-2', body: 'other' },
    ];
    const order = ({ text }: { text: string }) =>
      text.match(/\b(?:zeroth|first|second|other)\b(?! messages)/g);
    const bodies = (text: string) => ({
      text: text.slice(text.indexOf('newest first') + 'newest first'.length),
    });

    const all = await pageAt('/mailbox', { mailbox });
    const one = await pageAt('/mailbox?to=o-1', { mailbox });
    const nobody = await pageAt('/mailbox?to=o-9', { mailbox });
    const named = await pageAt('/mailbox?to=olga', {
      mailbox,
      recipients: [recipientOf('o-2', { name: 'Olga Berg' })],
    });

    expect(order(bodies(all.text))).toEqual(['other', 'second', 'first', 'zeroth']);
    expect(order(bodies(one.text))).toEqual(['second', 'first', 'zeroth']);
    expect(order(bodies(nobody.text))).toBeNull();
    expect(nobody.text).toContain('Nothing was sent to such a recipient.');
    expect(order(bodies(named.text))).toEqual(['other']);
  });

  test('turns pages of 50', async () => {
    const mailbox = Array.from({ length: 51 }, () => ({ ...entry, body: 'text' }));

    expect((await pageAt('/mailbox', { mailbox })).document.match(/class="bubble body"/g)).toHaveLength(50);
    expect(
      (await pageAt('/mailbox?page=2', { mailbox })).document.match(/class="bubble body"/g),
    ).toHaveLength(1);
  });
});
