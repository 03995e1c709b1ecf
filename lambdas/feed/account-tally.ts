import { createHash } from 'node:crypto';

/** How often an account occurs; 2 stands for twice or more. */
export type Times = 0 | 1 | 2;

/** Accounts that there is room for at least. */
const LEAST_ROOM = 1024;
/** Of the slots of the hash table at most so many are taken. */
const MOST_TAKEN = 0.75;
/** Before the bytes of an id stand how often it was counted, and its length, a byte each. */
const HEAD_BYTES = 2;
const USUAL_ENTRY_BYTES = HEAD_BYTES + 12;
/** Of a longer id its SHA-256 is kept in its place, behind a byte that UTF-8 does not have: 20 bytes, so that memory is bounded. */
const LONGEST_KEPT = 32;
const DIGEST_BYTES = 19;
const NO_UTF8 = 0xff;

/**
 * How often each account occurs, exactly. An account takes its id and some 10 bytes, at most 45, so that ten million of
 * them fit a function's memory.
 */
export class AccountTally {
  /** Where the entry of a slot's account begins, plus 1; 0 where the slot is free. */
  #slots: Uint32Array<ArrayBuffer>;
  /** Count, length and id of each account, one after the other: one place in memory to look at. */
  #entries: Uint8Array<ArrayBuffer>;
  #end = 0;
  #accounts = 0;
  readonly #seed: number;
  readonly #encoder = new TextEncoder();
  /** The id that is looked for. */
  readonly #id = new Uint8Array(LONGEST_KEPT);

  /**
   * @param expected accounts, about; more are counted as well
   * @param seed should be beyond the reach of who chooses the ids, so that nobody can make them collide
   */
  constructor(expected: number, seed: number) {
    const room = Math.max(LEAST_ROOM, expected);
    this.#seed = seed | 0;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(room / MOST_TAKEN)));
    this.#entries = new Uint8Array(room * USUAL_ENTRY_BYTES);
  }

  /** Counts an account so many times more. */
  add(accountId: string, times: 1 | 2): void {
    const length = this.#encode(accountId);
    const slot = this.#slotOf(this.#id, 0, length);
    const taken = this.#slots[slot] as number;
    if (taken === 0) this.#append(slot, length, times);
    else this.#entries[taken - 1] = 2;
  }

  timesSeen(accountId: string): Times {
    const taken = this.#slots[this.#slotOf(this.#id, 0, this.#encode(accountId))] as number;
    return taken === 0 ? 0 : (this.#entries[taken - 1] as Times);
  }

  /** Puts what stands for the id into `#id`, and gives its length. */
  #encode(accountId: string): number {
    const { read, written } = this.#encoder.encodeInto(accountId, this.#id);
    if (read === accountId.length) return written;
    this.#id[0] = NO_UTF8;
    this.#id.set(createHash('sha256').update(accountId).digest().subarray(0, DIGEST_BYTES), 1);
    return 1 + DIGEST_BYTES;
  }

  /** The slot of the account, or the free one that it would take. */
  #slotOf(bytes: Uint8Array, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(this.#seed, bytes, from, to) & mask;
    while (this.#slots[slot] !== 0 && !this.#isAt((this.#slots[slot] as number) - 1, bytes, from, to))
      slot = (slot + 1) & mask;
    return slot;
  }

  #isAt(entry: number, bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#entries[entry + 1] !== to - from) return false;
    const shift = entry + HEAD_BYTES - from;
    for (let at = from; at < to; at++) if (bytes[at] !== this.#entries[at + shift]) return false;
    return true;
  }

  #append(slot: number, length: number, times: Times): void {
    const start = this.#end;
    const end = start + HEAD_BYTES + length;
    if (end > this.#entries.length) {
      const larger = new Uint8Array(Math.max(end, Math.ceil(this.#entries.length * 1.5)));
      larger.set(this.#entries);
      this.#entries = larger;
    }
    this.#entries[start] = times;
    this.#entries[start + 1] = length;
    this.#entries.set(this.#id.subarray(0, length), start + HEAD_BYTES);
    this.#end = end;
    this.#slots[slot] = start + 1;
    this.#accounts += 1;
    if (this.#accounts > this.#slots.length * MOST_TAKEN) this.#enlargeSlots();
  }

  #enlargeSlots(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let start = 0; start < this.#end; ) {
      const from = start + HEAD_BYTES;
      const to = from + (this.#entries[start + 1] as number);
      this.#slots[this.#slotOf(this.#entries, from, to)] = start + 1;
      start = to;
    }
  }
}

/** Of bytes between two places: Fowler, Noll and Vo's 32-bit hash from a seed, stirred so that its last bits depend on all. */
export function hashOf(seed: number, bytes: Uint8Array, from: number, to: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
