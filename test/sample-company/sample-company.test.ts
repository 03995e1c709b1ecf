import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { isCalendarDay } from '../../lambdas/scoring/calendar.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { writeSampleCompany } from '../../local/sample-company/write-sample-company.ts';
import { rowsOf } from './rescues-of-folder.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

async function written(request: { until: string; seed: number; days?: number; accounts?: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'sample-company-'));
  folders.push(folder);
  return { folder, summary: await writeSampleCompany({ folder, ...request }) };
}

function fingerprints(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [
      path.slice(folder.length),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]);
}

function linesOf(folder: string, name: string): readonly Record<string, string>[] {
  const text = readFileSync(join(folder, name), 'utf8').trimEnd();
  return text.split('\n').map((line) => JSON.parse(line));
}

describe('the sample company', () => {
  test('the same seed writes the same bytes, another seed does not', async () => {
    const size = { until: '2026-05-17', days: 50, accounts: 40 };

    const [once, again, other] = await Promise.all([1, 1, 2].map((seed) => written({ ...size, seed })));

    expect(fingerprints(again?.folder ?? '')).toEqual(fingerprints(once?.folder ?? ''));
    expect(fingerprints(other?.folder ?? '')).not.toEqual(fingerprints(once?.folder ?? ''));
  });

  test('another last day moves every date and keeps the shape', async () => {
    const [may, leapDay] = await Promise.all(
      ['2026-05-17', '2028-02-29'].map((until) => written({ until, seed: 1 })),
    );

    const shapeOf = (summary: typeof may) =>
      summary?.summary.stories.map(({ plot, accountIds }) => ({ plot, accountIds }));
    expect(shapeOf(leapDay)).toEqual(shapeOf(may));
    expect(leapDay?.summary).toMatchObject({ firstDay: '2027-11-02', lastDay: '2028-02-29' });
    expect(readdirSync(join(leapDay?.folder ?? '', 'snapshots'))).toHaveLength(120);
    expect(leapDay?.summary.stories.every(({ on }) => isCalendarDay(on))).toBe(true);
  });

  test('fewer than 30 accounts are refused', async () => {
    await expect(written({ until: '2026-05-17', seed: 1, days: 5, accounts: 29 })).rejects.toThrow(
      '30 accounts',
    );
    await expect(written({ until: '2026-05-17', seed: 1, days: 5, accounts: 30 })).resolves.toBeDefined();
  });
});

