import type { Case, Instant, Told } from '../cases/case.ts';
import { type Directory, fillRoles, readerOf } from '../cases/directory.ts';
import { addMs } from '../cases/instant.ts';
import { byWeight, noticeItemOf } from '../cases/notice-item.ts';
import {
  earlierNotice,
  tellsAnybody,
  toldAlso,
  wasTold,
  withNoticeReplaced,
  withStepDone,
} from '../cases/outbox.ts';
import { withRestPutOff } from '../cases/quality.ts';
import { complaintsIn } from '../cases/red-channel.ts';
import { noticeText } from '../cases/text/notice-text.ts';
import type { CaseStore, Digest, Links, Notice, NoticeStore } from '../ports.ts';
import type { Draft } from './assemble-notices.ts';
import { type Member, memberOf } from './notice-members.ts';
import { isReached, nobodyReached, type Reached } from './set-off.ts';

export type NoticePorts = {
  readonly cases: CaseStore;
  readonly notices: NoticeStore;
  readonly digest: Digest;
  readonly links: Links;
};

/** While a notice is being made nobody else tries to send it. */
const makingMs = 60_000;
const attempts = 5;

/** A case that somebody is told of, and what the notice says of it. */
type Entered = { readonly member: Member; readonly about: Case };

/**
 * Freezes a notice and enters it in the cases that it speaks of. The notice is stored first: should the
 * function die in between, the next dispatch finds it and enters it then. A case that somebody else has told
 * meanwhile drops out.
 *
 * @returns null when no case is left to tell
 */
export async function createNotice(
  ports: NoticePorts,
  directory: Directory,
  draft: Draft,
  reached: Reached,
  now: Instant,
): Promise<Notice | null> {
  const members = draft.tellings.map(memberOf);
  const about = draft.tellings.map((telling) => telling.about);
  const name = JSON.stringify([draft.recipientId, draft.step, members]);
  const notice: Notice = {
    noticeId: `${now.replace(/[^0-9]/g, '')}-${ports.digest(name)}`,
    recipientId: draft.recipientId,
    step: draft.step,
    members,
    text: await textOf(ports, directory, draft.recipientId, draft.step, members, about, now),
    createdAt: now,
    publishedAt: null,
    attempts: 0,
    nextAttemptAt: addMs(now, makingMs),
  };
  if (!(await ports.notices.create(notice))) return null;
  return enterInCases(ports, directory, notice, reached, now);
}

/**
 * Enters a stored notice in its cases, as often as need be; without those that it is too late for.
 *
 * @returns null when no case is left to tell, or somebody else sends it
 */
export async function enterInCases(
  ports: NoticePorts,
  directory: Directory,
  notice: Notice,
  reached: Reached,
  now: Instant,
): Promise<Notice | null> {
  const entered: Entered[] = [];
  for (const member of notice.members) {
    const each = await enter(ports, directory, notice, member, reached, now);
    if (each !== null) entered.push(each);
  }
  const isSame = ({ member }: Entered) => notice.members.includes(member);
  if (entered.length === notice.members.length && entered.every(isSame)) return notice;
  if (entered.length === 0) {
    await ports.notices.remove(notice);
    return null;
  }
  return savedWith(ports, directory, notice, entered);
}

/** The notice as it speaks of these cases, stored; null when somebody else sends it. */
async function savedWith(
  ports: NoticePorts,
  directory: Directory,
  notice: Notice,
  entered: readonly Entered[],
): Promise<Notice | null> {
  const members = entered.map(({ member }) => member);
  const about = entered.map((each) => each.about);
  const { recipientId, step, createdAt } = notice;
  const text = await textOf(ports, directory, recipientId, step, members, about, createdAt);
  const saved = { ...notice, members, text };
  // Whoever took it meanwhile sends it.
  return (await ports.notices.claim(saved, saved.nextAttemptAt)) ? saved : null;
}

