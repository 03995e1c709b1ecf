import type { HistoryItem } from '../ports.ts';
import type { Hundredths } from '../scoring/points.ts';
import { type Item, textOf } from './dynamo-item.ts';

const dayMs = 86_400_000;

/** What is kept of an account's day beside its key. Lists are comma-separated, with nothing where they have null. */
type Body = Pick<HistoryItem, 'index' | 'coverage' | 'redStreak' | 'provenance'> & {
  readonly model: string;
  readonly contributions: string;
  readonly values: Readonly<Record<string, string>>;
  readonly window: string;
};

/**
 * The stored form of an account's day, about 700 bytes and one write unit. One text for all but the key: an
 * attribute of its own for each fact costs the client and the table a third more.
 */
export function toItem(entry: HistoryItem, retentionDays: number): Item {
  const { index, coverage, redStreak, provenance } = entry;
  const body: Body = {
    model: entry.modelVersion,
    index,
    coverage,
    contributions: listText(entry.contributions),
    values: Object.fromEntries(entry.values),
    window: listText(entry.window),
    redStreak,
    provenance,
  };
  return {
    account: { S: entry.accountId },
    day: { S: entry.day },
    body: { S: JSON.stringify(body) },
    expiresAt: { N: String((Date.parse(`${entry.day}T00:00:00Z`) + retentionDays * dayMs) / 1000) },
  };
}

export function fromItem(item: Item): HistoryItem {
  const { model, contributions, values, window, ...facts } = JSON.parse(textOf(item, 'body')) as Body;
  return {
    accountId: textOf(item, 'account'),
    day: textOf(item, 'day'),
    modelVersion: model,
    ...facts,
    contributions: listOf(contributions),
    values: new Map(Object.entries(values)),
    window: listOf(window),
  };
}

function listText(list: readonly (Hundredths | null)[]): string {
  return list.map((each) => (each === null ? '' : each)).join(',');
}

function listOf(text: string): (Hundredths | null)[] {
  return text.split(',').map((each) => (each === '' ? null : Number(each)));
}
