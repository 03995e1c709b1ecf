import { hashOf } from '../../lambdas/feed/account-tally.ts';

/** Accounts with a number each, one after the other, as threads share them. */
export type Part = {
  readonly memory: Uint8Array<SharedArrayBuffer>;
  readonly end: number;
  readonly count: number;
};

/** Ids that stand in bytes, one for each row. */
type Ids = {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
};

/** Parts are numbered by so many bits of a hash. */
const PART_BITS = 7;
const PARTS = 1 << PART_BITS;
/** In place of a number: there is none. */
export const NONE = 0xffff;
/** Before each id: its number, two bytes, and its length, two bytes. */
export const HEAD_BYTES = 4;
const USUAL_ID_BYTES = 12;
const SEED = 1;

/**
 * Accounts with a number each, in parts that their ids decide: what is known of an account from elsewhere lies in the part of
 * the same number. A part is small enough for a processor's own memory, where to find an account takes little; to reach
 * into one table of all of them would take longer than to read and score a row.
 */
export class PartedAccounts {
  readonly #memories: Uint8Array<SharedArrayBuffer>[];
  readonly #ends = new Int32Array(PARTS);
  readonly #counts = new Int32Array(PARTS);

  /** @param expected accounts, about; more find room as well */
  constructor(expected: number) {
    const bytes = Math.ceil((expected / PARTS) * (HEAD_BYTES + USUAL_ID_BYTES));
    const memory = new SharedArrayBuffer(PARTS * bytes);
    this.#memories = Array.from({ length: PARTS }, (_, part) => new Uint8Array(memory, part * bytes, bytes));
  }

  get parts(): readonly Part[] {
    return this.#memories.map((memory, part) => ({
      memory,
      end: this.#ends[part] as number,
      count: this.#counts[part] as number,
    }));
  }

  /** Adds accounts with their numbers, of at most two bytes, or `NONE`. */
  add({ bytes, starts, ends, count }: Ids, numberAt: (row: number) => number): void {
    for (let row = 0; row < count; row++) {
      const from = starts[row] as number;
      const to = ends[row] as number;
      const part = hashOf(SEED, bytes, from, to) >>> (32 - PART_BITS);
      const entry = this.#ends[part] as number;
      const memory = this.#withRoom(part, entry + HEAD_BYTES + to - from);
      const number = numberAt(row);
      memory[entry] = number;
      memory[entry + 1] = number >> 8;
      memory[entry + 2] = to - from;
      memory[entry + 3] = (to - from) >> 8;
      const shift = entry + HEAD_BYTES - from;
      for (let at = from; at < to; at++) memory[at + shift] = bytes[at] as number;
      this.#ends[part] = to + shift;
      (this.#counts[part] as number)++;
    }
  }

  #withRoom(part: number, end: number): Uint8Array {
    const memory = this.#memories[part] as Uint8Array<SharedArrayBuffer>;
    if (end <= memory.length) return memory;
    const larger = new Uint8Array(new SharedArrayBuffer(Math.ceil(end * 1.5)));
    larger.set(memory);
    this.#memories[part] = larger;
    return larger;
  }
}

/** The number of an entry, `NONE` where it has none. */
export function numberAt(memory: Uint8Array, entry: number): number {
  return (memory[entry] as number) | ((memory[entry + 1] as number) << 8);
}

/** Where an entry ends. */
export function endOf(memory: Uint8Array, entry: number): number {
  return entry + HEAD_BYTES + ((memory[entry + 2] as number) | ((memory[entry + 3] as number) << 8));
}

/** The entries of one part after another by their ids. */
export class PartIndex {
  #memory: Uint8Array = new Uint8Array(0);
  #slots = new Int32Array(0);
  #mask = 0;

  /** Goes on to a part, and takes the number of accounts that occur more than once in it. */
  load({ memory, end, count }: Part): void {
    const slots = 2 ** Math.ceil(Math.log2(2 * count + 1));
    if (slots > this.#slots.length) this.#slots = new Int32Array(slots);
    this.#slots.fill(0, 0, slots);
    this.#mask = slots - 1;
    this.#memory = memory;
    for (let entry = 0; entry < end; ) {
      const to = endOf(memory, entry);
      const slot = this.#slotOf(memory, entry + HEAD_BYTES, to);
      const taken = this.#slots[slot] as number;
      if (taken === 0) this.#slots[slot] = entry + 1;
      else this.#takeNumber(taken - 1);
      entry = to;
    }
  }

  /** Takes the number of an account; `NONE` where it has none any more. */
  take(bytes: Uint8Array, from: number, to: number): number {
    const taken = this.#slots[this.#slotOf(bytes, from, to)] as number;
    return taken === 0 ? NONE : this.#takeNumber(taken - 1);
  }

  #takeNumber(entry: number): number {
    const number = numberAt(this.#memory, entry);
    this.#memory[entry] = NONE & 0xff;
    this.#memory[entry + 1] = NONE >> 8;
    return number;
  }

  #slotOf(bytes: Uint8Array, from: number, to: number): number {
    let slot = hashOf(SEED, bytes, from, to) & this.#mask;
    while (this.#slots[slot] !== 0 && !this.#isAt((this.#slots[slot] as number) - 1, bytes, from, to)) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #isAt(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = entry + HEAD_BYTES;
    if (endOf(this.#memory, entry) - start !== to - from) return false;
    for (let at = from; at < to; at++) if (bytes[at] !== this.#memory[start + at - from]) return false;
    return true;
  }
}
