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
    for (let at = from; at < to; at++) this.#memory[this.#at++] = bytes[at] as number;
    this.#number(index);
    this.#number(baselineTwice);
    this.#number(drop);
    this.#number(isRescue ? 1 : 0);
    this.#memory[this.#at++] = LINE_FEED;
    this.rows += 1;
    if (isRescue) this.rescues += 1;
  }

  flush(): void {
    writeSync(this.#file, this.#memory, 0, this.#at);
    this.#at = 0;
  }

  #number(number: number | null): void {
    this.#memory[this.#at++] = COMMA;
    if (number === null) return;
    let end = this.#at + 1;
    for (let power = 10; number >= power; power *= 10) end += 1;
    this.#at = end;
    let rest = number;
    do {
      const tenth = (rest / 10) | 0;
      this.#memory[--end] = ZERO + rest - tenth * 10;
      rest = tenth;
    } while (rest > 0);
  }
}
