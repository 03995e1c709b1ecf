import { clock, log } from './runtime.ts';

/**
 * Tells CloudWatch numbers by one log line in its embedded metric format: namespace `Bellwether`, dimension
 * `stage`.
 */
export function emitMetrics(stage: string, metrics: Readonly<Record<string, number>>): void {
  const names = Object.keys(metrics);
  const definition = {
    Namespace: 'Bellwether',
    Dimensions: [['stage']],
    Metrics: names.map((Name) => ({ Name })),
  };
  const aws = { Timestamp: Date.parse(clock.now()), CloudWatchMetrics: [definition] };
  log(JSON.stringify({ _aws: aws, stage, ...metrics }));
}
