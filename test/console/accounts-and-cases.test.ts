import { describe, expect, test } from 'vitest';
import { owedFromOpening } from '../../lambdas/cases/policy.ts';
import { emptyWindow } from '../../lambdas/scoring/baseline.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { now, type World } from './fake-sources.ts';
import { pageAt } from './page-at.ts';
import { day, sampleAccount, sampleCase, sampleItem, sampleRecord } from './sample-world.ts';

describe('an account', () => {
  const window = emptyWindow.map((_, place) => (place >= 27 ? 8000 : null));
  const before = sampleItem('a', 8000, {
    day: '2026-03-06',
    contributions: [1500, 1500, 1500, 1000, 800, 500, 300, 500, 200, 200],
  });
  const fallen = sampleItem('a', 6000, {
    window,
    coverage: { present: 90, total: 100 },
    contributions: [1500, 1000, 1500, 0, 500, null, 500, 500, 200, 300],
    provenance: { key: `snapshots/${day}/emea.csv`, version: 'v-7', line: 42 },
  });
  const world: Partial<World> = {
    accounts: [sampleAccount('a', { name: 'Acme', tier: 'S', owner: 'o-1', salesLead: 'gone' })],
    recipients: [
      {
        recipientId: 'o-1',
        name: 'Mara',
        email: null,
        phone: null,
        role: 'owner',
        manager: null,
        locale: 'en',
      },
    ],
    items: [before, fallen],
    records: [sampleRecord()],
  };

  test('says where it stands against its baseline', async () => {
    const { text } = await pageAt('/accounts/a', world);

    expect(text).toContain('Index 60.00 Against baseline −25.0 % Baseline 80.00 Coverage 90 %');
    expect(text).toContain('◆ Amber');
  });

  test('lists what the index is made of, a missing indicator as missing', async () => {
    const { text } = await pageAt('/accounts/a', world);

    expect(text).toContain('they add up to 60.00');
    expect(text).toContain('Transaction frequency 15.00 of 16.67');
    expect(text).toContain('NPS missing');
  });

  test('lists what moved since the reference day, the largest fall first', async () => {
    const { text } = await pageAt('/accounts/a', world);

    expect(text).toContain('−20.00 points since 6 Mar 2026 (80.00)');
    const moved = text.slice(text.indexOf('What moved it'));
    expect(moved.indexOf('Complaints −10.00')).toBeGreaterThan(0);
    expect(moved.indexOf('Complaints −10.00')).toBeLessThan(moved.indexOf('NPS −5.00'));
    expect(moved.indexOf('NPS −5.00')).toBeLessThan(moved.indexOf('Payment delay +2.00'));
  });

  test('names the file, line, version and model behind the numbers', async () => {
    const { text, document } = await pageAt('/accounts/a', world);

    expect(text).toMatch(/File snapshots\/2026-03-07\/emea\.csv Line 42 Version v-7 Model 2026-1/);
    expect(document).toContain('href="/receipts/snapshots%2F2026-03-07%2Femea.csv"');
  });

  test('says who looks after it, and who is not there to do so', async () => {
    const { text } = await pageAt('/accounts/a', world);

    expect(text).toContain('Owner Mara o-1');
    expect(text).toContain('Sales lead gone not among the recipients');
    expect(text).toContain('Technical lead nobody named');
  });

  test('of an unknown day has neither contributions nor drivers, but its history', async () => {
    const unknown = sampleItem('a', null, { window, contributions: before.contributions.map(() => null) });

    const { text } = await pageAt('/accounts/a', { ...world, items: [before, unknown] });

    expect(text).toContain('unknown: too little data');
    expect(text).toContain('The index of this day is unknown.');
    expect(text).toContain('There is no day to compare with.');
    expect(text).toContain('7 Mar 2026 unknown 80.00');
  });

  test('shows as many days of history as it is asked for', async () => {
    const items = Array.from({ length: 200 }, (_, ago) =>
      sampleItem('a', 5000, { day: addDays(day, ago - 199) }),
    );

    const days = async (query: string) =>
      (await pageAt(`/accounts/a${query}`, { ...world, items })).document.match(/class="hint"/g)?.length;

    expect(await days('')).toBe(180);
    expect(await days('?days=90')).toBe(90);
    expect(await days('?days=365')).toBe(200);
    expect(await days('?days=91')).toBe(180);
  });

  test('of the roster without any entry is a page, too', async () => {
    const { text } = await pageAt('/accounts/a', { accounts: [sampleAccount('a', { name: 'Acme' })] });

    expect(text).toContain('No entry in history yet.');
  });
});

