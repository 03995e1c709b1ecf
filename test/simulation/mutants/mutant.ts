import type { ServiceName } from '../aws.ts';
import type { FaultKind } from '../faults.ts';

/** What has to go wrong in a scenario, besides nothing, for the bug to show. */
export type Trouble =
  /** One fault each, of this kind, with the requests of this operation. */
  | { readonly operation: string; readonly fault: FaultKind }
  /** This service out for a while. */
  | { readonly out: ServiceName }
  /** Everything that runs dies with a request. */
  | 'blackouts'
  /** Three functions at once, their requests in the order of a seed. */
  | 'races';

/** A bug as a tired engineer would write it: one place in production code, as it is and as it would be. */
export type Mutant = {
  readonly name: string;
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly before: string;
  readonly after: string;
  /** Name of the promise that it breaks. */
  readonly breaks: string;
  /** Name of the scenario that shows it. */
  readonly in: string;
  /** Absent where it shows while all is well. */
  readonly when?: Trouble;
};

/** The source with the bug in it. Throws where the place that it changes is not there, or not the only one. */
export function planted(source: string, { name, file, before, after }: Mutant): string {
  const times = source.split(before).length - 1;
  if (times !== 1) throw new Error(`${name} does not apply: its place is ${times} times in ${file}`);
  return source.replace(before, () => after);
}
