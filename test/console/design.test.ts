import { describe, expect, test } from 'vitest';
import { distanceText, instantTime } from '../../lambdas/console/dates.ts';
import { chartWords } from '../../lambdas/console/design/chart-words.ts';
import { historyChart } from '../../lambdas/console/design/history-chart.ts';
import { pagingOf } from '../../lambdas/console/design/pager.ts';
import { linePath, sparkline } from '../../lambdas/console/design/sparkline.ts';
import { table } from '../../lambdas/console/design/table.ts';
import {
  baselinePoints,
  count,
  counted,
  percentChange,
  points,
  pointsChange,
} from '../../lambdas/console/figures.ts';
import { accountPath, receiptPath, withQuery } from '../../lambdas/console/links.ts';
import { skeletonOf, textOf } from './skeleton.ts';

test.each([
  [points(0), '0.00'],
  [points(5), '0.05'],
  [points(6107), '61.07'],
  [points(10_000), '100.00'],
  [points(-1120), '−11.20'],
  [pointsChange(343), '+3.43'],
  [pointsChange(0), '0.00'],
  [pointsChange(-343), '−3.43'],
  [baselinePoints(16_420), '82.10'],
  [baselinePoints(16_001), '80.005'],
  [percentChange(-256), '−25.6\u00a0%'],
  [percentChange(0), '0.0\u00a0%'],
  [percentChange(31), '+3.1\u00a0%'],
  [count(999), '999'],
  [count(1000), '1,000'],
  [count(1_234_567), '1,234,567'],
  [counted(1, 'account'), '1 account'],
  [counted(0, 'entry', 'entries'), '0 entries'],
])('a figure is written %s', (written, expected) => {
  expect(written).toBe(expected);
});

describe('an instant', () => {
  const now = '2026-03-08T12:00:00.000Z';

  test.each([
    ['2026-03-08T12:00:00.000Z', 'just now'],
    ['2026-03-08T11:59:00.001Z', 'just now'],
    ['2026-03-08T11:59:00.000Z', '1 min ago'],
    ['2026-03-08T11:00:00.001Z', '59 min ago'],
    ['2026-03-08T11:00:00.000Z', '1 h ago'],
    ['2026-03-06T12:00:00.001Z', '47 h ago'],
    ['2026-03-06T12:00:00.000Z', '2 days ago'],
    ['2026-03-08T12:01:00.000Z', 'in 1 min'],
    ['2026-03-11T12:00:00.000Z', 'in 3 days'],
  ])('%s is %s', (at, expected) => {
    expect(distanceText(at, now).replaceAll('\u00a0', ' ')).toBe(expected);
  });

  test('is shown to the minute and kept whole for machines', () => {
    expect(String(instantTime('2026-03-07T06:00:04.120Z'))).toBe(
      '<time datetime="2026-03-07T06:00:04.120Z">7\u00a0Mar\u00a02026, 06:00</time>',
    );
  });
});

test.each([
  [1, 0, { number: 1, pages: 1 }],
  [1, 50, { number: 1, pages: 1 }],
  [2, 51, { number: 2, pages: 2 }],
  [3, 51, { number: 2, pages: 2 }],
  [0, 51, { number: 1, pages: 2 }],
  [Number.NaN, 51, { number: 1, pages: 2 }],
])('page %d of %i entries', (asked, entries, expected) => {
  expect(pagingOf(asked, entries, 50)).toEqual(expected);
});

test.each([
  [accountPath('a/b ü'), '/accounts/a%2Fb%20%C3%BC'],
  [accountPath('..'), '/accounts?id=..'],
  [accountPath('.', 90), '/accounts?id=.&days=90'],
  [accountPath('a', 90), '/accounts/a?days=90'],
  [accountPath('\ud800'), '/accounts/%EF%BF%BD'],
  [receiptPath('snapshots/2026-03-07/a.csv'), '/receipts/snapshots%2F2026-03-07%2Fa.csv'],
  [withQuery('/', { q: '', band: '' }), '/'],
  [withQuery('/', { q: 'a&b', band: 'red' }), '/?q=a%26b&band=red'],
])('a link is written %s', (written, expected) => {
  expect(written).toBe(expected);
});

describe('a line', () => {
  const at = (place: number, index: number) => `${place},${index}`;

  test.each([
    ['through known days is drawn through', [1, 2, 3], 'M0,1h0L1,2L2,3'],
    ['is lifted over unknown days', [1, null, 3, 4], 'M0,1h0M2,3h0L3,4'],
    ['makes a lone day a dot', [null, 2, null], 'M1,2h0'],
    ['of nothing is nothing', [null, null], ''],
  ])('%s', (_name, indices, expected) => {
    expect(linePath(indices, at)).toBe(expected);
  });
});

