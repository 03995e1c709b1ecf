import type { Case } from '../../lambdas/cases/case.ts';
import type { Account } from '../../lambdas/cases/directory.ts';
import { pagingOf } from '../../lambdas/console/design/pager.ts';
import type { Choice } from '../../lambdas/console/pages/portfolio-headline.ts';
import { type PortfolioRow, portfolioPage } from '../../lambdas/console/pages/portfolio-page.ts';
import { type AtRisk, byRisk, graver } from '../../lambdas/console/risk-order.ts';
import type { DayRecord, HistoryItem } from '../../lambdas/ports.ts';
import { type Band, bandOf } from '../../lambdas/scoring/assess.ts';
import { baselineTwice } from '../../lambdas/scoring/baseline.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import type { Hundredths } from '../../lambdas/scoring/points.ts';
import { changeTenths } from './change.ts';
import { headlineFacts, lastScoredDay } from './portfolio-headline.ts';
import type { ConsoleSources, ScoredAccount } from './sources.ts';

const ROWS_PER_PAGE = 50;

/** An account before its row is read from history: only those on the page asked for are. */
type Standing = AtRisk & { readonly name: string | null; readonly band: Band };

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

  const everybody = standings(roster, scored, gravestByAccount(open), model);
  const chosen = everybody.filter(isChosen(choice)).sort(byRisk);
  const paging = pagingOf(Number(query.get('page') ?? '1'), chosen.length, ROWS_PER_PAGE);
  const shown = chosen.slice((paging.number - 1) * ROWS_PER_PAGE, paging.number * ROWS_PER_PAGE);
  const ids = shown.map(({ accountId }) => accountId);
  const items = day === null ? new Map<string, HistoryItem>() : await ports.history.findMany(ids, day);

  return portfolioPage({
    now: sources.now(),
    headline: await headlineFacts(sources, records, everybody, open),
    choice,
    found: chosen.length,
    paging,
    rows: shown.map((standing) => rowOf(standing, items.get(standing.accountId))),
  });
}

const bands: readonly Choice['band'][] = ['red', 'amber', 'green', 'unknown', 'case'];

function choiceOf(query: URLSearchParams): Choice {
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    band: bands.find((band) => band === query.get('band')) ?? '',
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

/** Everybody on the roster or in the day's files; who is not in the files is unknown. */
function standings(
  roster: ReadonlyMap<string, Account>,
  scored: readonly ScoredAccount[],
  open: ReadonlyMap<string, Case>,
  model: Model,
): readonly Standing[] {
  const bandOfIndex = new Map<Hundredths | null, Band>();
  const standing = (accountId: string, index: Hundredths | null): Standing => {
    const account = roster.get(accountId);
    const band = bandOfIndex.get(index) ?? bandOf(model, index);
    bandOfIndex.set(index, band);
    const [tier, name] = [account?.tier ?? null, account?.name ?? null];
    return { accountId, name, tier, index, band, openCase: open.get(accountId) ?? null };
  };
  const delivered = new Set(scored.map(({ accountId }) => accountId));
  const silent = [...roster.keys()].filter((accountId) => !delivered.has(accountId));
  return [
    ...scored.map(({ accountId, index }) => standing(accountId, index)),
    ...silent.map((accountId) => standing(accountId, null)),
  ];
}

function rowOf(standing: Standing, item: HistoryItem | undefined): PortfolioRow {
  if (item === undefined) return { ...standing, changeTenths: null, recent: [] };
  return {
    ...standing,
    changeTenths: changeTenths(item.index, baselineTwice(item.window)),
    recent: [...item.window, item.index],
  };
}
