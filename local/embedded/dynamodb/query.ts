import { type Condition, conjuncts, isMet, parseCondition, placeholdersOf } from './expression.ts';
import { comparePlaces, type Keys, type Place } from './shelf.ts';
import { idInIndex, primaryKey, type Table } from './table.ts';
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
  const condition = parseCondition(String(request['KeyConditionExpression']), placeholdersOf(request));
  const isForward = request['ScanIndexForward'] !== false;
  const inOrder = shelf.inOrder(partitionIn(condition, keys));
  const wanted = (isForward ? inOrder : inOrder.toReversed()).filter(({ item }) => isMet(condition, item));
  const shown = (item: Item) => (index === null ? item : only(item, [table.keys, keys]));
  return page(wanted, request, startOf(table, keys, condition, request), isForward, {
    shown,
    keyOf: (item) => only(item, index === null ? [table.keys] : [table.keys, keys]),
  });
}

/** All items of a table, a page at a time: partitions in order of their names. */
export function scan(table: Table, request: Request): object {
  const places = table.shelf
    .partitions()
    .toSorted(compareTexts)
    .flatMap((partition) => table.shelf.inOrder(partition))
    .map(({ item }) => ({ sort: idInIndex(primaryKey(table, item)), id: '', item }));
  const startKey = request['ExclusiveStartKey'] as Item | undefined;
  const start = startKey === undefined ? null : { sort: idInIndex(primaryKey(table, startKey)), id: '' };
  return page(places, request, start, true, {
    shown: (item) => item,
    keyOf: (item) => only(item, [table.keys]),
  });
}

type Views = { readonly shown: (item: Item) => Item; readonly keyOf: (item: Item) => Item };

function page(
  places: readonly Place[],
  request: Request,
  start: Pick<Place, 'sort' | 'id'> | null,
  isForward: boolean,
  { shown, keyOf }: Views,
): object {
  const limit = (request['Limit'] as number | undefined) ?? Number.POSITIVE_INFINITY;
  const isAfterStart = (place: Place) => {
    const order = start === null ? 1 : comparePlaces(place, start) * (isForward ? 1 : -1);
    return order > 0;
  };
  const first = places.findIndex(isAfterStart);
  const items: Item[] = [];
  let bytes = 0;
  let last: Item | null = null;
  for (let at = first; at >= 0 && at < places.length; at += 1) {
    const place = places[at] as Place;
    items.push(shown(place.item));
    bytes += itemBytes(place.item);
    if (items.length >= limit || bytes > pageBytes) {
      last = place.item;
      break;
    }
  }
  return {
    Items: items,
    Count: items.length,
    ScannedCount: items.length,
    ...(last === null ? {} : { LastEvaluatedKey: keyOf(last) }),
  };
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
