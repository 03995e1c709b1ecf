/** How often each account occurs, in few bytes an account: no id is kept. */
export type AccountTally = {
  /** Counts an account so many times more. */
  add(accountId: string, times: 1 | 2): void;
  /** How often it was counted; 2 stands for twice or more. */
  timesSeen(accountId: string): 0 | 1 | 2;
};

/** Of a hundred slots so many may be taken before the table doubles. */
const fullest = 75;
const smallest = 1_024;
const wordsPerSlot = 4;

/**
 * A table of 126-bit fingerprints, 22 bytes an account when as many come as expected. That two of ten million
 * ids share one is as likely as 1 in 10^24.
 *
 * @param expected accounts, about; more are counted as well, in up to twice the memory
 */
export function accountTally(expected: number): AccountTally {
  let slots = Math.max(smallest, Math.ceil((expected * 100) / fullest));
  let table = new Uint32Array(slots * wordsPerSlot);
  let taken = 0;
  const print = new Uint32Array(wordsPerSlot);

  /** Where in the table this fingerprint is, or the free slot where it belongs. */
  function place(): number {
    const [a, b, c, d] = [print[0] as number, print[1], print[2], print[3]];
    let slot = Math.floor((a / 2 ** 32) * slots);
    for (;;) {
      const at = slot * wordsPerSlot;
      const last = table[at + 3] as number;
      if (last === 0) return at;
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && withoutCount(last) === d)
        return at;
      slot = slot + 1 === slots ? 0 : slot + 1;
    }
  }

  function double(): void {
    const old = table;
    slots *= 2;
    table = new Uint32Array(slots * wordsPerSlot);
    for (let from = 0; from < old.length; from += wordsPerSlot) {
      const slot = old.subarray(from, from + wordsPerSlot);
      if (slot[3] === 0) continue;
      print.set(slot);
      print[3] = withoutCount(slot[3] as number);
      table.set(slot, place());
    }
  }

  return {
    add(accountId, times) {
      if (taken * 100 >= slots * fullest) double();
      fingerprint(accountId, print);
      const at = place();
      const last = table[at + 3] as number;
      if (last === 0) {
        table.set(print, at);
        table[at + 3] = (print[3] as number) + times;
        taken += 1;
      } else if (countOf(last) === 1) table[at + 3] = last + 1;
    },
    timesSeen(accountId) {
      fingerprint(accountId, print);
      return countOf(table[place() + 3] as number);
    },
  };
}

/** The last two bits of a slot are the count, 0 where it is free; the others the fingerprint. */
function countOf(last: number): 0 | 1 | 2 {
  return (last & 3) as 0 | 1 | 2;
}

function withoutCount(last: number): number {
  return (last & ~3) >>> 0;
}

/** Four words of 32 bits that all depend on every character: MurmurHash3's steps, over UTF-16 units. */
function fingerprint(text: string, words: Uint32Array): void {
  let [a, b, c, d] = [0x9368e53c, 0x586dcd20, 0x8ab1f5c7, 0x4cf5ad43];
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    a = Math.imul(rotated(a ^ Math.imul(unit, 0x239b961b), 19) + b, 5) + 0x561ccd1b;
    b = Math.imul(rotated(b ^ Math.imul(unit, 0xab0e9789), 17) + c, 5) + 0x0bcaa747;
    c = Math.imul(rotated(c ^ Math.imul(unit, 0x38b34ae5), 15) + d, 5) + 0x96cd1c35;
    d = Math.imul(rotated(d ^ Math.imul(unit, 0xa1e38b93), 13) + a, 5) + 0x32ac3b17;
  }
  a = mixed(a ^ text.length);
  b = mixed(b + a);
  c = mixed(c + b);
  d = mixed(d + c);
  words[0] = a + d;
  words[1] = b + a;
  words[2] = c + b;
  words[3] = withoutCount(d);
}

function rotated(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function mixed(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
