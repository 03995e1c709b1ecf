import type { Case } from '../../lambdas/cases/case.ts';
import { pagingOf } from '../../lambdas/console/design/pager.ts';
import type { Choice } from '../../lambdas/console/pages/portfolio-headline.ts';
import { type PortfolioRow, portfolioPage } from '../../lambdas/console/pages/portfolio-page.ts';
import { byRisk, graver } from '../../lambdas/console/risk-order.ts';
import type { DayRecord, HistoryItem } from '../../lambdas/ports.ts';
import { baselineTwice } from '../../lambdas/scoring/baseline.ts';
import { changeTenths } from './change.ts';
import { headlineFacts, lastScoredDay } from './portfolio-headline.ts';
import { rankingOf, type Standing } from './ranking.ts';
import type { ConsoleSources } from './sources.ts';

const ROWS_PER_PAGE = 50;

/** The portfolio as of the last scored day. */
export async function portfolio(sources: ConsoleSources, query: URLSearchParams): Promise<string> {
  const { ports, model } = sources;
  const choice = choiceOf(query);
  const records = await ports.days.list();
  const day = lastScoredDay(records);
  const [roster, scored, open] = await Promise.all([
    ports.directory.accounts(),
    day === null ? [] : sources.accountsOfDay(day),
    openCases(sources, records),
  ]);

  const { standings, bands } = rankingOf(roster, scored, model);
  const chosen = withCases(standings, gravestByAccount(open)).filter(isChosen(choice));
  const paging = pagingOf(Number(query.get('page') ?? '1'), chosen.length, ROWS_PER_PAGE);
  const shown = chosen.slice((paging.number - 1) * ROWS_PER_PAGE, paging.number * ROWS_PER_PAGE);
  const ids = shown.map(({ accountId }) => accountId);
  const items = day === null ? new Map<string, HistoryItem>() : await ports.history.findMany(ids, day);

  return portfolioPage({
    now: sources.now(),
    headline: await headlineFacts(sources, records, bands, open),
    choice,
    found: chosen.length,
    paging,
    rows: shown.map((standing) => rowOf(standing, items.get(standing.accountId))),
  });
}

const bandChoices: readonly Choice['band'][] = ['red', 'amber', 'green', 'unknown', 'case'];

function choiceOf(query: URLSearchParams): Choice {
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    band: bandChoices.find((band) => band === query.get('band')) ?? '',
    tier: ['S', 'A', 'B', 'C'].find((tier) => tier === query.get('tier')) ?? '',
  };
}

function isChosen({ q, band, tier }: Choice): (standing: Standing) => boolean {
  const part = q.toLowerCase();
  return (standing) =>
    (tier === '' || standing.tier === tier) &&
    (band === '' || (band === 'case' ? standing.openCase !== null : standing.band === band)) &&
    (part === '' ||
      standing.name?.toLowerCase().includes(part) === true ||
      standing.accountId.toLowerCase().includes(part));
}

/** Rescues and red channels that are not resolved, with what is held of any day. */
async function openCases(
  { ports, now }: ConsoleSources,
  records: readonly DayRecord[],
): Promise<readonly Case[]> {
  const since = records.find(({ isMassFall }) => isMassFall)?.day ?? now().slice(0, 10);
  const kinds = ['rescue', 'red-channel'] as const;
  const alive = await Promise.all(kinds.map((kind) => ports.cases.aliveFrom(kind, since)));
  return alive.flat().filter(({ state }) => state !== 'resolved');
}

function gravestByAccount(open: readonly Case[]): ReadonlyMap<string, Case> {
  const byAccount = new Map<string, Case>();
  for (const about of open) {
    if (about.accountId === null) continue;
    const before = byAccount.get(about.accountId);
    byAccount.set(about.accountId, before === undefined ? about : graver(before, about));
  }
  return byAccount;
}

/** The ranked accounts with their open cases, which come first. */
function withCases(ranked: readonly Standing[], open: ReadonlyMap<string, Case>): readonly Standing[] {
  const urgent: Standing[] = [];
  const others: Standing[] = [];
  for (const standing of ranked) {
    const openCase = open.get(standing.accountId);
    if (openCase === undefined) others.push(standing);
    else urgent.push({ ...standing, openCase });
  }
  return [...urgent.sort(byRisk), ...others];
}

function rowOf(standing: Standing, item: HistoryItem | undefined): PortfolioRow {
  if (item === undefined) return { ...standing, changeTenths: null, recent: [] };
  return {
    ...standing,
    changeTenths: changeTenths(item.index, baselineTwice(item.window)),
    recent: [...item.window, item.index],
  };
}
