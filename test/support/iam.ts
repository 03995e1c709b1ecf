/** What somebody did, as IAM sees it: an action on a resource. */
export type Use = {
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` where AWS knows no resource. */
  readonly resource: string;
  /** For KMS the service that asks in the caller's name, for example `s3`; else null. */
  readonly through: string | null;
  /** For an item of a table its partition; else null. */
  readonly partition: string | null;
};

/** One action that a role allows. Resource and partitions are patterns, with `*` for any characters. */
export type Allowance = Pick<Use, 'action' | 'resource' | 'through'> & {
  /** Null for all of a table, and for what is none. */
  readonly partitions: readonly string[] | null;
};

/** Whether that use is allowed by this. */
export function allows({ action, resource, through, partitions }: Allowance, use: Use): boolean {
  return (
    action === use.action &&
    through === use.through &&
    patternOf(resource).test(use.resource) &&
    (partitions === null || partitions.some((each) => patternOf(each).test(use.partition ?? '')))
  );
}

const patterns = new Map<string, RegExp>();

function patternOf(text: string): RegExp {
  const known = patterns.get(text);
  if (known !== undefined) return known;
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  const pattern = new RegExp(`^${escaped}$`, 's');
  patterns.set(text, pattern);
  return pattern;
}

/** For people and for comparing. */
export function useText({ action, resource, through, ...rest }: Use | Allowance): string {
  const within = 'partitions' in rest ? (rest.partitions?.join(' and ') ?? null) : rest.partition;
  return [
    `${action} on ${resource}`,
    ...(within === null ? [] : [`within ${within}`]),
    ...(through === null ? [] : [`through ${through}`]),
  ].join(' ');
}
