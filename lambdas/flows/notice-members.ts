import type { Case, Owed } from '../cases/case.ts';
import { findingsOf } from '../cases/quality.ts';
import { complaintsIn } from '../cases/red-channel.ts';
import type { Notice } from '../ports.ts';

/** A step of a case that one person is to be told of. */
export type Telling = { readonly about: Case; readonly owed: Owed };

/** A case that a notice speaks of, as the notice keeps it. */
export type Member = Notice['members'][number];

/** What a stored notice has for its cases: an item of DynamoDB has 400 KB, its text up to 230,000 bytes. */
const mostBytes = 150_000;

export function memberOf({ about, owed: { occurrence } }: Telling): Member {
  const { caseId, accountId, quality, redChannel } = about;
  const said = quality === undefined ? {} : { findings: findingsOf(about, occurrence).length };
  const heard = redChannel === undefined ? {} : { complaints: complaintsIn(redChannel) };
  return { caseId, occurrence, accountId, ...said, ...heard };
}

/** What a notice is to speak of in as few notices as can be stored, in order: one, but for more than a thousand cases. */
export function inNotices<Thing>(
  things: readonly Thing[],
  member: (thing: Thing) => Member,
): readonly (readonly Thing[])[] {
  const notices: Thing[][] = [];
  let bytes = mostBytes;
  for (const thing of things) {
    const size = Buffer.byteLength(JSON.stringify(member(thing)));
    bytes += size;
    if (bytes > mostBytes) {
      notices.push([]);
      bytes = size;
    }
    notices.at(-1)?.push(thing);
  }
  return notices;
}
