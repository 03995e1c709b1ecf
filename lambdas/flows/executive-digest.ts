import type { Case, Instant } from '../cases/case.ts';
import { type Directory, readerOf } from '../cases/directory.ts';
import { addHours, dateOf } from '../cases/instant.ts';
import { byWeight, noticeItemOf } from '../cases/notice-item.ts';
import { noticeText } from '../cases/text/notice-text.ts';
import type { CaseStore, Digest, Ledger, Links, Notice, NoticeStore } from '../ports.ts';
import { inNotices } from './notice-members.ts';

export type DigestPorts = {
  readonly cases: CaseStore;
  readonly notices: NoticeStore;
  readonly ledger: Ledger;
  readonly digest: Digest;
  readonly links: Links;
  /** `HH:MM` UTC. */
  readonly executiveDigestAt: string;
};

const book = 'executive-digest';

/**
 * The digests that were due last, be it yesterday: to each executive the open red channels on which they are
 * sponsor, to the CEO all of them, oldest due first; to nobody when nothing is open (docs/rules.md).
 *
 * @param readDirectory called only when there is something to tell
 * @returns the notices that were made now
 */
export async function makeExecutiveDigests(
  ports: DigestPorts,
  readDirectory: () => Promise<Directory>,
  now: Instant,
): Promise<readonly Notice[]> {
  const dueAt = lastHour(ports.executiveDigestAt, now);
  const date = dateOf(dueAt);
  if ((await ports.ledger.find(book, date)) !== null) return [];
  const open = (await ports.cases.aliveFrom('red-channel', date)).filter(
    (each) => each.state !== 'resolved' && each.openedAt !== null && each.openedAt <= dueAt,
  );
  const made: Notice[] = [];
  if (open.length > 0) {
    const directory = await readDirectory();
    for (const recipient of directory.recipients.values()) {
      const own = open.filter((each) => concerns(each, recipient, directory));
      if (own.length === 0) continue;
      for (const notice of await digestsFor(ports, directory, recipient.recipientId, own, dueAt, now)) {
        if (await ports.notices.create(notice)) made.push(notice);
      }
    }
  }
  await ports.ledger.write(book, date, now);
  return made;
}

/** The latest instant at which it was this time of the day, UTC. */
function lastHour(time: string, now: Instant): Instant {
  const today = `${dateOf(now)}T${time}:00.000Z`;
  return today <= now ? today : addHours(today, -24);
}

function concerns(
  about: Case,
  { role, recipientId }: { role: string; recipientId: string },
  directory: Directory,
) {
  if (role === 'ceo') return true;
  return (
    role === 'executive' && directory.accounts.get(about.accountId ?? '')?.executiveSponsor === recipientId
  );
}

/** One digest; several when there are more cases than one can be stored with. */
async function digestsFor(
  ports: DigestPorts,
  directory: Directory,
  recipientId: string,
  cases: readonly Case[],
  dueAt: Instant,
  now: Instant,
): Promise<readonly Notice[]> {
  const told = await Promise.all(
    cases.map(async (each) => {
      const link = await ports.links.linkTo(each.caseId, recipientId, now);
      const member = { caseId: each.caseId, occurrence: 0, accountId: each.accountId };
      return { member, item: noticeItemOf(each, 0, directory, link) };
    }),
  );
  told.sort((a, b) => byWeight(a.item, b.item));
  const reader = readerOf(directory, recipientId);
  return inNotices(told, ({ member }) => member).map((part, place) => {
    const items = part.map(({ item }) => item);
    const name = JSON.stringify([recipientId, book, ...(place === 0 ? [] : [place])]);
    return {
      noticeId: `${dueAt.replace(/[^0-9]/g, '')}-${ports.digest(name)}`,
      recipientId,
      step: 'executive-digest',
      members: part.map(({ member }) => member),
      text: noticeText({ step: 'executive-digest', items, ...reader, publishedAt: now }),
      createdAt: now,
      publishedAt: null,
      attempts: 0,
      nextAttemptAt: now,
    };
  });
}
