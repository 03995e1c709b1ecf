import { Buffer } from 'node:buffer';
import { kernelBytes } from './kernel-bytes.ts';

type Constant =
  | 'INPUT_BYTES'
  | 'MOST_ROWS'
  | 'BLOCK_ROWS'
  | 'MOST_NUMBERS'
  | 'MOST_SHARES'
  | 'MOST_COLUMNS'
  | 'MOST_INDICATORS'
  | 'MOST_SEGMENTS'
  | 'INDICATOR_BYTES'
  | 'SEGMENT_BYTES'
  | 'MOST_CELLS'
  | 'MOST_LITERALS'
  | 'PLACES'
  | 'IGNORED'
  | 'ACCOUNT_ID'
  | 'AS_OF'
  | 'UNKNOWN'
  | 'UNPROVEN';

/** Where something begins in the kernel's memory. */
type Place =
  | 'input'
  | 'lines'
  | 'idStarts'
  | 'idEnds'
  | 'units'
  | 'places'
  | 'starts'
  | 'ends'
  | 'indices'
  | 'presents'
  | 'shares'
  | 'least'
  | 'greatest'
  | 'roles'
  | 'day'
  | 'indicators'
  | 'segments';

/** The kernel as `kernel/kernel.ts` exports it; what each does is said there. */
export type Kernel = { readonly [Each in Constant | Place]: number } & {
  readonly buffer: ArrayBuffer;
  /** Rows that are read, and the line after them. */
  rowCount(): number;
  lineAfter(): number;
  setWidth(columns: number): void;
  setCells(count: number): void;
  setModel(indicators: number, leastPresent: number): void;
  clear(): void;
  setLine(next: number): void;
  isFull(): number;
  findSeparators(length: number): void;
  readCsvRows(from: number, to: number): number;
  passCsvRows(from: number, to: number): number;
  readJsonRows(from: number, to: number): number;
  scoreRows(): void;
  roomForLiteral(length: number): number;
  addLiteral(length: number, role: number, name: number): void;
};

/** As much of WebAssembly as this needs: Node's types leave it to those of browsers. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> & { readonly memory: Pick<Kernel, 'buffer'> } };
  readonly Global: new () => { readonly value: number };
};

let compiled: object | null = null;

/** A kernel with a memory of its own, about a megabyte. It is compiled once. */
export function startKernel(): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));
  const { memory, ...exports } = new WebAssembly.Instance(compiled).exports;
  const members = Object.entries(exports).map(([name, each]) => [
    name,
    each instanceof WebAssembly.Global ? each.value : each,
  ]);
  return { ...Object.fromEntries(members), buffer: memory.buffer };
}
