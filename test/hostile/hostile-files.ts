import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { anyText, columnName, type Damage, damage, damaged } from './hostile-cells.ts';

/** A file as it is delivered. Its first row is good and untouched, whatever comes behind it. */
export type HostileFile = { readonly ending: string; readonly bytes: Buffer };

/** What a file of one kind is made of. The first of its columns is the id. */
export type Kind = {
  readonly columns: readonly string[];
  /** The cells of a good row with this id. */
  readonly goodRow: (id: string) => Readonly<Record<string, string | number>>;
  /** What else may rightly stand in a column; nothing where it is not said. */
  readonly valid: ReadonlyMap<string, fc.Arbitrary<string>>;
  /** What may wrongly stand in it; any text where it is not said. */
  readonly hostile: ReadonlyMap<string, fc.Arbitrary<string>>;
};

/** Mostly the first, so that most files are read to their end. */
function mostly<T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 7, arbitrary: fc.constant(usual) },
    { weight: 3, arbitrary: fc.constantFrom(usual, ...others) },
  );
}

/** Stands for a byte that is no UTF-8, wherever it comes to stand. */
const badByte = '\uf8ff';

/** One thing that is wrong with a row that is right otherwise. */
type Fault = 'none' | 'cell too many' | 'cell too few' | 'bad byte' | 'stray' | 'twice';

type Row = { readonly cells: readonly string[]; readonly fault: Fault };

