import { expect, test } from 'vitest';
import { addMs } from '../../lambdas/cases/instant.ts';
import { withComplaint } from '../../lambdas/cases/red-channel.ts';
import { assembleNotices } from '../../lambdas/flows/assemble-notices.ts';
import { createNotice, enterInCases } from '../../lambdas/flows/create-notice.ts';
import { openPace } from '../../lambdas/flows/person-pace.ts';
import { nobodyReached } from '../../lambdas/flows/set-off.ts';
import type { Notice } from '../../lambdas/ports.ts';
import { accountOf, directoryOf, redChannelOf, rescueOf } from '../support/cases.ts';
import { openStores } from '../support/stores.ts';

const stores = await openStores();
const links = {
  linkTo: async (caseId: string) => `https://bellwether.example/c/${caseId}`,
  read: async () => null,
};

const opening = {
  noticeId: '20260305060000000-0123456789abcdef',
  recipientId: 'olga',
  step: 'opened',
  publishedAt: null,
  attempts: 0,
} as const;

/** A notice of two cases, one of which is gone, as it is stored and entered. */
async function startNotice(accountDigest: string) {
  const caseId = `rescue-${accountDigest}-2026-03-04`;
  const about = rescueOf({ version: 0, caseId });
  const gone = about.caseId.replace('2026-03-04', '2026-03-03');
  const now = about.openedAt ?? '';
  await stores.cases.save(about);
  const notice: Notice = {
    ...opening,
    noticeId: `20260305060000000-${accountDigest}`,
    members: [about.caseId, gone].map((caseId) => ({ caseId, occurrence: 0, accountId: 'acme' })),
    text: { subject: 'Two rescues', email: `Two rescues: ${gone}`, sms: 'Two rescues' },
    createdAt: now,
    nextAttemptAt: now,
  };
  await stores.notices.create(notice);
  const enter = () =>
    enterInCases(
      { ...stores, links, digest: (text) => text },
      directoryOf(accountOf()),
      notice,
      nobodyReached,
      now,
    );
  return { about, gone, now, notice, enter };
}

test('a notice of several cases says nothing of one that ended before it was told', async () => {
  const { about, gone, enter } = await startNotice('0123456789abcdef');

  const left = await enter();

  expect(left?.members.map(({ caseId }) => caseId)).toEqual([about.caseId]);
  expect(left?.text.email).toContain(about.caseId);
  expect(left?.text.email).not.toContain(gone);
  expect(left?.text.subject).not.toContain('Two');
});

test('a notice that lost a case is left to whoever sent it meanwhile', async () => {
  const { notice, now, enter } = await startNotice('0123456789abcde0');
  await stores.notices.claim(notice, addMs(now, 60_000));
  await stores.notices.save({ ...notice, publishedAt: now });

  expect(await enter()).toBeNull();

  const stored = await stores.notices.find('olga', notice.noticeId);
  expect(stored).toEqual({ ...notice, publishedAt: now });
});

test('a notice that is entered late speaks of the complaints that joined until then', async () => {
  const about = redChannelOf({ version: 0 });
  const now = about.openedAt ?? '';
  const complaint = { complaintId: 'c-2', accountId: 'acme', reportedAt: now, severity: 'critical' } as const;
  await stores.cases.save(withComplaint(about, complaint, 'S', now));
  const notice: Notice = {
    ...opening,
    members: [{ caseId: about.caseId, occurrence: 0, accountId: 'acme', complaints: 1 }],
    text: { subject: '1 complaint', email: '1 complaint', sms: '1 complaint' },
    createdAt: now,
    nextAttemptAt: now,
  };
  await stores.notices.create(notice);

  const entered = await enterInCases(
    { ...stores, links, digest: (text) => text },
    directoryOf(accountOf()),
    notice,
    nobodyReached,
    now,
  );

  expect(entered?.text.email).toContain('2 complaints');
  expect(await stores.notices.find('olga', notice.noticeId)).toEqual(entered);
});

test('more rescues than one notice can be stored with go out as several digests, the worst of them first', async () => {
  const now = rescueOf().openedAt ?? '';
  const ids = Array.from({ length: 400 }, (_, nth) => String(nth).padStart(16, '0'));
  const due = ids.map((id, nth) =>
    rescueOf({
      caseId: `rescue-${id}-2026-03-04`,
      accountId: '客'.repeat(240) + id,
      tier: nth < 399 ? 'B' : 'S',
    }),
  );
  await Promise.all(due.map((about) => stores.cases.save({ ...about, version: 0 })));
  const directory = directoryOf();

  const { drafts } = await assembleNotices(
    stores,
    directory,
    due,
    nobodyReached,
    openPace(stores.notices, now),
    now,
  );
  const told: (readonly string[] | undefined)[] = [];
  for (const draft of drafts) {
    const notice = await createNotice({ ...stores, links }, directory, draft, nobodyReached, now);
    told.push(notice?.members.map(({ caseId }) => caseId));
  }

  expect(told.length).toBeGreaterThan(1);
  expect(told[0]?.[0]).toBe(due[399]?.caseId);
  expect(told.flat().sort()).toEqual(due.map(({ caseId }) => caseId));
});
