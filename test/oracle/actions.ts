import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Day, Instant } from './calendar.ts';

/** What a person did at an instant. */
export interface Action {
  readonly at: Instant;
  readonly person: string;
  readonly kind: 'rescue' | 'red-channel' | 'data-quality';
  /** Null for data quality. */
  readonly account: string | null;
  /** Null but for data quality. */
  readonly day: Day | null;
  readonly action: string;
  readonly outcome: string | null;
  readonly to: string | null;
}

/** One line of `actions.jsonl`. */
export interface ActionLine {
  readonly at: string;
  readonly recipient_id: string;
  readonly kind: Action['kind'];
  readonly account_id?: string;
  readonly day?: Day;
  readonly action: string;
  readonly outcome?: string;
  readonly to?: string;
  readonly note?: string;
}

/** What people did, in order of time; nothing without an `actions.jsonl` in the feed or beside it. */
export function actionsOf(feed: string): Action[] {
  const list = [join(feed, 'actions.jsonl'), join(dirname(feed), 'actions.jsonl')].find(existsSync);
  if (list === undefined) return [];
  const lines = readFileSync(list, 'utf8').split('\n');
  const actions = lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as ActionLine);
  return actions
    .map(({ at, recipient_id, kind, account_id, day, action, outcome, to }) => ({
      at: Date.parse(at),
      person: recipient_id,
      kind,
      account: account_id ?? null,
      day: day ?? null,
      action,
      outcome: outcome ?? null,
      to: to ?? null,
    }))
    .sort((a, b) => a.at - b.at);
}