describe('a case', () => {
  const person = (recipientId: string, name: string) =>
    ({ recipientId, name, email: null, phone: null, role: 'owner', manager: null, locale: 'en' }) as const;

  test('tells what happened, who was told and what is owed next', async () => {
    const about = sampleCase('a', {
      owed: owedFromOpening('rescue', 'B', '2026-03-08T08:00:00.000Z').slice(1),
      told: [{ step: 'opened', occurrence: 0, recipientId: 'o-1', noticeId: 'n-1', at: now }],
      events: [
        { at: now, event: 'opened', by: null, note: 'sharp-drop, red-band' },
        { at: now, event: 'acknowledged', by: 'o-1', note: 'held, will call' },
      ],
    });

    const { text } = await pageAt(`/cases/${about.caseId}`, {
      accounts: [sampleAccount('a', { name: 'Acme' })],
      recipients: [person('o-1', 'Mara')],
      cases: [about],
    });

    expect(text).toContain('Rescue: Acme');
    expect(text).toContain(
      'Opened 8 Mar 2026, 09:30 · just now fell 20 % or more below its baseline; red on three',
    );
    expect(text).toContain('Acknowledged by Mara o-1');
    expect(text).toContain('held, will call');
    expect(text).toContain('Mara o-1 Opening notice 8 Mar 2026, 09:30 n-1');
    expect(text).toContain(
      'Not acknowledged for 24 hours 9 Mar 2026, 08:00 in 22 h owner, the owner’s manager',
    );
    expect(text.indexOf('for 24 hours')).toBeLessThan(text.indexOf('for 72 hours'));
  });

  test('tells of a complaint that joined in words, its own as they were', async () => {
    const events = [{ at: now, event: 'joined', by: null, note: 'complaint held, high' }];
    const about = sampleCase('a', { kind: 'red-channel', events });

    const { text } = await pageAt(`/cases/${about.caseId}`, { cases: [about] });

    expect(text).toContain('A further complaint joined 8 Mar 2026, 09:30 · just now complaint held, high');
  });

  test.each([
    ['before it is due', '2026-03-08T09:30:00.001Z', false, undefined, 'Due 8 Mar 2026, 09:30'],
    ['at its due time', '2026-03-08T09:30:00.000Z', false, undefined, 'Breached: due 8 Mar 2026, 09:30'],
    ['at its due time, on site', '2026-03-08T09:30:00.000Z', false, now, 'Due 8 Mar 2026, 09:30'],
    ['breached, then on site', '2026-03-08T08:00:00.000Z', true, now, 'Breached: due 8 Mar 2026, 08:00'],
  ])('a red channel %s', async (_name, dueAt, breached, onSiteAt, expected) => {
    const milestones = onSiteAt === undefined ? {} : { onSite: { at: onSiteAt, by: 'o-1' } };
    const redChannel = {
      reportedAt: now,
      dueAt,
      complaintIds: ['c-1'],
      severity: null,
      milestones,
      breached,
      fromRescue: null,
    };
    const about = sampleCase('a', { kind: 'red-channel', reasons: [], redChannel });

    const { text } = await pageAt(`/cases/${about.caseId}`, { cases: [about] });

    expect(text).toContain(expected);
    expect(text.includes('Breached')).toBe(expected.startsWith('Breached'));
  });
});
