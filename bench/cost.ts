import { parseArgs } from 'node:util';

/*
 * What a day costs on AWS and how long it takes, for sizes from ten thousand to ten million accounts: arithmetic on list
 * prices and on what `npm run bench:scale` prints, which the options take. `npm run bench:cost`.
 */

/** US dollars, us-east-1, on demand, without free tiers (aws.amazon.com/<service>/pricing). */
const price = {
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
  storedGbMonth: 0.25,
  /** Arm. */
  lambdaGbSecond: 0.0000133334,
  lambdaCall: 0.2e-6,
  s3Put: 5e-6,
  s3Get: 0.4e-6,
  /** Of a state, standard workflow. */
  transition: 25e-6,
};

/** What the deployment is: see lib/functions.ts, lib/constructs/day-definition.ts, flows/score-part.ts. */
const coreGb = 1769 / 1024;
const rangesAtOnce = 20;
const rowsPerPiece = 2_000;
const rangeBytes = 32 * 2 ** 20;
const transitionsPerDay = 8;
const transitionsPerRange = 4;
const retentionDays = 400;
/** Bytes that DynamoDB counts as stored with each item. */
const storedBesideItem = 100;

/** Writes a second: of a new table on demand, and of one by default quota. */
const tableWrites = [4_000, 40_000] as const;

const { values } = parseArgs({
  options: {
    // Rows a second and core, by step; and bytes, of a row in its file and of an item.
    plan: { type: 'string', default: '1600000' },
    score: { type: 'string', default: '18000' },
    finish: { type: 'string', default: '250000' },
    row: { type: 'string', default: '150' },
    item: { type: 'string', default: '420' },
  },
});
const rows = { plan: Number(values.plan), score: Number(values.score), finish: Number(values.finish) };
const sizes = [10_000, 100_000, 1_000_000, 10_000_000];

console.log(
  `rows a second and core: ${JSON.stringify(rows)}; ${values.row} bytes a row, ${values.item} an item\n`,
);
print(
  'US dollars a day',
  sizes.map((size) => size.toLocaleString('en')),
);
const days = sizes.map(costOf);
for (const part of ['writes', 'reads', 'Lambda', 'S3', 'Step Functions'] as const) {
  print(
    part,
    days.map((day) => dollars(day[part])),
  );
}
print(
  'all',
  days.map((day) => dollars(sumOf(day))),
);
print(
  'a million accounts',
  days.map((day, at) => dollars((sumOf(day) * 1e6) / (sizes[at] ?? 1))),
);
print(
  `kept ${retentionDays} days, a month`,
  sizes.map((size) => dollars(keptOf(size))),
);
console.log();
print(
  'minutes',
  sizes.map((size) => size.toLocaleString('en')),
);
for (const writes of tableWrites) {
  print(
    `at ${writes} writes/s`,
    sizes.map((size) => minutes(size, writes)),
  );
}

function costOf(accounts: number) {
  const ranges = rangesOf(accounts);
  const pieces = ranges * Math.ceil(accounts / ranges / rowsPerPiece);
  const coreSeconds = accounts / rows.plan + accounts / rows.score + accounts / rows.finish;
  return {
    writes: accounts * price.writeUnit,
    // Half a unit each: yesterday's items are read the way that may lag.
    reads: (accounts / 2) * price.readUnit,
    Lambda: coreSeconds * coreGb * price.lambdaGbSecond + (ranges + 3) * price.lambdaCall,
    // Each piece is written once and read twice.
    S3: pieces * (price.s3Put + 2 * price.s3Get) + 2 * ranges * price.s3Get,
    'Step Functions': (transitionsPerDay + ranges * transitionsPerRange) * price.transition,
  };
}

function rangesOf(accounts: number): number {
  return Math.ceil((accounts * Number(values.row)) / rangeBytes);
}

function sumOf(day: Readonly<Record<string, number>>): number {
  return Object.values(day).reduce((sum, each) => sum + each, 0);
}

/** A month of keeping every day of the retention, once that many are there. */
function keptOf(accounts: number): number {
  return (
    ((accounts * retentionDays * (Number(values.item) + storedBesideItem)) / 2 ** 30) * price.storedGbMonth
  );
}

/** From the start of the plan to the end of finishing, when the table takes so many writes a second. */
function minutes(accounts: number, writes: number): string {
  const cores = Math.min(rangesAtOnce, rangesOf(accounts));
  const scoring = Math.max(accounts / (cores * rows.score), accounts / writes);
  return ((accounts / rows.plan + scoring + accounts / rows.finish) / 60).toFixed(1);
}

function dollars(amount: number): string {
  return amount >= 0.1 ? amount.toFixed(2) : amount.toFixed(4);
}

function print(name: string, cells: readonly string[]): void {
  console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(12)).join(''));
}
