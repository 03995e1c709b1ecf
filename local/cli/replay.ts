import { mkdir } from 'node:fs/promises';
import { parseInstant } from '../../lambdas/feed/instant.ts';
import { writeOut } from '../replay/write-out.ts';
import { readArguments, required } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import type { Command } from './command.ts';
import { isSameFolder, throwSentence } from './files.ts';
import { modelFileAt } from './model-option.ts';
import { feedIn, playWithProgress } from './played-feed.ts';

const help = `Plays a feed folder, laid out like the bucket, through the real handlers on embedded services
with a virtual clock, and writes what came of it. The same feed gives the same bytes every time.

Usage
  npm run -s bellwether -- replay --feed DIR --out DIR [--model FILE] [--until INSTANT]

Options
  --feed DIR       the feed: accounts/, recipients/, snapshots/YYYY-MM-DD/, complaints/
  --out DIR        where to write; made when it is not there, files of an earlier replay are replaced
  --model FILE     a model to score with, instead of the built-in one
  --until INSTANT  play on to this moment, like 2026-03-01T12:00:00Z (otherwise up to the last delivery
                   or action)

When files arrive
  The roster and the recipients first, then each day's files at 06:00 UTC of the following day, in order of
  days; a complaints file when its last complaint was reported. A deliveries.jsonl in the feed folder or
  beside it says otherwise, one line for each delivery, so that late, doubled and corrected files can be played:
  {"at":"2026-01-02T06:00:00Z","key":"snapshots/2026-01-01/a.csv","file":"snapshots/2026-01-01/a.csv"}

What people did
  An actions.jsonl in the feed folder or beside it plays what people do, each by the button of the page behind
  their signed link, after the files of the same instant:
  {"at":"2026-01-03T07:30:00Z","recipient_id":"o-1","kind":"rescue","account_id":"A-1001","action":"acknowledge"}
  kind is rescue, red-channel or data-quality (with a day in place of the account_id); action is acknowledge,
  on-site, resolve (with an outcome: saved, lost or false-alarm), commitment-sent, hand-over (with a recipient id:
  to), release or discard; a note may be added.

What is written
  history.jsonl    a line for each account and day
  cases.jsonl      a line for each rescue, red channel and data-quality case
  notices.jsonl    every notice that was published
  refused.jsonl    what people could not do, with the status of the page that refused it
  receipts/        the answer to every file, as the data team gets it

Exit codes
  0  it was played, whatever the files were like: receipts and data-quality cases say what was wrong with them
  2  it could not be played

Examples
  npm run -s bellwether -- replay --feed feed --out result
  npm run -s bellwether -- replay --feed feed --out result --model next-model.json --until 2026-03-01T12:00:00Z
`;

const options = {
  feed: { type: 'string' },
  out: { type: 'string' },
  model: { type: 'string' },
  until: { type: 'string' },
} as const;

export const command: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options, []);
    const feed = required(values.feed, '--feed');
    const out = required(values.out, '--out');
    const until = untilOf(values.until);
    const model = (await modelFileAt(values.model))?.text ?? null;
    const read = await feedIn(feed);
    await mkdir(out, { recursive: true }).catch((error: unknown) => throwSentence(error, out, 'folder'));
    if (await isSameFolder(out, feed)) {
      throw new CannotRun('--out is the feed folder itself, with receipts of its own: name another folder.');
    }

    const startedAt = terminal.now();
    const played = await playWithProgress({ ...read, until, model }, terminal);
    try {
      const written = await writeOut(played, out);
      const seconds = Math.max(1, Math.round((terminal.now() - startedAt) / 1000));
      const later = read.deliveries.length - played.delivered;
      terminal.out.write(
        [
          `Played ${played.delivered} files of ${feed} in ${seconds} s.`,
          ...(later === 0 ? [] : [`${later} more are delivered after ${values.until}.`]),
          ...table(out, [
            ['history.jsonl', written.history, 'account days'],
            ['cases.jsonl', written.cases, 'cases'],
            ['notices.jsonl', written.notices, 'notices'],
            ['refused.jsonl', written.refused, 'actions'],
            ['receipts/', written.receipts, 'files'],
          ]),
          '',
        ].join('\n'),
      );
      return 0;
    } finally {
      await played.world.close();
    }
  },
};

function untilOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const instant = parseInstant(text);
  if (instant === null) {
    throw new CannotRun(
      `--until ${text} is no moment. Write a day, a time and the offset from UTC: 2026-03-01T12:00:00Z.`,
    );
  }
  return Date.parse(instant);
}

function table(out: string, rows: readonly (readonly [string, number, string])[]): readonly string[] {
  const paths = rows.map(([name]) => `${out.replace(/\/+$/, '')}/${name}`);
  const counts = rows.map(([, count]) => String(count));
  const width = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));
  return rows.map(
    ([, , noun], row) =>
      `  ${paths[row]?.padEnd(width(paths))}  ${counts[row]?.padStart(width(counts))} ${noun}`,
  );
}