describe('a sparkline', () => {
  test('says what it shows', () => {
    expect(String(sparkline([8000, null, 5000, 6107]))).toContain(
      'aria-label="80.00 to 61.07, lowest 50.00, highest 80.00"',
    );
  });

  test('does not blow noise up: five points of thirty move a sixth of the height', () => {
    const heights = [...String(sparkline([8000, 8500])).matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) =>
      Number(y),
    );

    expect((heights[0] ?? 0) - (heights[1] ?? 0)).toBeCloseTo((36 - 8) / 6, 0);
  });

  test('without a known day says so', () => {
    expect(textOf(String(sparkline([null, null])))).toContain('no index');
  });
});

describe('a history chart', () => {
  const chart = {
    title: 'Health index of Acme',
    from: '2026-01-30',
    to: '2026-03-01',
    days: [
      { day: '2026-01-30', index: 8000, baselineTwice: null },
      { day: '2026-01-31', index: 8100, baselineTwice: 16_001 },
      { day: '2026-02-01', index: null, baselineTwice: 16_001 },
      { day: '2026-02-28', index: 3000, baselineTwice: 16_001 },
      { day: '2026-03-01', index: 3100, baselineTwice: 16_001 },
    ],
    bounds: { red: 4000, amber: 7000 },
    rescues: [{ openedOn: '2026-02-28', resolvedOn: null }],
  };

  test('is drawn once for a desk and once for a phone, each with a title and a description', () => {
    const drawn = String(historyChart(chart, chartWords));

    expect(drawn.match(/role="img"/g)).toHaveLength(2);
    expect(
      drawn.match(/<title id="chart-title-(?:wide|narrow)">Health index of Acme<\/title>/g),
    ).toHaveLength(2);
    expect(drawn.replaceAll('\u00a0', ' ')).toContain(
      'From 30 Jan 2026 to 1 Mar 2026 the index was from 30.00 to 81.00, lastly 31.00. Rescues in this time: 1.',
    );
    expect(() => skeletonOf(drawn)).not.toThrow();
  });

  test('shades days without an index as one gap and interrupts the line there', () => {
    const [wide = ''] = String(historyChart(chart, chartWords)).split('</svg>');

    const gaps = [...wide.matchAll(/class="gap" x="([\d.]+)" y="[\d.]+" width="([\d.]+)"/g)];
    const dayWidth = (1040 - 52 - 30) / 31;
    expect(gaps.map(([, x]) => Number(x))).toEqual([expect.closeTo(30 + 2 * dayWidth, 0)]);
    expect(gaps.map(([, , width]) => Number(width))).toEqual([expect.closeTo(27 * dayWidth, 0)]);
    const [, line = ''] = /class="line-index" d="([^"]*)"/.exec(wide) ?? [];
    expect(line.match(/M/g)).toHaveLength(2);
  });

  test.each([
    ['open within', '2026-02-10', null, 1, 0],
    ['open and resolved within', '2026-02-10', '2026-02-20', 1, 1],
    ['open before, resolved within', '2026-01-02', '2026-02-20', 0, 1],
    ['open before, not resolved', '2026-01-02', null, 0, 0],
    ['resolved on the last day', '2026-02-10', '2026-03-01', 1, 1],
    ['resolved after the last day', '2026-02-10', '2026-03-02', 1, 0],
  ])('a rescue %s has its marks', (_name, openedOn, resolvedOn, opened, resolved) => {
    const [wide = ''] = String(
      historyChart({ ...chart, rescues: [{ openedOn, resolvedOn }] }, chartWords),
    ).split('</svg>');

    expect(wide.match(/mark-span/g)).toHaveLength(1);
    expect(wide.match(/mark-opened/g) ?? []).toHaveLength(opened);
    expect(wide.match(/mark-resolved/g) ?? []).toHaveLength(resolved);
  });

  test('names the months that have room', () => {
    const [wide = ''] = String(
      historyChart({ ...chart, from: '2025-12-31', days: chart.days }, chartWords),
    ).split('</svg>');

    expect(textOf(wide)).toContain('Jan 2026 Feb');
  });
});

test('a table tells a screen reader what it is, also as cards on a phone', () => {
  const drawn = String(
    table({
      caption: 'Things',
      columns: [
        { heading: 'Name', isRowHead: true, cell: (row: string) => row },
        { heading: 'Size', isFigure: true, cell: (row: string) => row.length },
      ],
      rows: ['abc'],
      whenEmpty: 'None.',
    }),
  );

  expect(drawn).toContain('<table role="table" class="cards">\n<caption>Things</caption>');
  expect(drawn).toContain('<th role="columnheader" scope="col" class="figure">Size</th>');
  expect(drawn).toContain('<th role="rowheader" scope="row">abc</th>');
  expect(drawn).toContain('<td role="cell" data-heading="Size" class="figure">3</td>');
});