async function enter(
  ports: NoticePorts,
  directory: Directory,
  notice: Notice,
  member: Member,
  reached: Reached,
  now: Instant,
): Promise<Entered | null> {
  const { noticeId, recipientId, step } = notice;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const about = await ports.cases.find(member.caseId);
    if (about === null) return null;
    const told = { step, occurrence: member.occurrence, recipientId, noticeId, at: now };
    if (about.told.some((each) => each.noticeId === noticeId && each.recipientId === recipientId))
      return { member, about };
    const earlier = earlierNotice(about, told);
    if (earlier !== undefined) {
      if (!tellsAnybody(about, noticeId)) return null;
      // In whose place it would have come was told by the one that this person has.
      const replaced = withNoticeReplaced(about, noticeId, earlier.noticeId);
      if ((await ports.cases.save(replaced)) === 'saved') return null;
      continue;
    }
    const said =
      member.findings === undefined ? about : withRestPutOff(about, told.occurrence, member.findings, now);
    const after = withTold(said, told, directory, reached);
    if (after === null) return null;
    const entered = { member: asOf(about, member), about };
    // Complaints that joined meanwhile are told too, and before it is entered: a copy that was sent never changes.
    const isSaid = entered.member === member || (await savedWith(ports, directory, notice, [entered]));
    if (isSaid === null) continue;
    if ((await ports.cases.save(after)) === 'saved') return entered;
  }
  throw new Error(`the case ${member.caseId} moved ${attempts} times while a notice was entered`);
}

/** What a notice that is made of this case now says of it. */
function asOf({ redChannel }: Case, member: Member): Member {
  if (redChannel === undefined || member.complaints === undefined) return member;
  const complaints = complaintsIn(redChannel);
  return complaints === member.complaints ? member : { ...member, complaints };
}

/**
 * The case after somebody was told of a step that it owes: it goes on owing it to the roles in which somebody is
 * left to tell, and to nobody once there is none. Null when it is not owed any more.
 */
function withTold(about: Case, told: Told, directory: Directory, reached: Reached): Case | null {
  const { step, occurrence, at } = told;
  const entered: Case = { ...about, told: toldAlso(about.told, told) };
  // It tells of cases without being a step of theirs.
  if (step === 'executive-digest') return entered;
  const owed = about.owed.find((each) => each.step === step && each.occurrence === occurrence);
  // In the place of somebody who was told is told whatever has become of the step.
  if (owed === undefined) return tellsAnybody(about, told.noticeId) ? entered : null;
  const isLeft = (id: string) => !wasTold(entered, owed, id) && !isReached(reached, about.caseId, step, id);
  const left = owed.told.filter((role) => fillRoles(entered, [role], directory).recipientIds.some(isLeft));
  if (left.length === 0) return withStepDone(entered, owed, at);
  return { ...entered, owed: about.owed.map((each) => (each === owed ? { ...owed, told: left } : each)) };
}

/**
 * The notice that goes to the default desk in the place of somebody whom SNS refuses, with the desk's own links:
 * stored, and entered in its cases, without those of which the desk knows this step already.
 *
 * @returns null when there is nothing left to tell the desk, or somebody else sends it
 */
export async function divertNotice(
  ports: NoticePorts,
  directory: Directory,
  notice: Notice,
  now: Instant,
): Promise<Notice | null> {
  const found = await Promise.all(notice.members.map((member) => ports.cases.find(member.caseId)));
  const about = found.filter((each) => each !== null);
  const { step, members, createdAt } = notice;
  const recipientId = directory.defaultDesk;
  const text = await textOf(ports, directory, recipientId, step, members, about, createdAt);
  const diverted = { ...notice, recipientId, text, attempts: 0, nextAttemptAt: now };
  await ports.notices.create(diverted);
  return enterInCases(ports, directory, diverted, nobodyReached, now);
}

async function textOf(
  ports: NoticePorts,
  directory: Directory,
  recipientId: string,
  step: Notice['step'],
  members: readonly Member[],
  about: readonly Case[],
  publishedAt: Instant,
) {
  const items = await Promise.all(
    about.map(async (each, place) => {
      const link = await ports.links.linkTo(each.caseId, recipientId, publishedAt);
      return noticeItemOf(each, members[place]?.occurrence ?? 0, directory, link);
    }),
  );
  const reader = readerOf(directory, recipientId);
  return noticeText({ step, items: items.sort(byWeight), ...reader, publishedAt });
}
