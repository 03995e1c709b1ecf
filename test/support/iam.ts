/** What somebody did, as IAM sees it: an action on a resource. */
export type Use = {
  /** For example `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` where AWS knows no resource. */
  readonly resource: string;
  /** For KMS the service that asks in the caller's name, for example `s3`; else null. */
  readonly through: string | null;
};

/** One action that a role allows. The resource may be a pattern, with `*` for any characters. */
export type Allowance = Use;

/** Whether that use is allowed by this. */
export function allows(allowance: Allowance, use: Use): boolean {
  return (
    allowance.action === use.action &&
    allowance.through === use.through &&
    patternOf(allowance.resource).test(use.resource)
  );
}

const patterns = new Map<string, RegExp>();

function patternOf(resource: string): RegExp {
  const known = patterns.get(resource);
  if (known !== undefined) return known;
  const text = resource.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '.*');
  const pattern = new RegExp(`^${text}$`, 's');
  patterns.set(resource, pattern);
  return pattern;
}

/** For people and for comparing. */
export function useText({ action, resource, through }: Use): string {
  return `${action} on ${resource}${through === null ? '' : ` through ${through}`}`;
}
