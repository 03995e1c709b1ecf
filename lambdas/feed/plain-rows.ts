import type { Buffer } from 'node:buffer';
import { type Assessment, assess, bandOf } from '../scoring/assess.ts';
import type { Column, Model } from '../scoring/model.ts';
import type { Hundredths } from '../scoring/points.ts';
import { setModel } from './kernel-model.ts';
import type { RowKernel } from './row-kernel.ts';
import type { SnapshotRow } from './snapshot-row.ts';

/** The rows that a kernel has read: accepted ones, as numbers in its memory. They are gone when it loads a window. */
export class PlainRows {
  /** Where in `bytes` the account id of a row begins and ends; it is printable ASCII. */
  readonly idStarts: Int32Array;
  readonly idEnds: Int32Array;
  readonly bytes: Buffer;
  /** Of a row's columns: a number is `units` / 10^`places`, NaN where it is missing. */
  readonly units: Float64Array;
  readonly places: Uint8Array;

  readonly #kernel: RowKernel;
  readonly #columns: readonly Column[];
  readonly #lines: Float64Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #indices: Int32Array;
  readonly #presents: Int32Array;
  readonly #shares: Int16Array;
  #model: Model | null = null;
  #isModelFit = false;
  #totalWeight = 0;

  constructor(kernel: RowKernel, columns: readonly Column[]) {
    const { exports, memory } = kernel;
    const whole = (place: number, count: number) => new Int32Array(memory.buffer, place, count);
    const doubles = (place: number, count: number) => new Float64Array(memory.buffer, place, count);
    const { MOST_ROWS, MOST_NUMBERS, MOST_SHARES } = exports;
    this.#kernel = kernel;
    this.#columns = columns;
    this.bytes = memory;
    this.idStarts = whole(exports.idStarts, MOST_ROWS);
    this.idEnds = whole(exports.idEnds, MOST_ROWS);
    this.#lines = doubles(exports.lines, MOST_ROWS);
    this.units = doubles(exports.units, MOST_NUMBERS);
    this.places = new Uint8Array(memory.buffer, exports.places, MOST_NUMBERS);
    this.#starts = whole(exports.starts, MOST_NUMBERS);
    this.#ends = whole(exports.ends, MOST_NUMBERS);
    this.#indices = whole(exports.indices, MOST_ROWS);
    this.#presents = whole(exports.presents, MOST_ROWS);
    this.#shares = new Int16Array(memory.buffer, exports.shares, MOST_SHARES);
  }

  get count(): number {
    return this.#kernel.exports.rowCount();
  }

  lineAt(row: number): number {
    return this.#lines[row] as number;
  }

  rowAt(row: number): SnapshotRow {
    const accountId = this.bytes.toString('latin1', this.idStarts[row], this.idEnds[row]);
    return { line: this.lineAt(row), accountId, values: this.#valuesAt(row) };
  }

  #valuesAt(row: number): ReadonlyMap<string, string> {
    const values = new Map<string, string>();
    let slot = row * this.#columns.length;
    for (const { name } of this.#columns) {
      const isMissing = Number.isNaN(this.units[slot]);
      if (!isMissing) values.set(name, this.bytes.toString('latin1', this.#starts[slot], this.#ends[slot]));
      slot += 1;
    }
    return values;
  }

  /** Scores all rows: whose digits doubles do not prove are scored exactly when they are asked for. */
  score(model: Model): void {
    if (this.#model !== model) {
      this.#model = model;
      this.#isModelFit = setModel(this.#kernel.exports, model);
      this.#totalWeight = model.indicators.reduce((sum, { weight }) => sum + weight, 0);
    }
    if (this.#isModelFit) this.#kernel.exports.scoreRows();
  }

  /** The index of a row after `score`; `null` when it is unknown. */
  indexAt(row: number): Hundredths | null {
    const { UNKNOWN, UNPROVEN } = this.#kernel.exports;
    const index = this.#indices[row] as number;
    if (!this.#isModelFit || index === UNPROVEN) return this.assessmentAt(row).index;
    return index === UNKNOWN ? null : index;
  }

  /** What the model says about a row after `score`. */
  assessmentAt(row: number): Assessment {
    const model = this.#model as Model;
    const { UNKNOWN, UNPROVEN } = this.#kernel.exports;
    const verdict = this.#indices[row] as number;
    if (!this.#isModelFit || verdict === UNPROVEN) return assess(model, this.#valuesAt(row));
    const index = verdict === UNKNOWN ? null : verdict;
    const { BLOCK_ROWS } = this.#kernel.exports;
    const lane = row % BLOCK_ROWS;
    const first = (row - lane) * model.indicators.length + lane;
    const contributions = model.indicators.map((_, place) => {
      const share = this.#shares[first + place * BLOCK_ROWS] as number;
      return share < 0 ? null : share;
    });
    const coverage = { present: this.#presents[row] as number, total: this.#totalWeight };
    return { index, coverage, contributions, band: bandOf(model, index) };
  }
}
