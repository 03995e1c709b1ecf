import { historyItems } from '../../lambdas/adapters/history-item.ts';
import { reasonsOf } from '../../lambdas/cases/rescue.ts';
import { accountDayOf, redStreakAfter } from '../../lambdas/flows/account-days.ts';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { emptyWindow, windowAfter } from '../../lambdas/scoring/baseline.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { day, earlierItem, isBroken, isDoubled, isNew, pastOf, pasts, valuesOf } from './accounts.ts';
import { addTo, emptySum, type Sum } from './digest.ts';

/** Where a row stands. */
type Place = { readonly key: string; readonly line: number };

export const columnsOf = async () => defaultModel.columns.map(({ name }) => name);
export const retentionDays = 400;

/** What the day must leave behind. */
export type Expected = {
  rows: number;
  scored: number;
  rejected: number;
  rescues: number;
  readonly puts: Sum;
  readonly deletes: Sum;
};

const { encode } = historyItems(columnsOf, retentionDays);
const earlier = Array.from({ length: pasts }, (_, past) => earlierItem(past));

/** Expects what follows from rows, told one by one as they are written into the files. */
export function startExpecting() {
  const expected: Expected = {
    rows: 0,
    scored: 0,
    rejected: 0,
    rescues: 0,
    puts: emptySum(),
    deletes: emptySum(),
  };
  let items: HistoryItem[] = [];

  async function flush(): Promise<void> {
    for (const { account, day, body } of await encode(items)) {
      addTo(expected.puts, `${account?.S} ${day?.S} ${body?.S}`);
    }
    items = [];
  }

  return {
    /** `isCopy`: the account has a row already. */
    async row(number: number, cells: readonly string[], place: Place, isCopy: boolean): Promise<void> {
      expected.rows += 1;
      if (isBroken(number)) {
        expected.rejected += 1;
        return;
      }
      const item = itemOf(number, cells, place);
      items.push(item);
      if (items.length === 1_000) await flush();
      if (!isDoubled(number)) {
        expected.scored += 1;
        if (reasonsOf(accountDayOf(item)).length > 0) expected.rescues += 1;
        return;
      }
      expected.rejected += 1;
      // Both copies are stored, one over the other, and what is stored is taken out once.
      if (isCopy) addTo(expected.deletes, `${item.accountId} ${day}`);
    },
    async end(): Promise<Expected> {
      await flush();
      return expected;
    },
  };
}

function itemOf(number: number, cells: readonly string[], { key, line }: Place): HistoryItem {
  const before = isNew(number) ? null : (earlier[pastOf(number)] as HistoryItem);
  const values = valuesOf(cells);
  const { index, coverage, contributions } = assess(defaultModel, values);
  return {
    accountId: cells[0] as string,
    day,
    modelVersion: defaultModel.version,
    index,
    coverage,
    contributions,
    values,
    window: before === null ? emptyWindow : windowAfter(before.window, before.index, 1),
    redStreak: redStreakAfter(defaultModel, before?.redStreak ?? 0, index),
    provenance: { key, version: 'v000001', line },
  };
}
