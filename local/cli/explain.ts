import { explainDay } from '../../lambdas/flows/explain.ts';
import { type Absence, absenceOf, knownAccounts } from '../../lambdas/flows/explain-absence.ts';
import { explainText } from '../../lambdas/flows/explain-text.ts';
import { currentModel } from '../../lambdas/flows/models.ts';
import { type CalendarDay, isCalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { Stores } from '../replay/play.ts';
import { readArguments, required } from './arguments.ts';
import { CannotRun } from './cannot-run.ts';
import type { Command } from './command.ts';
import { modelFileAt } from './model-option.ts';
import { feedIn, playWithProgress } from './played-feed.ts';
import { similar } from './similar.ts';

const help = `Tells in words how a day of an account was scored and decided: the index with every indicator, the
baseline, the drop, what moved since the reference day, the rule that did or did not open a rescue, and the
cases that touch the day. The whole feed is played first, as \`replay\` does; nothing is written.

Usage
  npm run -s bellwether -- explain ACCOUNT --date DAY --feed DIR [--model FILE]

Options
  --date DAY    the business day, like 2026-03-07
  --feed DIR    the feed, laid out like the bucket
  --model FILE  the model to score with, instead of the built-in one

An account whose id begins with a dash comes last, after two dashes: -- -17.

Exit codes
  0  explained
  2  there is no such account or day, or the feed cannot be played

Example
  npm run -s bellwether -- explain acct-0012 --date 2026-08-18 --feed feed
`;

const options = { date: { type: 'string' }, feed: { type: 'string' }, model: { type: 'string' } } as const;

export const command: Command = {
  help,
  async run(args, terminal) {
    const { values, operands } = readArguments(args, options, ['ACCOUNT']);
    const account = operands[0] as string;
    const day = required(values.date, '--date');
    if (!isCalendarDay(day)) throw new CannotRun(`--date ${day} is no day: write it like 2026-03-07.`);
    const folder = required(values.feed, '--feed');
    const model = (await modelFileAt(values.model))?.text ?? null;
    const feed = await feedIn(folder);

    const { world, stores } = await playWithProgress({ ...feed, until: null, model }, terminal);
    try {
      const current = await currentModel(stores.work, world.environment.MODEL_KEY);
      const explained = await explainDay(stores, current, account, day);
      if (explained === null) throw new CannotRun(await whyNothing(stores, account, day));
      terminal.out.write(explainText(explained));
      return 0;
    } finally {
      await world.close();
    }
  },
};

/** Why an account has no entry for a day, and what may have been meant. */
export async function whyNothing(stores: Stores, account: string, day: CalendarDay): Promise<string> {
  const absence = await absenceOf(stores, account, day);
  const lines = [`${account} has no entry for ${day}: ${causeOf(absence)}.`];
  lines.push(...absence.rejections.map((rejection) => `  ${rejection}`));
  if (absence.isKnown) {
    const nearest = [absence.before, absence.after].filter((each) => each !== null);
    lines.push(`The nearest days with an entry: ${nearest.join(' and ')}.`);
  } else {
    const meant = similar(account, await knownAccounts(stores), 5);
    if (meant.length > 0) lines.push(`Did you mean ${meant.join(', ')}?`);
  }
  return lines.join('\n');
}

function causeOf({ isKnown, status, rejections }: Absence): string {
  if (rejections.length > 0) return 'its row was rejected';
  if (!isKnown) return 'no day of this feed has an entry of that account';
  if (status === null || status === 'missing') return 'no snapshot of that day was delivered';
  if (status === 'waiting') return 'the day waits for its manifest';
  return 'the snapshot of that day has no row of the account';
}
