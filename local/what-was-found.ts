import type { Case } from '../lambdas/cases/case.ts';
import { bandOf } from '../lambdas/scoring/assess.ts';
import type { Model } from '../lambdas/scoring/model.ts';
import { counted } from './cli/verdict-text.ts';
import type { ConsoleSources } from './console/sources.ts';
import type { Stores } from './replay/play.ts';

/** A few lines about what is in the stores, for the terminal. */
export async function whatWasFound(
  stores: Stores,
  accountsOfDay: ConsoleSources['accountsOfDay'],
  model: Model,
  messages: number,
): Promise<readonly string[]> {
  const records = (await stores.days.list()).filter((record) => record.decidedAt !== null);
  const scored = records.filter((record) => record.isScored);
  const last = scored.at(-1);
  if (last === undefined) return ['Nothing is scored yet.'];
  const accounts = await accountsOfDay(last.day);
  const inBand = (band: string) => accounts.filter((each) => bandOf(model, each.index) === band).length;
  const rescues = await stores.cases.aliveFrom('rescue', '0000-01-01');
  const channels = await stores.cases.aliveFrom('red-channel', '0000-01-01');
  const breached = channels.filter((each) => each.redChannel?.breached === true).length;
  const quality = await stores.cases.aliveFrom('data-quality', '0000-01-01');
  const held = rescues.filter((each) => each.state === 'held');
  const days = new Set(held.map((each) => each.openedOn)).size;
  return [
    `${counted(scored.length, 'day')} scored, the last ${last.day}: ${counted(accounts.length, 'account')}, ${inBand('red')} red, ${inBand('amber')} amber, ${inBand('green')} green, ${inBand('unknown')} unknown.`,
    `${counted(rescues.length - held.length, 'rescue')}, ${openIn(rescues)} of them open.${heldSentence(held.length, days)}`,
    `${counted(channels.length, 'red channel')}, ${openIn(channels)} of them open, ${breached} breached.`,
    `${counted(quality.length, 'day')} with a data-quality case; ${messages} e-mails and SMS in the mailbox.`,
  ];
}

function openIn(cases: readonly Case[]): number {
  return cases.filter(({ state }) => state === 'open' || state === 'acknowledged').length;
}

function heldSentence(rescues: number, days: number): string {
  if (rescues === 0) return '';
  return ` ${rescues} more ${rescues === 1 ? 'is' : 'are'} held: ${counted(days, 'day')} on which so many accounts fell that the data is to blame first.`;
}