describe('its people', async () => {
  const { folder } = await written({ until: '2026-05-17', seed: 1 });
  const roster = rowsOf(
    'accounts.csv',
    Buffer.from(readFileSync(join(folder, 'accounts/accounts.csv'), 'utf8').replaceAll(/"[^"]*"/g, 'quoted')),
  );
  const recipients = rowsOf('recipients.csv', readFileSync(join(folder, 'recipients/recipients.csv')));
  const ids = new Set(recipients.map((recipient) => recipient.get('recipient_id')));

  test('200 accounts are in four tiers', () => {
    const tierSizes = ['S', 'A', 'B', 'C'].map(
      (tier) => roster.filter((row) => row.get('tier') === tier).length,
    );

    expect(tierSizes).toEqual([8, 32, 60, 100]);
    expect(new Set(roster.map((row) => row.get('account_id')))).toHaveProperty('size', 200);
  });

  test('every role of every account and every manager is somebody on the list', () => {
    const roles = ['owner', 'sales_lead', 'technical_lead', 'delivery_lead', 'executive_sponsor'];
    const named = [
      ...roster.flatMap((row) => roles.map((role) => row.get(role))),
      ...recipients.filter((row) => row.get('role') !== 'ceo').map((row) => row.get('manager')),
    ];

    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(recipients.filter((row) => row.get('role') === 'ceo').map((row) => row.get('manager'))).toEqual([
      undefined,
    ]);
    expect(recipients.filter((row) => row.get('role') === 'data_team')).toHaveLength(2);
    expect(new Set(recipients.map((row) => row.get('locale')))).toEqual(new Set(['en', 'zh-CN', 'zh-TW']));
  });

  test('mail goes to a reserved domain and phones are numbers kept free for drama', () => {
    const mails = recipients.map((recipient) => recipient.get('email') ?? '');
    const phones = recipients.map((recipient) => recipient.get('phone') ?? '');

    expect(mails.filter((mail) => !/^[a-z]-\d\d@sample\.example\.com$/.test(mail))).toEqual([]);
    expect(phones.filter((phone) => !/^\+447700900\d{3}$/.test(phone))).toEqual([]);
    expect(new Set(phones)).toHaveProperty('size', 22);
  });

  test('a snapshot has every column of the default model', () => {
    const header = readFileSync(join(folder, 'snapshots/2026-05-01/accounts.csv'), 'utf8')
      .split('\n')[0]
      ?.split(',');

    expect(header).toEqual(expect.arrayContaining(defaultModel.columns.map(({ name }) => name)));
  });

  test('people act on accounts of the roster, after the case can have opened, in order of time', () => {
    const actions = linesOf(folder, 'actions.jsonl');

    expect(actions.length).toBeGreaterThan(10);
    expect(actions.map(({ at }) => at)).toEqual(actions.map(({ at }) => at).toSorted());
    expect(actions.filter(({ recipient_id }) => !ids.has(recipient_id))).toEqual([]);
    const rescues = actions.filter(({ kind }) => kind === 'rescue');
    expect(rescues.filter(({ at }) => (at ?? '').slice(11) < '06:00')).toEqual([]);
  });
});

describe('its deliveries', async () => {
  const { folder, summary } = await written({ until: '2026-05-17', seed: 1 });
  const deliveries = linesOf(folder, 'deliveries.jsonl');
  const arrivals = (day: string) => deliveries.filter(({ key }) => key?.startsWith(`snapshots/${day}/`));
  const dayOf = (plot: string) => summary.stories.find((story) => story.plot === plot)?.on ?? '';

  test('roster and recipients come first, everything in order of time', () => {
    const times = deliveries.map(({ at }) => at);

    expect(deliveries.slice(0, 2).map(({ key }) => key)).toEqual([
      'recipients/recipients.csv',
      'accounts/accounts.csv',
    ]);
    expect(times).toEqual(times.toSorted());
  });

  test('every file of the folder is delivered once', () => {
    const files = fingerprints(folder).map(([path]) => path.slice(1));

    const lists = ['actions.jsonl', 'deliveries.jsonl'];
    expect(deliveries.map(({ file }) => file).toSorted()).toEqual(
      files.filter((file) => !lists.includes(file)),
    );
  });

  test('an ordinary day arrives at 06:00 UTC of the next day', () => {
    const expected = { at: '2026-05-02T06:00:00.000Z', key: 'snapshots/2026-05-01/accounts.csv' };

    expect(arrivals('2026-05-01')).toEqual([{ ...expected, file: expected.key }]);
  });

  test('the late file arrives three days later', () => {
    expect(dayOf('late-file')).toBe('2026-04-14');
    expect(arrivals('2026-04-14').map(({ at }) => at)).toEqual(['2026-04-18T06:00:00.000Z']);
  });

  test('the corrected file arrives twice under one key, first from the history folder', () => {
    const key = 'snapshots/2026-04-27/accounts.csv';

    expect(dayOf('corrected-file')).toBe('2026-04-27');
    expect(arrivals('2026-04-27')).toEqual([
      { at: '2026-04-28T06:00:00.000Z', key, file: 'history/snapshots-2026-04-27-accounts-v1.csv' },
      { at: '2026-04-30T10:30:00.000Z', key, file: key },
    ]);
  });

  test('the manifest of the split day lists its three files as they are', () => {
    const day = dayOf('split-day');
    const manifest = JSON.parse(readFileSync(join(folder, 'snapshots', day, '_manifest.json'), 'utf8'));

    const found = manifest.files.map(({ key }: { key: string }) => {
      const bytes = readFileSync(join(folder, key));
      return {
        key,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        rows: rowsOf(key, bytes).length,
      };
    });
    expect(manifest.files).toEqual(found);
    expect(arrivals(day).map(({ key }) => key?.split('/').at(-1))).toEqual([
      'part-1.csv',
      'part-2.jsonl',
      'part-3.csv.gz',
      '_manifest.json',
    ]);
  });

  test('an account is missing here and there, but rarely', () => {
    const rows = linesOf(folder, 'deliveries.jsonl')
      .filter(({ key }) => key?.endsWith('/accounts.csv') && key.startsWith('snapshots/'))
      .map(({ file }) => rowsOf('accounts.csv', readFileSync(join(folder, file ?? ''))).length);

    const short = rows.slice(0, 60).filter((count) => count < 200).length;
    expect(short).toBeGreaterThan(0);
    expect(Math.min(...rows)).toBeGreaterThan(185);
  });
});
