import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActionLine } from './actions.ts';
import { hour, type Instant, iso, minute, scheduledRun } from './calendar.ts';
import { playFeed } from './oracle.ts';
import type { CaseRow } from './output.ts';
import type { Chance } from './seeded.ts';

/** How often the feed is played to find what people could do next. */
const rounds = 3;
const week = 7 * 24 * hour;

/**
 * Writes what people do into the folder of a feed, up to the end: at the very instant of a step, a minute or a
 * millisecond beside it, or at any time; mostly what makes sense, sometimes what does not.
 */
export function writeRandomActions(
  feed: string,
  chance: Chance,
  people: readonly string[],
  end: Instant,
): void {
  // Whoever this is, the replay goes on until then.
  const last = lineAt(end, { kind: 'rescue', account_id: 'nobody', action: 'acknowledge' }, 'ghost');
  let lines: ActionLine[] = [last];
  const write = () => {
    lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    writeFileSync(join(feed, 'actions.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  };
  for (let round = 0; round < rounds; round += 1) {
    write();
    const { cases } = playFeed({ feed });
    lines = [...lines, ...cases.flatMap((about) => deedsOn(chance, about, people, end))];
  }
  write();
}

type Deed = Omit<ActionLine, 'at' | 'recipient_id'>;

function lineAt(at: Instant, { kind, account_id, day, ...rest }: Deed, person: string): ActionLine {
  const about = account_id === undefined ? { day: day ?? '' } : { account_id };
  return { at: iso(at), recipient_id: person, kind, ...about, ...rest };
}

function deedsOn(chance: Chance, about: CaseRow, people: readonly string[], end: Instant): ActionLine[] {
  const quiet = about.kind === 'data-quality' && !about.reasons.includes('held');
  if (!chance.happens(quiet ? 0.05 : 0.45)) return [];
  const at = chance.pick(momentsOf(chance, about)) + chance.pick(besides);
  const person = chance.happens(0.97) ? chance.pick(people) : 'ghost';
  const line = lineAt(at, deedOn(chance, about, people), person);
  return at > end ? [] : chance.happens(0.1) ? [line, line] : [line];
}

const besides = [0, 0, 0, -minute, minute, 1, -1, 17 * minute + 31_000];

/** The instants around which it matters when somebody acts. */
function momentsOf(chance: Chance, { kind, opened_on, opened_at, due_at, milestones }: CaseRow): Instant[] {
  // A held rescue has not opened; people may try all the same.
  const opened = opened_at === null ? scheduledRun(opened_on) : Date.parse(opened_at);
  const any = opened + chance.integer(0, 10 * 24 * 60) * minute;
  if (kind === 'data-quality') return [opened, opened + chance.integer(0, 48) * hour, any];
  if (kind === 'rescue')
    return [opened, opened + 24 * hour, opened + 72 * hour, opened + 72 * hour + week, any];
  const resolved = milestones?.resolved;
  const letter = resolved === undefined ? [] : [Date.parse(resolved.at) + 72 * hour];
  const due = Date.parse(due_at ?? '');
  return [
    opened,
    opened + hour,
    opened + 4 * hour,
    due - 4 * hour,
    due,
    any,
    ...letter,
    ...letter,
    ...letter,
  ];
}

function deedOn(chance: Chance, about: CaseRow, people: readonly string[]): Deed {
  const { kind, account_id, day } = about;
  const common = kind === 'data-quality' ? { kind, day: day ?? '' } : { kind, account_id: account_id ?? '' };
  const action = about.milestones?.resolved === undefined ? chance.pick(actionsOn[kind]) : 'commitment-sent';
  if (action === 'resolve')
    return { ...common, action, outcome: chance.pick(['saved', 'lost', 'false-alarm']) };
  if (action === 'hand-over')
    return { ...common, action, to: chance.happens(0.95) ? chance.pick(people) : 'gone' };
  return { ...common, action };
}

/** Each of the names as often as it says. */
const weighted = (weights: Readonly<Record<string, number>>): string[] =>
  Object.entries(weights).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));

const actionsOn = {
  rescue: weighted({ acknowledge: 5, resolve: 3, 'hand-over': 2, 'on-site': 1, release: 1 }),
  'red-channel': weighted({
    acknowledge: 3,
    'on-site': 4,
    resolve: 3,
    'hand-over': 2,
    'commitment-sent': 1,
    discard: 1,
  }),
  'data-quality': weighted({ release: 4, discard: 2, acknowledge: 1, resolve: 1, 'on-site': 1 }),
} as const;
