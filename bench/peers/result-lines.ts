import { writeSync } from 'node:fs';

const ROOM = 262_144;
const LONGEST_LINE = 512;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const ZERO = 0x30;

export const resultHeader = 'account_id,index,baseline_twice,drop,rescue\n';

/**
 * Lines of the result of the whole job: `account_id,index,baseline_twice,drop,rescue`, whole numbers all, in hundredths,
 * hundredths and ten-thousandths; nothing where there is none.
 */
export class ResultLines {
  rows = 0;
  rescues = 0;
  readonly #file: number;
  readonly #memory = Buffer.allocUnsafeSlow(ROOM);
  #at = 0;

  /** @param file is open to append to, whole lines at a time, so that others may do so too */
  constructor(file: number) {
    this.#file = file;
  }

  add(
    bytes: Uint8Array,
    from: number,
    to: number,
    index: number,
    baselineTwice: number | null,
    drop: number | null,
    isRescue: boolean,
  ): void {
    if (this.#at + LONGEST_LINE > ROOM) this.flush();
    const memory = this.#memory;
    let end = this.#at;
    for (let at = from; at < to; at++) memory[end++] = bytes[at] as number;
    end = putNumber(memory, end, index);
    end = putNumber(memory, end, baselineTwice);
    end = putNumber(memory, end, drop);
    end = putNumber(memory, end, isRescue ? 1 : 0);
    memory[end++] = LINE_FEED;
    this.#at = end;
    this.rows += 1;
    if (isRescue) this.rescues += 1;
  }

  flush(): void {
    writeSync(this.#file, this.#memory, 0, this.#at);
    this.#at = 0;
  }
}

/** Writes a comma and a whole number, or nothing behind the comma, and gives the place after it. */
function putNumber(memory: Uint8Array, start: number, number: number | null): number {
  memory[start] = COMMA;
  if (number === null) return start + 1;
  let end = start + 2;
  for (let power = 10; number >= power; power *= 10) end += 1;
  let rest = number;
  for (let at = end - 1; at > start; at--) {
    const tenth = (rest / 10) | 0;
    memory[at] = ZERO + rest - tenth * 10;
    rest = tenth;
  }
  return end;
}
