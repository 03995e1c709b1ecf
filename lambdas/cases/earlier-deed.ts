import type { Case, CaseEvent } from './case.ts';

/** What an action is called in a case's record; a decision about a held day is either of two. */
const eventsOf = {
  acknowledge: ['acknowledged'],
  'on-site': ['on-site'],
  'commitment-sent': ['commitment-sent'],
  'hand-over': ['handed-over'],
  resolve: [],
  release: ['released', 'discarded'],
  discard: ['released', 'discarded'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The last time that somebody did what this action does; null when nobody has. */
export function earlierDeed({ events }: Case, action: keyof typeof eventsOf): CaseEvent | null {
  const names: readonly string[] = eventsOf[action];
  return events.findLast(({ event, by }) => by !== null && names.includes(event)) ?? null;
}