/** Rows behind the good one: good ones, those with one fault, those of wrong cells, and lines of any text. */
function rowsOf(kind: Kind, columns: readonly string[], ids: fc.Arbitrary<string>) {
  const isKnown = (column: string) => kind.columns.includes(column);
  const valid = (column: string) => kind.valid.get(column) ?? (isKnown(column) ? fc.constant('') : anyText);
  const hostile = (column: string) => kind.hostile.get(column) ?? anyText;
  const [, ...others] = columns;
  const good = fc.tuple(ids, ...others.map(valid));
  const spoilt = fc.tuple(good, fc.nat(others.length), fc.tuple(anyText, ...others.map(hostile)));
  const rows = fc.oneof(
    { weight: 4, arbitrary: fc.record({ cells: good, fault: faults }) },
    {
      weight: 4,
      arbitrary: spoilt.map(([cells, at, wrong]) => ({
        cells: cells.with(at, wrong[at] ?? ''),
        fault: 'none' as const,
      })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(ids, ...others.map(hostile)).map((cells) => ({ cells, fault: 'none' as const })),
    },
    { weight: 1, arbitrary: fc.oneof(anyText, fc.constant('')) },
  );
  return fc.array(rows, { maxLength: 12 });
}

const faults = fc.constantFrom<Fault>(
  'none',
  'none',
  'cell too many',
  'cell too few',
  'bad byte',
  'stray',
  'twice',
);

/** Ids that collide with each other now and then, and hostile ones. */
function idsAfter(prefix: string): fc.Arbitrary<string> {
  const plain = fc.nat(40).map((nth) => `${prefix}${nth}`);
  return fc.oneof({ weight: 4, arbitrary: plain }, { weight: 1, arbitrary: anyText });
}

/** A file of the kind, from a good row with this id on ever worse. */
export function fileOf(kind: Kind, goodId: string): fc.Arbitrary<HostileFile> {
  return fc
    .oneof(fc.constant([]), fc.array(columnName, { maxLength: 3 }))
    .chain((unknown) => {
      const columns = [...kind.columns, ...unknown];
      return fc.record({
        columns: fc.constant(columns),
        rows: rowsOf(kind, columns, idsAfter(`${goodId}-`)),
        format: fc.constantFrom('csv' as const, 'jsonl' as const),
        quoting: mostly('needed', 'always', 'never'),
        lineEnd: mostly('\n', '\r\n', '\r'),
        mark: mostly('', '\ufeff'),
        endsInNewline: mostly(true, false),
        damages: fc.oneof(fc.constant([]), fc.array(damage, { maxLength: 3 })),
        packing: mostly<Packing>('plain', ...(Object.keys(packs) as Packing[])),
        encoding: mostly('utf8', 'latin1', 'utf16le'),
      });
    })
    .map((plan) => written(kind, goodId, plan));
}

type Plan = {
  readonly columns: readonly string[];
  readonly rows: readonly (string | Row)[];
  readonly format: 'csv' | 'jsonl';
  readonly quoting: string;
  readonly lineEnd: string;
  readonly mark: string;
  readonly endsInNewline: boolean;
  readonly damages: readonly Damage[];
  readonly packing: Packing;
  readonly encoding: string;
};

function written(kind: Kind, goodId: string, plan: Plan): HostileFile {
  const good = kind.goodRow(goodId);
  const { columns, rows, format } = plan;
  const mark = plan.encoding === 'utf8' ? plan.mark : '';
  // In JSON a carriage return is white space.
  const lineEnd = format === 'jsonl' ? plan.lineEnd.replace(/^\r$/, '\n') : plan.lineEnd;
  const line = format === 'csv' ? csvLine(plan.quoting, lineEnd) : jsonLine(columns);
  const head =
    format === 'csv'
      ? [columns.map(needed).join(','), columns.map((name) => needed(String(good[name] ?? ''))).join(',')]
      : [JSON.stringify(good)];
  const start = `${mark}${head.map((each) => each + lineEnd).join('')}`;
  const body = rows.map((row) => (typeof row === 'string' ? row : line(row))).join(lineEnd);
  const text = `${start}${body}${plan.endsInNewline && body !== '' ? lineEnd : ''}`;
  const bytes = damaged(encoded(text, plan.encoding), plan.damages, encoded(start, plan.encoding).length);
  const packed = packs[plan.packing];
  return delivered(packed === null ? format : `${format}.gz`, packed === null ? bytes : packed(bytes));
}

/** The file, which prints as its bytes read as Latin-1. */
function delivered(ending: string, bytes: Buffer): HostileFile {
  const printed = () => `${ending} ${JSON.stringify(bytes.toString('latin1'))}`;
  return { ending, bytes, [fc.toStringMethod]: printed } as HostileFile;
}

function encoded(text: string, encoding: string): Buffer {
  if (encoding === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'latin1') return Buffer.from(text.replaceAll(badByte, '\xff'), 'latin1');
  const pieces = text.split(badByte).map((piece) => Buffer.from(piece));
  return pieces.reduce((whole, piece) => Buffer.concat([whole, Buffer.from([0xff]), piece]));
}

function needed(text: string): string {
  return /[",\r\n]/.test(text) ? quoted(text) : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function csvLine(style: string, lineEnd: string): (row: Row) => string {
  const write = style === 'always' ? quoted : style === 'never' ? (text: string) => text : needed;
  return ({ cells, fault }) => {
    const line = cells.map(write).join(',');
    if (fault === 'cell too many') return `${line},`;
    if (fault === 'cell too few') return cells.slice(0, -1).map(write).join(',');
    if (fault === 'bad byte') return `${cells.slice(0, -1).map(write).join(',')},${badByte}`;
    if (fault === 'stray') return `${cells.slice(0, -1).map(write).join(',')},1"`;
    return fault === 'twice' ? `${line}${lineEnd}${line}` : line;
  };
}

/** Members as they stand, doubled names included; what looks like JSON is written as it is. */
function jsonLine(columns: readonly string[]): (row: Row) => string {
  const value = (text: string) =>
    text === '' ? 'null' : /^(-?\d|null|true|\{|\[)/.test(text) ? text : JSON.stringify(text);
  return ({ cells, fault }) => {
    const members = cells.map((cell, place) => `${JSON.stringify(columns[place] ?? 'more')}:${value(cell)}`);
    if (fault === 'cell too many') members.push('"more":NaN');
    if (fault === 'bad byte') members.push(`"more":"${badByte}"`);
    if (fault === 'stray') members.push('"more":"');
    if (fault === 'twice') members.push(members.at(-1) ?? '');
    return `{${members.join(',')}${fault === 'cell too few' ? '' : '}'}`;
  };
}

/** What gzip can be: whole, of several members, damaged, or something else. */
const packs = {
  plain: null,
  whole: (bytes: Buffer) => gzipSync(bytes),
  members: (bytes: Buffer) =>
    Buffer.concat([
      gzipSync(bytes.subarray(0, bytes.length >> 1)),
      gzipSync(bytes.subarray(bytes.length >> 1)),
    ]),
  emptyMember: (bytes: Buffer) => Buffer.concat([gzipSync(''), gzipSync(bytes), gzipSync('')]),
  zerosBehind: (bytes: Buffer) => Buffer.concat([gzipSync(bytes), Buffer.alloc(100)]),
  garbageBehind: (bytes: Buffer) => Buffer.concat([gzipSync(bytes), Buffer.from('rest')]),
  wrongChecksum: (bytes: Buffer) => flipped(gzipSync(bytes), -8),
  wrongLength: (bytes: Buffer) => flipped(gzipSync(bytes), -1),
  cut: (bytes: Buffer) => gzipSync(bytes).subarray(0, -9),
  twice: (bytes: Buffer) => gzipSync(gzipSync(bytes)),
  not: (bytes: Buffer) => bytes,
} as const;

type Packing = keyof typeof packs;

function flipped(bytes: Buffer, at: number): Buffer {
  const place = bytes.length + at;
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  return bytes;
}
