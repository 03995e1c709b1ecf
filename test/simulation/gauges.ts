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
};

type MetricLine = {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { readonly Name: string }[] }[];
  };
  readonly message?: string;
  readonly caseId?: string;
  readonly [metric: string]: unknown;
};

/** Reads the logs as CloudWatch does, and keeps what functions that were done told in them. */
export function openGauges(from: readonly Gauge[]) {
  const kept = [...from];
  const told = new Map<number, Record<string, number>>();
  const violated = new Map<number, readonly string[]>();
  return {
    hear(invocation: number, line: string): void {
      const read = JSON.parse(line) as MetricLine;
      if (read.message === 'escalation violated')
        violated.set(invocation, [...(violated.get(invocation) ?? []), String(read.caseId)]);
      const names = (read._aws?.CloudWatchMetrics ?? []).flatMap(({ Metrics }) => Metrics);
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
      });
    },
    all: () => [...kept],
  };
}
