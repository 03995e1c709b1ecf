import { addDays, type CalendarDay } from '../lambdas/scoring/calendar.ts';
import { ownerOf } from './directory-text.ts';
import { accountId } from './snapshot-text.ts';

/** Lines of `actions.jsonl`: the owner of an account sees to what opened. Lines without a case are refused. */
export type Fall = { readonly number: number; readonly on: CalendarDay };

const hourMs = 3_600_000;

function line(number: number, kind: string, at: string, hours: number, action: string, outcome?: string) {
  const instant = new Date(Date.parse(at) + hours * hourMs).toISOString();
  const who = { at: instant, recipient_id: ownerOf(number), kind, account_id: accountId(number) };
  return `${JSON.stringify({ ...who, action, outcome })}\n`;
}

/** Two rescues of three are acknowledged on the morning on which they open; of others a red channel may open. */
export function* fallActions({ number, on }: Fall): Generator<string> {
  const opened = `${addDays(on, 1)}T06:00:00Z`;
  if (number % 3 > 0) yield line(number, 'rescue', opened, 2 + (number % 7), 'acknowledge');
  else yield* channelActions(number, new Date(Date.parse(opened) + 24 * hourMs).toISOString());
}

/** One red channel of five breaches its due time. */
export function* channelActions(number: number, openedAt: string): Generator<string> {
  yield line(number, 'red-channel', openedAt, 0.7, 'acknowledge');
  yield line(number, 'red-channel', openedAt, number % 5 === 0 ? 30 : 7, 'on-site');
  yield line(number, 'red-channel', openedAt, 50, 'resolve', 'saved');
  yield line(number, 'red-channel', openedAt, 100, 'commitment-sent');
}
