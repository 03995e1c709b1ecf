import { Refusal } from '../refusal.ts';
import type { XmlElements } from '../xml.ts';

/** A request of the awsQuery protocol: values by flattened name, such as `Tags.member.1.Key`. */
export type Form = ReadonlyMap<string, string>;

export function parseForm(body: string): Form {
  return new Map(new URLSearchParams(body));
}

export function invalidParameter(what: string): Refusal {
  return new Refusal(400, 'InvalidParameter', `Invalid parameter: ${what}`);
}

export function notFound(what: string): Refusal {
  return new Refusal(404, 'NotFound', `${what} does not exist`);
}

/** The value with this name; refused when it is absent. */
export function required(form: Form, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw invalidParameter(`${name} Reason: no value for required parameter`);
  return value;
}

/**
 * The members `<name>.1…`, `<name>.2…` in the order of their numbers, each as a form of its own; a member that is a
 * mere value has it under the empty name.
 */
export function membersOf(form: Form, name: string): Form[] {
  const members = new Map<number, Map<string, string>>();
  for (const [field, value] of form) {
    if (!field.startsWith(`${name}.`)) continue;
    const [, number, rest = ''] = /^(\d+)(?:\.(.*))?$/.exec(field.slice(name.length + 1)) ?? [];
    if (number === undefined) continue;
    const member = members.get(Number(number)) ?? new Map<string, string>();
    members.set(Number(number), member.set(rest, value));
  }
  return [...members].sort(([left], [right]) => left - right).map(([, member]) => member);
}

/** The map `<name>.entry.1.key`, `<name>.entry.1.value`, … */
export function entriesOf(form: Form, name: string): Record<string, string> {
  return Object.fromEntries(
    membersOf(form, `${name}.entry`).map((entry) => [required(entry, 'key'), required(entry, 'value')]),
  );
}

/** A map as awsQuery answers it. */
export function entriesXml(entries: Readonly<Record<string, string>>): XmlElements {
  return { entry: Object.entries(entries).map(([key, value]) => ({ key, value })) };
}

/** How many topics or subscriptions are on one page (SNS API). */
const pageSize = 100;

/** One page of things in the order of their ARNs, with the token of the next page if there is one. */
export function pageOf<Thing extends { readonly arn: string }>(
  things: Iterable<Thing>,
  form: Form,
): { page: Thing[]; NextToken: string | undefined } {
  const after = parseToken(form.get('NextToken') ?? '');
  const rest = [...things]
    .filter(({ arn }) => arn > after)
    .sort((left, right) => (left.arn < right.arn ? -1 : 1));
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  const isLast = rest.length <= pageSize || last === undefined;
  return { page, NextToken: isLast ? undefined : Buffer.from(last.arn).toString('base64url') };
}

function parseToken(token: string): string {
  const arn = Buffer.from(token, 'base64url').toString();
  if (token !== '' && !arn.startsWith('arn:')) throw invalidParameter('NextToken');
  return arn;
}
