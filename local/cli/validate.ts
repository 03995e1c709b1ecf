import { MOST_LISTED_ERRORS, receiptJson } from '../../lambdas/feed/receipt.ts';
import { snapshotColumns } from '../../lambdas/feed/snapshot-row.ts';
import type { FileAnswer } from '../../lambdas/flows/receipts.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { readArguments } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import type { Command } from './command.ts';
import { type FileKind, fileKinds, targetOf } from './file-target.ts';
import { mustBeFile } from './files.ts';
import { judgeFile } from './judge-file.ts';
import { modelFileAt } from './model-option.ts';
import { verdictText } from './verdict-text.ts';

const help = `Says what Bellwether would answer to a file, before anyone uploads it: the same reading, the same
checks, the same receipt. Nothing is stored and nobody is told.

Usage
  npm run -s bellwether -- validate FILE [--kind KIND] [--model FILE] [--json]

Options
  --kind KIND   snapshot, complaints, accounts or recipients. Not needed when the path ends like a key of the
                feed (snapshots/2026-01-05/a.csv); otherwise guessed from the names of the columns
  --model FILE  the model that a snapshot is for, instead of the built-in one
  --json        the receipt as JSON, with the rejected rows (at most ${MOST_LISTED_ERRORS}) under \`errors\`

The file is judged by itself. What depends on others shows on delivery: an account in two files of a day, a
manifest, the roster. The name says the format: .csv or .jsonl, with .gz or without. \`as_of\` is compared with
the day of the folder; without such a folder with the first \`as_of\` in the file.

Exit codes
  0  everything is accepted (warnings may be there)
  1  a row or the file is rejected
  2  it could not be looked at

Examples
  npm run -s bellwether -- validate feed/snapshots/2026-01-05/accounts.csv
  npm run -s bellwether -- validate export.jsonl.gz --kind snapshot --model next-model.json
  npm run -s bellwether -- validate roster.csv --kind accounts --json
`;

const options = { kind: { type: 'string' }, model: { type: 'string' }, json: { type: 'boolean' } } as const;

export const command: Command = {
  help,
  async run(args, terminal) {
    const { values, operands } = readArguments(args, options, ['FILE']);
    const path = operands[0] as string;
    const kind = values.kind === undefined ? null : kindOf(values.kind);
    const model = (await modelFileAt(values.model))?.model ?? defaultModel;
    await mustBeFile(path);

    const target = await targetOf(path, kind, snapshotColumns(model.columns));
    const verdict = await judgeFile(path, target, model, new Date(terminal.now()).toISOString());
    terminal.out.write(
      values.json === true ? verdictJson(verdict.answer) : verdictText(path, target.guess, verdict),
    );
    return verdict.answer.receipt.status === 'accepted' ? 0 : 1;
  },
};

function kindOf(text: string): FileKind {
  const kind = fileKinds.find((each) => each === text);
  if (kind === undefined)
    throw new CannotRun(`--kind ${text} is no kind of file: write ${fileKinds.join(', ')}.`);
  return kind;
}

/** The receipt with the rejected rows, as many as a list of errors has. */
function verdictJson({ receipt, rejected }: FileAnswer): string {
  const errors = rejected.first.map(({ line, column, code, sentence, cells }) => ({
    line,
    column,
    code,
    sentence,
    cells,
  }));
  return `${JSON.stringify({ ...JSON.parse(receiptJson(receipt)), errors }, null, 2)}\n`;
}
