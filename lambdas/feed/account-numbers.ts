import { createHash } from 'node:crypto';

/** Accounts that there is room for at least. */
const LEAST_ROOM = 1024;
/** Of the slots of the hash table at most so many are taken. */
const MOST_TAKEN = 0.75;
/** Before the bytes of an id stand its number, four bytes, and its length, one. */
const HEAD_BYTES = 5;
const USUAL_ENTRY_BYTES = HEAD_BYTES + 12;
/** Of a longer id its SHA-256 is kept in its place, behind a byte that UTF-8 does not have: 20 bytes, so that memory is bounded. */
const LONGEST_KEPT = 32;
const DIGEST_BYTES = 19;
const NO_UTF8 = 0xff;

/**
 * Numbers accounts 0, 1, 2, ... in the order in which they are first seen: by the UTF-8 bytes of their ids. An account
 * takes its id and some 14 bytes, at most 46, so that ten million of them fit a function's memory.
 */
export class AccountNumbers {
  count = 0;
  /** Where the entry of a slot's account begins, plus 1; 0 where the slot is free. */
  #slots: Uint32Array<ArrayBuffer>;
  /** Number, length and id of each account, one after the other: one place in memory to look at. */
  #entries: Uint8Array<ArrayBuffer>;
  #end = 0;
  readonly #seed: number;
  readonly #encoder = new TextEncoder();
  readonly #encoded = new Uint8Array(LONGEST_KEPT);

  /**
   * @param seed should be beyond the reach of who chooses the ids, so that nobody can make them collide
   * @param expected accounts, about: tables that need not grow take less time
   */
  constructor(seed: number, expected = 0) {
    const room = Math.max(LEAST_ROOM, expected);
    this.#seed = seed | 0;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(room / MOST_TAKEN)));
    this.#entries = new Uint8Array(room * USUAL_ENTRY_BYTES);
  }

  /** The number of an account, a new one when it was not seen before. */
  numberOf(accountId: string): number {
    return this.numberIn(this.#encoded, 0, this.#encode(accountId));
  }

  /** The number of an account, -1 when it was not seen before. */
  find(accountId: string): number {
    return this.findIn(this.#encoded, 0, this.#encode(accountId));
  }

  /** `numberOf` an id of at most 32 bytes that stands in bytes as UTF-8. */
  numberIn(bytes: Uint8Array, from: number, to: number): number {
    const slot = slotOf(this.#slots, this.#entries, this.#seed, bytes, from, to);
    const taken = this.#slots[slot] as number;
    return taken > 0 ? fourBytes(this.#entries, taken - 1) : this.#add(bytes, from, to, slot);
  }

  /** `find` for an id of at most 32 bytes that stands in bytes as UTF-8. */
  findIn(bytes: Uint8Array, from: number, to: number): number {
    const slot = slotOf(this.#slots, this.#entries, this.#seed, bytes, from, to);
    const taken = this.#slots[slot] as number;
    return taken > 0 ? fourBytes(this.#entries, taken - 1) : -1;
  }

  /** Puts what stands for the id into `#encoded`, and gives its length. */
  #encode(accountId: string): number {
    const { read, written } = this.#encoder.encodeInto(accountId, this.#encoded);
    if (read === accountId.length) return written;
    this.#encoded[0] = NO_UTF8;
    this.#encoded.set(createHash('sha256').update(accountId).digest().subarray(0, DIGEST_BYTES), 1);
    return 1 + DIGEST_BYTES;
  }

  /** Visits what is kept of the ids of all accounts, in order of their numbers. */
  forEach(visit: (number: number, bytes: Uint8Array, from: number, to: number) => void): void {
    const entries = this.#entries;
    let at = 0;
    for (let number = 0; number < this.count; number++) {
      const end = at + HEAD_BYTES + (entries[at + 4] as number);
      visit(number, entries, at + HEAD_BYTES, end);
      at = end;
    }
  }

  #add(bytes: Uint8Array, from: number, to: number, slot: number): number {
    const number = this.count;
    const start = this.#end;
    const end = start + HEAD_BYTES + to - from;
    if (end > this.#entries.length) {
      const larger = new Uint8Array(Math.max(end, Math.ceil(this.#entries.length * 1.5)));
      larger.set(this.#entries);
      this.#entries = larger;
    }
    const entries = this.#entries;
    for (let place = 0; place < 4; place++) entries[start + place] = number >>> (8 * place);
    entries[start + 4] = to - from;
    for (let at = from; at < to; at++) entries[start + HEAD_BYTES + at - from] = bytes[at] as number;
    this.#end = end;
    this.#slots[slot] = start + 1;
    this.count += 1;
    if (this.count > this.#slots.length * MOST_TAKEN) this.#enlargeSlots();
    return number;
  }

  #enlargeSlots(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    this.forEach((_, bytes, from, to) => {
      slots[slotOf(slots, bytes, this.#seed, bytes, from, to)] = from - HEAD_BYTES + 1;
    });
    this.#slots = slots;
  }
}

/** The slot of the account, or the free one that it would take. */
function slotOf(
  slots: Uint32Array,
  entries: Uint8Array,
  seed: number,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  const mask = slots.length - 1;
  let slot = hashOf(seed, bytes, from, to) & mask;
  while (slots[slot] !== 0 && !isOf(entries, (slots[slot] as number) - 1, bytes, from, to))
    slot = (slot + 1) & mask;
  return slot;
}

function isOf(entries: Uint8Array, entry: number, bytes: Uint8Array, from: number, to: number): boolean {
  if (entries[entry + 4] !== to - from) return false;
  const shift = entry + HEAD_BYTES - from;
  for (let at = from; at < to; at++) if (bytes[at] !== entries[at + shift]) return false;
  return true;
}

/** Fowler, Noll and Vo's 32-bit hash from a seed, stirred so that its last bits depend on all. */
function hashOf(seed: number, bytes: Uint8Array, from: number, to: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

function fourBytes(entries: Uint8Array, at: number): number {
  const low = (entries[at] as number) | ((entries[at + 1] as number) << 8);
  return (low | ((entries[at + 2] as number) << 16) | ((entries[at + 3] as number) << 24)) >>> 0;
}
