import type { HistoryItem } from '../ports.ts';
import type { Hundredths } from '../scoring/points.ts';
import { type Item, textOf } from './dynamo-item.ts';

const dayMs = 86_400_000;

/** The columns of a model that scored, in its order: always the same for one version. */
export type ColumnsOf = (modelVersion: string) => Promise<readonly string[]>;

/** An account's day as it is stored, and back. */
export type HistoryItems = {
  encode(entries: readonly HistoryItem[]): Promise<Item[]>;
  decode(items: readonly Item[]): Promise<HistoryItem[]>;
};

/**
 * What is kept of an account's day beside its key, without any names: with the names of facts and columns it
 * would be twice as long, and most of what history costs is its keeping. Lists are comma-separated, with
 * nothing where there is nothing.
 */
type Body = readonly [
  modelVersion: string,
  index: Hundredths | null,
  coverage: readonly [present: number, total: number],
  /** In the order of the model's indicators. */
  contributions: string,
  /** In the order of the model's columns. */
  values: string,
  window: string,
  redStreak: number,
  provenance: readonly [key: string, version: string, line: number],
];

/**
 * About 450 bytes an item and one write unit. One text for all but the key: an attribute of its own for each fact
 * costs the client and the table a third more.
 *
 * @param retentionDays days after which an item may be forgotten
 */
export function historyItems(columnsOf: ColumnsOf, retentionDays: number): HistoryItems {
  const known = new Map<string, readonly string[]>();

  async function columnsBy(versions: Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>> {
    for (const version of new Set(versions)) {
      if (!known.has(version)) known.set(version, await columnsOf(version));
    }
    return known;
  }

  return {
    async encode(entries) {
      const columns = await columnsBy(entries.map(({ modelVersion }) => modelVersion));
      return entries.map((entry) => ({
        account: { S: entry.accountId },
        day: { S: entry.day },
        body: { S: JSON.stringify(bodyOf(entry, columns.get(entry.modelVersion) ?? [])) },
        expiresAt: { N: String((Date.parse(`${entry.day}T00:00:00Z`) + retentionDays * dayMs) / 1000) },
      }));
    },

    async decode(items) {
      const bodies = items.map((item) => JSON.parse(textOf(item, 'body')) as Body);
      const columns = await columnsBy(bodies.map(([modelVersion]) => modelVersion));
      return items.map((item, place) => {
        const body = bodies[place] as Body;
        return entryOf(textOf(item, 'account'), textOf(item, 'day'), body, columns.get(body[0]) ?? []);
      });
    },
  };
}

function bodyOf(entry: HistoryItem, columns: readonly string[]): Body {
  const { coverage, provenance, values } = entry;
  return [
    entry.modelVersion,
    entry.index,
    [coverage.present, coverage.total],
    listText(entry.contributions),
    columns.map((column) => values.get(column) ?? '').join(','),
    listText(entry.window),
    entry.redStreak,
    [provenance.key, provenance.version, provenance.line],
  ];
}

function entryOf(accountId: string, day: string, body: Body, columns: readonly string[]): HistoryItem {
  const [modelVersion, index, [present, total], contributions, valuesText, window, redStreak, from] = body;
  const [key, version, line] = from;
  const values = new Map<string, string>();
  for (const [place, value] of valuesText.split(',').entries()) {
    const column = columns[place];
    if (value !== '' && column !== undefined) values.set(column, value);
  }
  return {
    accountId,
    day,
    modelVersion,
    index,
    coverage: { present, total },
    contributions: listOf(contributions),
    values,
    window: listOf(window),
    redStreak,
    provenance: { key, version, line },
  };
}

function listText(list: readonly (Hundredths | null)[]): string {
  return list.map((each) => (each === null ? '' : each)).join(',');
}

function listOf(text: string): (Hundredths | null)[] {
  return text.split(',').map((each) => (each === '' ? null : Number(each)));
}
