import { writeSnapshots } from '../../examples/write-snapshots.ts';
import { readArguments, required } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import type { Command } from './command.ts';
import { mustBeFile } from './files.ts';

const help = `Turns a ledger of transactions into a feed: a snapshot for every day, a roster and a list of recipients.
A start for every data team that has only a list of what customers bought.

Usage
  npm run -s bellwether -- snapshots --transactions FILE --out DIR [--accounts N]

Options
  --transactions FILE  the ledger, .csv or .csv.gz: columns for the customer, the date and the money
                       (examples/README.md says which names are understood)
  --out DIR            the feed to write; must be new or empty
  --accounts N         only the N largest accounts by net spend (otherwise 200)

Rows that cannot be used are skipped and listed. The names and addresses of the recipients are made up:
replace them before anything is sent.

Exit codes
  0  written, every row was used
  1  written, some rows were skipped
  2  nothing was written

Example
  npm run -s bellwether -- snapshots --transactions ledger.csv.gz --out feed-from-ledger --accounts 200
  npm run -s bellwether -- replay --feed feed-from-ledger --out result --model examples/ledger-model.json
`;

const options = {
  transactions: { type: 'string' },
  out: { type: 'string' },
  accounts: { type: 'string' },
} as const;

export const command: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options, []);
    const transactions = required(values.transactions, '--transactions');
    const out = required(values.out, '--out');
    const accounts = values.accounts === undefined ? {} : { accounts: countOf(values.accounts) };
    await mustBeFile(transactions);

    const written = await writeSnapshots({ transactions, out, ...accounts });
    if ('refused' in written) throw new CannotRun(written.refused);
    const { firstDay, lastDay, rows, skippedRows, skipped } = written;
    const lines = [
      `Wrote ${rows} rows of ${written.accounts} accounts, ${firstDay} to ${lastDay}, into ${out}.`,
    ];
    if (skippedRows > 0) {
      lines.push(`Skipped ${skippedRows} ${skippedRows === 1 ? 'row' : 'rows'} of the ledger:`);
      lines.push(...skipped.map(({ line, reason }) => `  line ${line}: ${reason}`));
      if (skippedRows > skipped.length) lines.push(`  and ${skippedRows - skipped.length} more`);
    }
    terminal.out.write(`${lines.join('\n')}\n`);
    return skippedRows > 0 ? 1 : 0;
  },
};

function countOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new CannotRun(`--accounts ${text} is no number of accounts: give 1 or more.`);
  return Number(text);
}
