import type { RotationStep } from '../../lambdas/adapters/link-key-rotation.ts';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import type { Habit } from './scenario.ts';

/** An execution of a day's machine between two of its steps. */
export type MachineStep = {
  readonly state: 'plan' | 'score' | 'finish' | 'release' | 'tell';
  readonly input: unknown;
  readonly execution: string;
  /** What the plan answered. */
  readonly run: { readonly day: string; readonly runId: string } | null;
  /** Ranges that are still to be scored. */
  readonly parts: readonly PlanPart[];
  /** How often this state failed already. */
  readonly failed: number;
};

/** What S3 tells of, and how often that failed already. */
export type Event = { readonly kind: 'event'; readonly put: PutEvent; readonly tries: number };

/** Something that waits for its time. */
export type Work =
  | { readonly kind: 'happening'; readonly place: number }
  | { readonly kind: 'schedule' }
  | Event
  /** An echo is a call that the machine makes a second time, not knowing that the first one goes on. */
  | { readonly kind: 'machine'; readonly step: MachineStep; readonly isEcho?: true }
  | {
      readonly kind: 'deed';
      readonly habit: Habit;
      readonly link: string;
      readonly gotAt: number;
      readonly tries: number;
    }
  | { readonly kind: 'opt-out'; readonly phone: string }
  /** Somebody follows the link in a mail that ends what they get. */
  | { readonly kind: 'farewell'; readonly recipientId: string }
  /** Somebody follows the link in the mail with which SNS asks. */
  | { readonly kind: 'confirmation'; readonly topicArn: string; readonly token: string }
  | { readonly kind: 'reachability'; readonly tries: number }
  /** A step of a rotation, which names the version that it makes. */
  | { readonly kind: 'rotation'; readonly step: RotationStep['Step']; readonly version: string }
  | { readonly kind: 'tick' };

/** The function that it calls; null where something happens outside. */
export function functionOf(work: Work) {
  switch (work.kind) {
    case 'machine':
      return functionOfState[work.step.state];
    case 'event':
      return 'landed';
    case 'deed':
      return 'page';
    case 'tick':
      return 'tick';
    default:
      return null;
  }
}

export const functionOfState = {
  plan: 'plan',
  score: 'score',
  finish: 'finish',
  release: 'finish',
  tell: 'tick',
} as const satisfies Record<MachineStep['state'], string>;

export type Item = { readonly at: number; readonly order: number; readonly work: Work };

/** What comes first at one instant. */
const ranks = [
  'happening',
  'opt-out',
  'farewell',
  'confirmation',
  'schedule',
  'event',
  'machine',
  'reachability',
  'rotation',
  'deed',
  'tick',
] as const;

/** The order of things: by time, then by kind, then as they were put down. */
export function inOrder(a: Item, b: Item): number {
  return a.at - b.at || ranks.indexOf(a.work.kind) - ranks.indexOf(b.work.kind) || a.order - b.order;
}

/** What is to be done, the next thing first. */
export function openAgenda(
  from: { readonly agenda: readonly Item[]; readonly orders: number },
  clock: { now: number },
) {
  let items = [...from.agenda];
  let { orders } = from;

  function add(at: number, work: Work): void {
    orders += 1;
    items.push({ at, order: orders, work });
    items.sort(inOrder);
  }

  return {
    add,
    items: (): readonly Item[] => items,
    first: (): Item | undefined => items[0],
    /** How many things were ever put down. */
    orders: () => orders,
    later: (afterMs: number, work: Work) => add(clock.now + afterMs, work),
    nextTickBy(at: number): void {
      const place = items.findIndex((item) => item.work.kind === 'tick');
      const [pending] = place < 0 ? [] : items.splice(place, 1);
      add(Math.min(at, pending?.at ?? at), { kind: 'tick' });
    },
    dropMachines(): void {
      items = items.filter(({ work }) => work.kind !== 'machine');
    },
    /** Takes off every event of this instant that comes next: a queue hands over together what has gathered in it. */
    takeEvents(): readonly Event[] {
      const isGathered = ({ at, work }: Item) => at <= clock.now && work.kind === 'event';
      const end = items.findIndex((item) => !isGathered(item));
      return items
        .splice(0, end < 0 ? items.length : end)
        .flatMap(({ work }) => (work.kind === 'event' ? [work] : []));
    },
    /** Takes the next thing off, and waits for its time. */
    takeNext(): Item | null {
      const item = items.shift();
      if (item === undefined) return null;
      clock.now = Math.max(clock.now, item.at);
      return item;
    },
  };
}
