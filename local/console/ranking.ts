import type { Account } from '../../lambdas/cases/directory.ts';
import { type AtRisk, byRisk } from '../../lambdas/console/risk-order.ts';
import { type Band, bandOf } from '../../lambdas/scoring/assess.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import type { Hundredths } from '../../lambdas/scoring/points.ts';
import type { ScoredAccount } from './sources.ts';

/** An account before its row is read from history: only those on the page asked for are. */
export type Standing = AtRisk & { readonly name: string | null; readonly band: Band };

/** Everybody on the roster or in a day's files, as if nobody had a case. */
export type Ranking = {
  /** By risk. */
  readonly standings: readonly Standing[];
  readonly bands: Readonly<Record<Band, number>>;
};

const made = new WeakMap<
  readonly ScoredAccount[],
  { readonly roster: ReadonlyMap<string, Account>; readonly ranking: Ranking }
>();

/** The ranking of a day's accounts; of the same list and the same roster it is made once. */
export function rankingOf(
  roster: ReadonlyMap<string, Account>,
  scored: readonly ScoredAccount[],
  model: Model,
): Ranking {
  const known = made.get(scored);
  if (known?.roster === roster) return known.ranking;
  const standings = standingsOf(roster, scored, model).sort(byRisk);
  const bands = { red: 0, amber: 0, green: 0, unknown: 0 };
  for (const { band } of standings) bands[band] += 1;
  const ranking = { standings, bands };
  made.set(scored, { roster, ranking });
  return ranking;
}

/** Who is not in the files is unknown. */
function standingsOf(
  roster: ReadonlyMap<string, Account>,
  scored: readonly ScoredAccount[],
  model: Model,
): Standing[] {
  const bandOfIndex = new Map<Hundredths | null, Band>();
  const standing = (accountId: string, index: Hundredths | null): Standing => {
    const account = roster.get(accountId);
    const band = bandOfIndex.get(index) ?? bandOf(model, index);
    bandOfIndex.set(index, band);
    const [tier, name] = [account?.tier ?? null, account?.name ?? null];
    return { accountId, name, tier, index, band, openCase: null };
  };
  const delivered = new Set(scored.map(({ accountId }) => accountId));
  const silent = [...roster.keys()].filter((accountId) => !delivered.has(accountId));
  return [
    ...scored.map(({ accountId, index }) => standing(accountId, index)),
    ...silent.map((accountId) => standing(accountId, null)),
  ];
}
