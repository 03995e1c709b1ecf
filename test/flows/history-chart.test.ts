import { expect, test } from 'vitest';
import { historyChartOf } from '../../lambdas/flows/history-chart.ts';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { emptyWindow } from '../../lambdas/scoring/baseline.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { rescueOf } from '../support/cases.ts';

const item: HistoryItem = {
  accountId: 'acme',
  day: '2026-03-05',
  modelVersion: '2026-1',
  index: 6000,
  coverage: { present: 100, total: 100 },
  contributions: [],
  values: new Map(),
  window: emptyWindow,
  redStreak: 0,
  provenance: { key: 'snapshots/2026-03-05/a.csv', version: '1', line: 2 },
};

test('a chart draws the rescues that opened, and none that was only held, be it discarded by now or not', () => {
  const opened = rescueOf({ openedOn: '2026-03-05', openedAt: '2026-03-06T06:00:00.000Z' });
  const held = { ...opened, state: 'held', openedAt: null } as const;
  const discarded = {
    ...held,
    state: 'resolved',
    resolvedAs: 'discarded',
    resolvedOn: '2026-03-06',
  } as const;

  const chart = historyChartOf([item], '2026-03-05', [held, opened, discarded], defaultModel);

  expect(chart?.rescues).toEqual([opened]);
});
