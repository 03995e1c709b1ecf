import type { HistoryItem } from '../ports.ts';
import type { Hundredths } from '../scoring/points.ts';
import { type Item, numberOf, textOf } from './dynamo-item.ts';

const dayMs = 86_400_000;

/** The stored form of an account's day, about 600 bytes: lists as comma-separated text, absent as nothing. */
export function toItem(entry: HistoryItem, retentionDays: number): Item {
  const item: Item = {
    account: { S: entry.accountId },
    day: { S: entry.day },
    model: { S: entry.modelVersion },
    coverage: { S: `${entry.coverage.present}/${entry.coverage.total}` },
    contributions: { S: listText(entry.contributions) },
    values: { S: JSON.stringify(Object.fromEntries(entry.values)) },
    window: { S: listText(entry.window) },
    red: { N: String(entry.redStreak) },
    fromKey: { S: entry.provenance.key },
    fromVersion: { S: entry.provenance.version },
    fromLine: { N: String(entry.provenance.line) },
    expiresAt: { N: String((Date.parse(`${entry.day}T00:00:00Z`) + retentionDays * dayMs) / 1000) },
  };
  if (entry.index !== null) item.index = { N: String(entry.index) };
  return item;
}

export function fromItem(item: Item): HistoryItem {
  const [present, total] = textOf(item, 'coverage').split('/');
  return {
    accountId: textOf(item, 'account'),
    day: textOf(item, 'day'),
    modelVersion: textOf(item, 'model'),
    index: item.index === undefined ? null : numberOf(item, 'index'),
    coverage: { present: Number(present), total: Number(total) },
    contributions: listOf(textOf(item, 'contributions')),
    values: new Map(Object.entries(JSON.parse(textOf(item, 'values')) as Record<string, string>)),
    window: listOf(textOf(item, 'window')),
    redStreak: numberOf(item, 'red'),
    provenance: {
      key: textOf(item, 'fromKey'),
      version: textOf(item, 'fromVersion'),
      line: numberOf(item, 'fromLine'),
    },
  };
}

function listText(list: readonly (Hundredths | null)[]): string {
  return list.map((each) => (each === null ? '' : each)).join(',');
}

function listOf(text: string): (Hundredths | null)[] {
  return text.split(',').map((each) => (each === '' ? null : Number(each)));
}
