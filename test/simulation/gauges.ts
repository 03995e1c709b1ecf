import { hourMs } from './hours.ts';

/** What a function that was done told operators in CloudWatch's embedded metric format, by the name of the metric. */
export type Gauge = {
  readonly by: string;
  /** When it began. */
  readonly at: number;
  /** The number of its run. */
  readonly invocation: number;
  readonly metrics: Readonly<Record<string, number>>;
  /** The cases of which it said that a promise of escalation is broken. */
  readonly violated: readonly string[];
  /** What else it said that it could not do, though it ended well. */
  readonly lacking: readonly string[];
};

type Definition = {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
};

type MetricLine = {
  readonly _aws?: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly Definition[];
  };
  readonly level?: string;
  readonly message?: string;
  readonly caseId?: string;
  readonly why?: string;
  readonly [metric: string]: unknown;
};

/** What alarms look at: these are of one stage and of a time about now, in milliseconds. */
function isAlarmed({ _aws, stage }: MetricLine, { Namespace, Dimensions }: Definition, now: number): boolean {
  const isNow = Math.abs((_aws?.Timestamp ?? 0) - now) < hourMs;
  return Namespace === 'Bellwether' && String(Dimensions) === 'stage' && Boolean(stage) && isNow;
}

/** Reads the logs as CloudWatch does, and keeps what functions that were done told alarms in them. */
export function openGauges(from: readonly Gauge[], clock: { readonly now: number }) {
  const kept = [...from];
  const told = new Map<number, Record<string, number>>();
  const violated = new Map<number, readonly string[]>();
  const lacking = new Map<number, readonly string[]>();
  return {
    hear(invocation: number, line: string): void {
      const read = JSON.parse(line) as MetricLine;
      // Nothing else of what is promised of escalation is ever broken.
      if (read.message === 'escalation violated' && read.why === 'event-not-published')
        violated.set(invocation, [...(violated.get(invocation) ?? []), String(read.caseId)]);
      if (read.level === 'error' && read.message !== 'escalation violated')
        lacking.set(invocation, [...(lacking.get(invocation) ?? []), line]);
      const defined = (read._aws?.CloudWatchMetrics ?? []).filter((each) => isAlarmed(read, each, clock.now));
      const names = defined.flatMap(({ Metrics }) => Metrics);
      const metrics = names.map(({ Name }) => [Name, Number(read[Name])]);
      told.set(invocation, { ...told.get(invocation), ...Object.fromEntries(metrics) });
    },
    keep(by: string, at: number, invocation: number): void {
      kept.push({
        by,
        at,
        invocation,
        metrics: told.get(invocation) ?? {},
        violated: violated.get(invocation) ?? [],
        lacking: lacking.get(invocation) ?? [],
      });
    },
    all: () => [...kept],
  };
}
