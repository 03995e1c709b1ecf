/** What a function that was done told operators in CloudWatch's embedded metric format, by the name of the metric. */
export type Gauge = {
  readonly by: string;
  /** When it began. */
  readonly at: number;
  /** The number of its run. */
  readonly invocation: number;
  readonly metrics: Readonly<Record<string, number>>;
};

type MetricLine = {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly { readonly Metrics: readonly { readonly Name: string }[] }[];
  };
  readonly [metric: string]: unknown;
};

/** Reads the logs as CloudWatch does, and keeps what functions that were done told in them. */
export function openGauges(from: readonly Gauge[]) {
  const kept = [...from];
  const told = new Map<number, Record<string, number>>();
  return {
    hear(invocation: number, line: string): void {
      const read = JSON.parse(line) as MetricLine;
      const names = (read._aws?.CloudWatchMetrics ?? []).flatMap(({ Metrics }) => Metrics);
      const metrics = names.map(({ Name }) => [Name, Number(read[Name])]);
      told.set(invocation, { ...told.get(invocation), ...Object.fromEntries(metrics) });
    },
    keep(by: string, at: number, invocation: number): void {
      kept.push({ by, at, invocation, metrics: told.get(invocation) ?? {} });
    },
    all: () => [...kept],
  };
}
