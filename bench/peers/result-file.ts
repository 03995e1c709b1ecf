import { closeSync, openSync, writeSync } from 'node:fs';

const ROOM = 262_144;
const LONGEST_LINE = 512;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;
const ZERO = 0x30;

/**
 * The result of the whole job: `account_id,index,baseline_twice,drop,rescue`, whole numbers all, in hundredths, hundredths
 * and ten-thousandths; nothing where there is none.
 */
export class ResultFile {
  rows = 0;
  rescues = 0;
  readonly #file: number;
  readonly #memory = Buffer.allocUnsafeSlow(ROOM);
  #at: number;

  constructor(path: string) {
    this.#file = openSync(path, 'w');
    this.#at = this.#memory.write('account_id,index,baseline_twice,drop,rescue\n');
  }

  write(
    bytes: Uint8Array,
    from: number,
    to: number,
    index: number,
    baselineTwice: number | null,
    drop: number | null,
    isRescue: boolean,
  ): void {
    if (this.#at + LONGEST_LINE > ROOM) this.#flush();
    for (let at = from; at < to; at++) this.#memory[this.#at++] = bytes[at] as number;
    this.#number(index);
    this.#number(baselineTwice);
    this.#number(drop);
    this.#number(isRescue ? 1 : 0);
    this.#memory[this.#at++] = LINE_FEED;
    this.rows += 1;
    if (isRescue) this.rescues += 1;
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  #number(number: number | null): void {
    this.#memory[this.#at++] = COMMA;
    if (number === null) return;
    let power = 1;
    while (number >= power * 10) power *= 10;
    for (let rest = number; power >= 1; power = Math.floor(power / 10)) {
      const digit = Math.floor(rest / power);
      rest -= digit * power;
      this.#memory[this.#at++] = ZERO + digit;
    }
  }

  #flush(): void {
    writeSync(this.#file, this.#memory, 0, this.#at);
    this.#at = 0;
  }
}
