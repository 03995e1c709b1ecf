import { emptyShelf, type Keys, type Shelf } from './shelf.ts';
import { type Item, keyText, validation } from './value.ts';

/** An index: its own keys; it gives back its keys and those of its table, no more (`KEYS_ONLY`). */
type Index = { readonly keys: Keys; readonly shelf: Shelf };

export type Table = {
  readonly name: string;
  readonly keys: Keys;
  readonly shelf: Shelf;
  readonly indexes: ReadonlyMap<string, Index>;
};

/** What identifies an item: the texts of its keys. */
export type PrimaryKey = { readonly partition: string; readonly id: string };

const mostPartitionBytes = 2_048;
const mostSortBytes = 1_024;

export function emptyTable(name: string, keys: Keys, indexes: Readonly<Record<string, Keys>>): Table {
  return {
    name,
    keys,
    shelf: emptyShelf(),
    indexes: new Map(
      Object.entries(indexes).map(([index, its]) => [index, { keys: its, shelf: emptyShelf() }]),
    ),
  };
}

/** The same table, which from now on changes apart. */
export function forkTable(table: Table): Table {
  return {
    ...table,
    shelf: table.shelf.fork(),
    indexes: new Map(
      [...table.indexes].map(([name, { keys, shelf }]) => [name, { keys, shelf: shelf.fork() }]),
    ),
  };
}

/** The key of an item, or of a key alone. */
export function primaryKey({ keys }: Pick<Table, 'keys'>, item: Item): PrimaryKey {
  const partition = keyText(item, keys.partition);
  const id = keys.sort === null ? '' : keyText(item, keys.sort);
  if (Buffer.byteLength(partition) > mostPartitionBytes || Buffer.byteLength(id) > mostSortBytes)
    throw validation(
      'One or more parameter values were invalid: Size of key has exceeded the maximum size limit',
    );
  return { partition, id };
}

/** A key that is asked for: exactly the key attributes. */
export function requestedKey(table: Table, key: Item): PrimaryKey {
  const expected = table.keys.sort === null ? 1 : 2;
  if (Object.keys(key).length !== expected)
    throw validation('The provided key element does not match the schema');
  return primaryKey(table, key);
}

export function findItem(table: Table, { partition, id }: PrimaryKey): Item | undefined {
  return table.shelf.find(partition, id);
}

export function putItem(table: Table, item: Item): void {
  const { partition, id } = primaryKey(table, item);
  removeItem(table, { partition, id });
  table.shelf.put(partition, { sort: id, id, item });
  for (const { keys, shelf } of table.indexes.values()) {
    const place = indexed(keys, item);
    if (place !== null) {
      shelf.put(place.partition, { sort: place.sort, id: idInIndex({ partition, id }), item });
    }
  }
}

export function removeItem(table: Table, key: PrimaryKey): void {
  const old = findItem(table, key);
  if (old === undefined) return;
  table.shelf.remove(key.partition, key.id);
  for (const { keys, shelf } of table.indexes.values()) {
    const place = indexed(keys, old);
    if (place !== null) shelf.remove(place.partition, idInIndex(key));
  }
}

/** Where an item stands in an index; null when it lacks one of the index's keys, and is not in it. */
function indexed(keys: Keys, item: Item): { readonly partition: string; readonly sort: string } | null {
  const partition = item[keys.partition]?.['S'];
  const sort = keys.sort === null ? '' : item[keys.sort]?.['S'];
  return typeof partition === 'string' && typeof sort === 'string' ? { partition, sort } : null;
}

/** Equal sort keys stand in the order of the table's keys. */
export function idInIndex({ partition, id }: PrimaryKey): string {
  return `${partition}\u0000${id}`;
}
