import { type ServiceName, services } from './aws.ts';
import { type FaultKind, faultKinds } from './faults.ts';

/** A service that fails every request for a while. */
export type Outage = {
  readonly service: ServiceName;
  /** It begins with this request. */
  readonly fromStep: number;
  readonly minutes: number;
  readonly kind: FaultKind;
};

/** What becomes of an event: S3 tells of a put once and soon, or not. */
export const eventTwists = ['twice', 'late', 'never'] as const;
export type EventTwist = (typeof eventTwists)[number];

/** What becomes of a schedule that fires. */
export const clockTwists = ['missed', 'doubled'] as const;
type ClockTwist = (typeof clockTwists)[number];

/** Everything that goes wrong in one run of a scenario. */
export type Plan = {
  /** By request, counted from the start of the scenario. */
  readonly faults: ReadonlyMap<number, FaultKind>;
  readonly outages: readonly Outage[];
  /** By put, counted from the start. */
  readonly events: ReadonlyMap<number, EventTwist>;
  /** By tick or daily schedule, counted from the start. */
  readonly clockwork: ReadonlyMap<number, ClockTwist>;
  /** With this request everything dies that runs, the machine of a day included. */
  readonly blackouts: ReadonlySet<number>;
};

export const noFaults: Plan = {
  faults: new Map(),
  outages: [],
  events: new Map(),
  clockwork: new Map(),
  blackouts: new Set(),
};

export const planOf = (parts: Partial<Plan>): Plan => ({ ...noFaults, ...parts });

/** Its single mishaps, for leaving them out one by one. */
export function mishapsOf(plan: Plan): readonly Partial<Plan>[] {
  return [
    ...[...plan.faults].map((each) => ({ faults: new Map([each]) })),
    ...plan.outages.map((each) => ({ outages: [each] })),
    ...[...plan.events].map((each) => ({ events: new Map([each]) })),
    ...[...plan.clockwork].map((each) => ({ clockwork: new Map([each]) })),
    ...[...plan.blackouts].map((each) => ({ blackouts: new Set([each]) })),
  ];
}

export function together(mishaps: readonly Partial<Plan>[]): Plan {
  return {
    faults: new Map(mishaps.flatMap((each) => [...(each.faults ?? [])])),
    outages: mishaps.flatMap((each) => each.outages ?? []),
    events: new Map(mishaps.flatMap((each) => [...(each.events ?? [])])),
    clockwork: new Map(mishaps.flatMap((each) => [...(each.clockwork ?? [])])),
    blackouts: new Set(mishaps.flatMap((each) => [...(each.blackouts ?? [])])),
  };
}

/** A plan in one word: `31:crash-after,sns@40+240:reset-after,put3:never,clock7:missed,90:blackout`. */
export function planText(plan: Plan): string {
  return [
    ...[...plan.faults].map(([step, kind]) => `${step}:${kind}`),
    ...plan.outages.map(
      ({ service, fromStep, minutes, kind }) => `${service}@${fromStep}+${minutes}:${kind}`,
    ),
    ...[...plan.events].map(([put, twist]) => `put${put}:${twist}`),
    ...[...plan.clockwork].map(([number, twist]) => `clock${number}:${twist}`),
    ...[...plan.blackouts].map((step) => `${step}:blackout`),
  ].join(',');
}

const mishap = /^(?:(put|clock)?(\d+)|(\w+)@(\d+)\+(\d+)):([\w-]+)$/;

export function parsePlan(text: string): Plan {
  const mishaps = text.split(',').filter((each) => each !== '');
  return together(mishaps.map(parseMishap));
}

function parseMishap(text: string): Partial<Plan> {
  const [, source, number = '', service, from = '', minutes = '', what = ''] = mishap.exec(text) ?? [];
  if (service !== undefined) {
    const name = known(services, service);
    return {
      outages: [
        { service: name, fromStep: Number(from), minutes: Number(minutes), kind: known(faultKinds, what) },
      ],
    };
  }
  if (source === 'put') return { events: new Map([[Number(number), known(eventTwists, what)]]) };
  if (source === 'clock') return { clockwork: new Map([[Number(number), known(clockTwists, what)]]) };
  if (what === 'blackout') return { blackouts: new Set([Number(number)]) };
  return { faults: new Map([[Number(number), known(faultKinds, what)]]) };
}

function known<T extends string>(all: readonly T[], text: string): T {
  const found = all.find((each) => each === text);
  if (found === undefined) throw new Error(`${text} is none of ${all.join(', ')}`);
  return found;
}
