import { hashOf } from '../../lambdas/feed/account-tally.ts';

/** Indices and ids of accounts as threads share them. */
export type Shared = {
  readonly slots: SharedArrayBuffer;
  readonly entries: SharedArrayBuffer;
  readonly end: number;
};

/** Ids that stand in bytes, one for each row. */
export type Ids = {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
};

/** Of the slots of the hash table at most so many are taken: whoever meets another account must reach for that too. */
const MOST_TAKEN = 0.35;
/** Rows of a batch at most, as many as a kernel has room for. */
const MOST_ROWS = 2048;
/** An entry: the index, two bytes, the length of the id, two bytes, the id. */
const HEAD_BYTES = 4;
const LONGEST_ID = 256;
const SEED = 1;

/** In place of an index: the account has none, it is doubled, or it was taken. */
const GONE = 0xffff;

/**
 * The index of each account by its id. To reach into a table of this size takes longer than to read and score a row, so
 * all accounts of a batch are asked for first, which lets the machine reach for many of them at once.
 */
export class AccountTable {
  #slots: Uint32Array<SharedArrayBuffer>;
  #entries: Uint8Array<SharedArrayBuffer>;
  #end: number;
  #count = 0;
  readonly #slotOf = new Int32Array(MOST_ROWS);
  readonly #entryOf = new Int32Array(MOST_ROWS);
  readonly #headOf = new Uint8Array(MOST_ROWS);

  constructor({ slots, entries, end }: Shared) {
    this.#slots = new Uint32Array(slots);
    this.#entries = new Uint8Array(entries);
    this.#end = end;
  }

  /** What another thread needs to take from this table. Nothing may be added after that. */
  get shared(): Shared {
    return { slots: this.#slots.buffer, entries: this.#entries.buffer, end: this.#end };
  }

  /** Adds accounts with their indices, `null` where unknown; one that is there already is doubled and has none. */
  add(ids: Ids, indexAt: (row: number) => number | null): void {
    const { bytes, starts, ends, count } = ids;
    this.#makeRoom(count);
    this.#reach(ids);
    for (let row = 0; row < count; row++) {
      const from = starts[row] as number;
      const to = ends[row] as number;
      const slot = this.#slotFrom(this.#slotOf[row] as number, bytes, from, to);
      const taken = this.#slots[slot] as number;
      if (taken > 0) this.#setIndex(taken - 1, GONE);
      else this.#append(slot, bytes, from, to, indexAt(row) ?? GONE);
    }
  }

  /** Takes the indices of accounts out of the table, -1 where there is none. */
  take(ids: Ids, indices: Int16Array): void {
    const { bytes, starts, ends, count } = ids;
    this.#reach(ids);
    for (let row = 0; row < count; row++) {
      const from = starts[row] as number;
      const taken = this.#slots[
        this.#slotFrom(this.#slotOf[row] as number, bytes, from, ends[row] as number)
      ] as number;
      indices[row] = taken === 0 ? -1 : this.#takeIndex(taken - 1);
    }
  }

  /** Visits the accounts that still have an index. */
  forEachLeft(visit: (bytes: Uint8Array, from: number, to: number, index: number) => void): void {
    this.#forEach((entry, to) => {
      const index = this.#takeIndex(entry);
      if (index !== -1) visit(this.#entries, entry + HEAD_BYTES, to, index);
    });
  }

  #reach({ bytes, starts, ends, count }: Ids): void {
    const mask = this.#slots.length - 1;
    for (let row = 0; row < count; row++) {
      this.#slotOf[row] = hashOf(SEED, bytes, starts[row] as number, ends[row] as number) & mask;
    }
    for (let row = 0; row < count; row++) {
      this.#entryOf[row] = this.#slots[this.#slotOf[row] as number] as number;
    }
    for (let row = 0; row < count; row++) {
      this.#headOf[row] = this.#entries[this.#entryOf[row] as number] as number;
    }
  }

  /** The slot of the account, or the free one that it would take, from the one on that its hash gives. */
  #slotFrom(first: number, bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let slot = first;
    while (this.#slots[slot] !== 0 && !this.#isAt((this.#slots[slot] as number) - 1, bytes, from, to)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isAt(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#lengthAt(entry) !== to - from) return false;
    const shift = entry + HEAD_BYTES - from;
    for (let at = from; at < to; at++) if (bytes[at] !== this.#entries[at + shift]) return false;
    return true;
  }

  #lengthAt(entry: number): number {
    return (this.#entries[entry + 2] as number) | ((this.#entries[entry + 3] as number) << 8);
  }

  #append(slot: number, bytes: Uint8Array, from: number, to: number, index: number): void {
    const entry = this.#end;
    const shift = entry + HEAD_BYTES - from;
    this.#setIndex(entry, index);
    this.#entries[entry + 2] = to - from;
    this.#entries[entry + 3] = (to - from) >> 8;
    for (let at = from; at < to; at++) this.#entries[at + shift] = bytes[at] as number;
    this.#end = to + shift;
    this.#slots[slot] = entry + 1;
    this.#count += 1;
  }

  #setIndex(entry: number, index: number): void {
    this.#entries[entry] = index;
    this.#entries[entry + 1] = index >> 8;
  }

  #takeIndex(entry: number): number {
    const index = (this.#entries[entry] as number) | ((this.#entries[entry + 1] as number) << 8);
    this.#setIndex(entry, GONE);
    return index === GONE ? -1 : index;
  }

  #forEach(visit: (entry: number, to: number) => void): void {
    for (let entry = 0; entry < this.#end; ) {
      const to = entry + HEAD_BYTES + this.#lengthAt(entry);
      visit(entry, to);
      entry = to;
    }
  }

  #makeRoom(rows: number): void {
    if (this.#end + rows * (HEAD_BYTES + LONGEST_ID) > this.#entries.length) {
      const larger = new Uint8Array(new SharedArrayBuffer(Math.ceil(this.#entries.length * 1.5)));
      larger.set(this.#entries);
      this.#entries = larger;
    }
    if (this.#count + rows <= this.#slots.length * MOST_TAKEN) return;
    this.#slots = new Uint32Array(new SharedArrayBuffer(this.#slots.byteLength * 2));
    const mask = this.#slots.length - 1;
    this.#forEach((entry, to) => {
      let slot = hashOf(SEED, this.#entries, entry + HEAD_BYTES, to) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = entry + 1;
    });
  }
}

/** Room for about so many accounts. */
export function roomFor(accounts: number): Shared {
  const slots = 2 ** Math.ceil(Math.log2((accounts + MOST_ROWS) / MOST_TAKEN));
  const entryBytes = accounts * (HEAD_BYTES + 12) + MOST_ROWS * (HEAD_BYTES + LONGEST_ID);
  return { slots: new SharedArrayBuffer(slots * 4), entries: new SharedArrayBuffer(entryBytes), end: 0 };
}
