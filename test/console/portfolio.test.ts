import { describe, expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { type AtRisk, byRisk, graver } from '../../lambdas/console/risk-order.ts';
import { portfolio } from '../../local/console/portfolio.ts';
import { fakeSources, type World } from './fake-sources.ts';
import { day, sampleAccount, sampleCase, sampleItem, sampleRecord } from './sample-world.ts';
import { skeletonOf, textOf } from './skeleton.ts';

const quiet: AtRisk = { accountId: 'q', tier: 'B', index: 5000, openCase: null };
const redChannel = (dueAt: string): Case =>
  sampleCase('q', {
    kind: 'red-channel',
    redChannel: {
      reportedAt: dueAt,
      dueAt,
      complaintIds: [],
      severity: null,
      milestones: {},
      breached: false,
      fromRescue: null,
    },
  });

describe('by risk', () => {
  test.each<[string, Partial<AtRisk>, Partial<AtRisk>]>([
    ['a red channel before a rescue', { openCase: redChannel('2026-03-09') }, { openCase: sampleCase('q') }],
    [
      'the red channel that is due first',
      { openCase: redChannel('2026-03-08') },
      { openCase: redChannel('2026-03-09') },
    ],
    [
      'an open rescue before an acknowledged one',
      { openCase: sampleCase('q') },
      { openCase: sampleCase('q', { state: 'acknowledged' }) },
    ],
    [
      'an acknowledged rescue before a held one',
      { openCase: sampleCase('q', { state: 'acknowledged' }) },
      { openCase: sampleCase('q', { state: 'held' }) },
    ],
    [
      'a held rescue before none',
      { openCase: sampleCase('q', { state: 'held' }), index: 9000 },
      { index: 100 },
    ],
    [
      'with cases the higher tier',
      { openCase: sampleCase('q'), tier: 'S', index: 9000 },
      { openCase: sampleCase('q'), tier: 'A', index: 100 },
    ],
    ['without cases the lower index', { tier: 'C', index: 4999 }, { tier: 'S', index: 5000 }],
    ['with equal indices the higher tier', { tier: 'S' }, { tier: 'A' }],
    ['with equal indices a tier before none', { tier: 'C' }, { tier: null }],
    ['a known index before an unknown one', { index: 10_000 }, { index: null }],
    ['all else equal, by account id', { accountId: 'a' }, { accountId: 'b' }],
  ])('%s comes first', (_name, first, second) => {
    const [a, b] = [
      { ...quiet, ...first },
      { ...quiet, ...second },
    ];

    expect(byRisk(a, b)).toBeLessThan(0);
    expect(byRisk(b, a)).toBeGreaterThan(0);
  });

  test('an account stands where the graver of its cases puts it', () => {
    const [rescue, channel] = [sampleCase('q'), redChannel('2026-03-09')];

    expect(graver(rescue, channel)).toBe(channel);
    expect(graver(channel, rescue)).toBe(channel);
  });
});

const numbered = (count: number): Partial<World> => {
  const ids = Array.from({ length: count }, (_, place) => `id-${String(place).padStart(3, '0')}`);
  return {
    accounts: ids.map((id) => sampleAccount(id)),
    items: ids.map((id, place) => sampleItem(id, place * 10)),
    records: [sampleRecord()],
  };
};

async function shown(
  world: Partial<World>,
  query = '',
): Promise<{ ids: string[]; text: string; document: string }> {
  const document = await portfolio(fakeSources(world), new URLSearchParams(query));
  const ids = [...document.matchAll(/href="\/accounts\/([^"]*)"/g)].map(([, id]) =>
    decodeURIComponent(id ?? ''),
  );
  return { ids, text: textOf(document), document };
}

