import { notImplemented } from '../refusal.ts';
import { type Condition, conjuncts, isMet, parseCondition, placeholdersOf } from './expression.ts';
import { comparePlaces, type Keys, type Place } from './shelf.ts';
import { idInIndex, type PrimaryKey, primaryKey, type Table } from './table.ts';
import { compareTexts, type Item, itemBytes, keyText, validation } from './value.ts';

/** Items that one page holds at most, in bytes; the item that goes beyond is the page's last. */
const pageBytes = 1_048_576;

type Request = Readonly<Record<string, unknown>>;

/** Items of one partition of a table or an index, in order of the sort key, a page at a time. */
export function query(table: Table, request: Request): object {
  const indexName = request['IndexName'] as string | undefined;
  const index = indexName === undefined ? null : table.indexes.get(indexName);
  if (index === undefined) throw validation(`The table does not have the specified index: ${indexName}`);
  if (index !== null && request['ConsistentRead'] === true)
    throw validation('Consistent reads are not supported on global secondary indexes');
  const { keys, shelf } = index ?? table;
  const [condition, filter] = conditionsOf(request);
  const isForward = request['ScanIndexForward'] !== false;
  const inOrder = shelf.inOrder(partitionIn(condition, keys));
  const wanted = (isForward ? inOrder : inOrder.toReversed()).filter(({ item }) => isMet(condition, item));
  const start = startOf(table, keys, condition, request);
  const isAfterStart = (place: Place) =>
    start === null || (isForward ? comparePlaces(place, start) > 0 : comparePlaces(place, start) < 0);
  const first = wanted.findIndex(isAfterStart);
  return page(first < 0 ? [] : wanted.slice(first), request, {
    isShown: (item) => filter === null || isMet(filter, item),
    shown: (item) => (index === null ? item : only(item, [table.keys, keys])),
    keyOf: (item) => only(item, index === null ? [table.keys] : [table.keys, keys]),
  });
}

/** The condition of a query on its keys and the one on what it finds, which have their placeholders in common. */
function conditionsOf(request: Request): readonly [keys: Condition, filter: Condition | null] {
  const [keys, filter] = [String(request['KeyConditionExpression']), request['FilterExpression']];
  if (typeof filter !== 'string') return [parseCondition(keys, placeholdersOf(request)), null];
  const both = parseCondition(`(${keys}) AND (${filter})`, placeholdersOf(request));
  if (both.kind !== 'and') throw new Error(`${keys} AND ${filter} was read as another condition`);
  return both.parts;
}

/** All items of a table that meet the filter, a page at a time: partitions in order of their names. */
export function scan(table: Table, request: Request): object {
  const filter = request['FilterExpression'];
  const condition = typeof filter === 'string' ? parseCondition(filter, placeholdersOf(request)) : null;
  const startKey = request['ExclusiveStartKey'] as Item | undefined;
  return page(placesAfter(table, startKey === undefined ? null : primaryKey(table, startKey)), request, {
    isShown: (item) => condition === null || isMet(condition, item),
    shown: (item) => item,
    keyOf: (item) => only(item, [table.keys]),
  });
}

function* placesAfter({ shelf }: Table, start: PrimaryKey | null): Generator<Place> {
  for (const name of shelf.partitions()) {
    const order = start === null ? 1 : compareTexts(name, start.partition);
    if (order < 0) continue;
    for (const place of shelf.inOrder(name))
      if (start === null || order > 0 || compareTexts(place.id, start.id) > 0) yield place;
  }
}

type Views = {
  readonly isShown: (item: Item) => boolean;
  readonly shown: (item: Item) => Item;
  readonly keyOf: (item: Item) => Item;
};

/** The first of these places: as many as the request and a page allow. */
function page(places: Iterable<Place>, request: Request, { isShown, shown, keyOf }: Views): object {
  const limit = (request['Limit'] as number | undefined) ?? Number.POSITIVE_INFINITY;
  const items: Item[] = [];
  let bytes = 0;
  let count = 0;
  let last: Item | null = null;
  for (const { item } of places) {
    count += 1;
    bytes += itemBytes(item);
    if (isShown(item)) items.push(shown(item));
    if (count >= limit || bytes > pageBytes) {
      last = item;
      break;
    }
  }
  return {
    ...(isCounted(request) ? {} : { Items: items }),
    Count: items.length,
    ScannedCount: count,
    ...(last === null ? {} : { LastEvaluatedKey: keyOf(last) }),
  };
}

/** Whether items are only counted. */
function isCounted({ Select }: Request): boolean {
  if (Select !== undefined && Select !== 'COUNT') throw notImplemented(`Select ${Select}`);
  return Select === 'COUNT';
}

/** The one partition that a query asks for: its key must be compared with `=`. */
function partitionIn(condition: Condition, keys: Keys): string {
  const all = conjuncts(condition);
  const equality = all.find(
    (each) => each.kind === 'compare' && each.by === '=' && each.name === keys.partition,
  );
  const isForeign = all.some(
    (each) => !('name' in each) || (each.name !== keys.partition && each.name !== keys.sort),
  );
  if (equality?.kind !== 'compare' || isForeign)
    throw validation('Query condition missed key schema element, or key conditions were not valid');
  return keyText({ [keys.partition]: equality.to }, keys.partition);
}

function startOf(
  table: Table,
  keys: Keys,
  condition: Condition,
  request: Request,
): Pick<Place, 'sort' | 'id'> | null {
  const key = request['ExclusiveStartKey'] as Item | undefined;
  if (key === undefined) return null;
  const primary = primaryKey(table, key);
  const sort = keys.sort === null ? '' : keyText(key, keys.sort);
  if (!isMet(condition, key)) {
    throw validation('The provided starting key is outside query boundaries based on provided conditions');
  }
  return { sort, id: keys === table.keys ? primary.id : idInIndex(primary) };
}

function only(item: Item, keys: readonly Keys[]): Item {
  const names = keys.flatMap(({ partition, sort }) => (sort === null ? [partition] : [partition, sort]));
  return Object.fromEntries([...new Set(names)].map((name) => [name, item[name] ?? {}]));
}
