import { compareTexts, type Item } from './value.ts';

/** Attributes that a table or an index sorts by. */
export type Keys = { readonly partition: string; readonly sort: string | null };

/** One item where it stands: by its sort key, and where these are equal by its id. */
export type Place = { readonly sort: string; readonly id: string; readonly item: Item };

type Partition = { readonly places: Map<string, Place>; sorted: readonly Place[] | null };

/** Items of a table or of an index, by partition and in order. */
export type Shelf = {
  /** The partition's items in rising order. */
  readonly inOrder: (partition: string) => readonly Place[];
  readonly find: (partition: string, id: string) => Item | undefined;
  readonly put: (partition: string, place: Place) => void;
  readonly remove: (partition: string, id: string) => void;
  /** Names in rising order. */
  readonly partitions: () => readonly string[];
  /** The same items, which from now on change apart. */
  readonly fork: () => Shelf;
};

export function emptyShelf(): Shelf {
  return shelfOf(new Map());
}

function shelfOf(partitions: Map<string, Partition>): Shelf {
  let names: readonly string[] | null = null;
  return {
    inOrder(name) {
      const partition = partitions.get(name);
      if (partition === undefined) return [];
      partition.sorted ??= [...partition.places.values()].sort(comparePlaces);
      return partition.sorted;
    },
    find: (name, id) => partitions.get(name)?.places.get(id)?.item,
    put(name, place) {
      const partition = partitions.get(name) ?? { places: new Map(), sorted: null };
      if (partition.places.size === 0) names = null;
      partition.places.set(place.id, place);
      partition.sorted = null;
      partitions.set(name, partition);
    },
    remove(name, id) {
      const partition = partitions.get(name);
      if (partition === undefined) return;
      partition.places.delete(id);
      partition.sorted = null;
      if (partition.places.size > 0) return;
      partitions.delete(name);
      names = null;
    },
    partitions() {
      names ??= [...partitions.keys()].sort(compareTexts);
      return names;
    },
    fork: () =>
      shelfOf(
        new Map(
          [...partitions].map(([name, { places, sorted }]) => [name, { places: new Map(places), sorted }]),
        ),
      ),
  };
}

export function comparePlaces(a: Pick<Place, 'sort' | 'id'>, b: Pick<Place, 'sort' | 'id'>): number {
  return compareTexts(a.sort, b.sort) || compareTexts(a.id, b.id);
}
