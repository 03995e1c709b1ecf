import type { Outcome } from '../outcome.ts';
import { desk } from '../policy.ts';
import { hasRefusals } from '../told.ts';
import type { Book } from './book.ts';

/** Copies of one notice while SNS accepts for hours and nobody hears of it. */
const mostCopies = 10;

export function tooManyCopies({ seen }: Outcome): readonly string[] {
  return [...byNotice(seen.accepted)].flatMap(([name, copies]) => {
    // A copy follows only a publish that somebody may not have heard the end of.
    const allowed = copies.slice(0, -1).filter(({ invocation }) => seen.troubled.has(invocation)).length;
    if (copies.length - 1 > allowed)
      return [`${name} came ${copies.length} times, ${allowed} copies were owed to trouble`];
    return copies.length > mostCopies ? [`${name} came ${copies.length} times`] : [];
  });
}

export function byNotice(all: Outcome['seen']['accepted']): ReadonlyMap<string, typeof all> {
  const groups = new Map<string, (typeof all)[number][]>();
  for (const message of all) {
    const name = `${message.recipientId} ${message.noticeId}`;
    groups.set(name, [...(groups.get(name) ?? []), message]);
  }
  return groups;
}

export function unlikeCopies(outcome: Outcome, { told }: Book): readonly string[] {
  const { seen } = outcome;
  const unlike = [...byNotice(seen.accepted)]
    .filter(([, copies]) => new Set(copies.map(({ text }) => text)).size > 1)
    .map(([name]) => `${name} came in different words`);
  const ids = new Map<string, Set<string>>();
  for (const { message, keys } of told) {
    // Everybody's digest is a list of its own, and the desk gets those that SNS does not take.
    const isDigest = message.step === 'executive-digest';
    if (isDigest && message.recipientId === desk && hasRefusals(outcome)) continue;
    for (const key of keys) ids.set(key, (ids.get(key) ?? new Set()).add(message.noticeId));
  }
  const renamed = [...ids].filter(([, all]) => all.size > 1);
  return [...unlike, ...renamed.map(([key, all]) => `${key} came under the names ${[...all].join(' and ')}`)];
}