describe('the portfolio', () => {
  test.each([
    ['', 0, 50],
    ['page=1', 0, 50],
    ['page=2', 50, 100],
    ['page=3', 100, 101],
    ['page=4', 100, 101],
    ['page=0', 0, 50],
    ['page=-1', 0, 50],
    ['page=1.5', 0, 50],
    ['page=two', 0, 50],
  ])('asked for %j shows accounts %i to %i of 101', async (query, from, to) => {
    const { ids, text } = await shown(numbered(101), query);

    const expected = Array.from(
      { length: to - from },
      (_, place) => `id-${String(from + place).padStart(3, '0')}`,
    );
    expect(ids).toEqual(expected);
    expect(text).toContain('101 accounts, by risk');
  });

  test('reads from history only the accounts that it shows', async () => {
    const sources = fakeSources(numbered(101));
    const asked: number[] = [];
    const history = {
      ...sources.ports.history,
      findMany: (ids: readonly string[], on: string) => {
        asked.push(ids.length);
        return sources.ports.history.findMany(ids, on);
      },
    };

    await portfolio({ ...sources, ports: { ...sources.ports, history } }, new URLSearchParams());

    expect(asked).toEqual([50]);
  });

  test('has no ways to other pages when one is enough', async () => {
    expect((await shown(numbered(50))).document).not.toContain('class="pager"');
    expect((await shown(numbered(51))).document).toContain('class="pager"');
  });

  test.each([
    ['q=acme', ['1', '2']],
    ['q=ACME+g', ['2']],
    ['q=3', ['3']],
    ['q=%2A', []],
    ['tier=S', ['1']],
    ['tier=Z', ['1', '2', '3', '4', '5']],
    ['band=red', ['1']],
    ['band=amber', ['2']],
    ['band=green', ['3']],
    ['band=unknown', ['4', '5']],
    ['band=case', ['3']],
    ['band=amber&tier=A&q=acme', ['2']],
  ])('narrowed by %s shows %j', async (query, expected) => {
    const world: Partial<World> = {
      accounts: [
        sampleAccount('1', { name: 'Acme', tier: 'S' }),
        sampleAccount('2', { name: 'Acme Gulf', tier: 'A' }),
        sampleAccount('3', { name: 'Globex' }),
        sampleAccount('4', { name: 'Initech' }),
        sampleAccount('5', { name: 'Hooli' }),
      ],
      items: [sampleItem('1', 3999), sampleItem('2', 4000), sampleItem('3', 7000), sampleItem('4', null)],
      records: [sampleRecord()],
      cases: [sampleCase('3')],
    };

    const { ids } = await shown(world, query);

    expect(ids.toSorted()).toEqual(expected);
  });

  test('counts every account once, those that are silent or not on the roster too', async () => {
    const world: Partial<World> = {
      accounts: [sampleAccount('scored'), sampleAccount('silent')],
      items: [sampleItem('scored', 8000), sampleItem('stranger', 2000)],
      records: [sampleRecord()],
      cases: [sampleCase('scored', { state: 'resolved', resolvedAs: 'saved', resolvedOn: '2026-03-08' })],
    };

    const { ids, text } = await shown(world);

    expect(ids).toEqual(['stranger', 'scored', 'silent']);
    expect(text).toMatch(/Accounts 3 Red 1 .*Amber 0 .*Green 1 .*Unknown 1 .*Open cases 0/);
    expect(text).toContain('not on the roster');
  });

  test('says how fresh it is and what comes next', async () => {
    const owed = [
      { step: 'opened', occurrence: 0, at: '2026-03-08T12:00:00.000Z', unless: null, told: [] },
    ] as const;

    const { text } = await shown({ records: [sampleRecord()], cases: [sampleCase('x', { owed })] });

    expect(text).toContain('Last completed day 7 Mar 2026 (decided 3 h ago)');
    expect(text).toContain('Next day expected 8 Mar 2026 (by 9 Mar 2026, 12:00 )');
    expect(text).toContain('Next notice due 8 Mar 2026, 12:00 (in 2 h)');
  });

  test('shows the last scored day though a later one is missing', async () => {
    const missing = sampleRecord({ day: '2026-03-08', status: 'missing', isScored: false });

    const { text } = await shown({ items: [sampleItem('a', 5000)], records: [sampleRecord(), missing] });

    expect(text).toContain('every account on 7 Mar 2026');
    expect(text).toContain('Next day expected 9 Mar 2026');
  });

  test('warns of a held day while its rescues wait for a person', async () => {
    const held = sampleCase('a', { state: 'held', openedAt: null });

    const waiting = await shown({
      records: [sampleRecord({ status: 'held', isMassFall: true })],
      cases: [held],
    });
    const released = await shown({ records: [sampleRecord({ status: 'held', isMassFall: true })] });

    expect(waiting.text).toContain('7 Mar 2026 is held.');
    expect(released.text).not.toContain('is held.');
  });

  test('is a whole page before the first delivery', async () => {
    const { document, text } = await shown({});

    expect(() => skeletonOf(document)).not.toThrow();
    expect(text).toContain('No day has been scored yet.');
  });

  test.each([
    [6400, '−20.0 %'],
    [6401, '−20.0 %'],
    [8000, '0.0 %'],
    [8250, '+3.1 %'],
  ])('shows %i hundredths against a baseline of 80.00 as %s', async (index, expected) => {
    const window = Array.from({ length: 30 }, () => 8000);

    const { text } = await shown({
      items: [sampleItem('a', index, { window })],
      records: [sampleRecord({ day })],
    });

    expect(text.replaceAll('\u00a0', ' ')).toContain(expected);
  });
});
