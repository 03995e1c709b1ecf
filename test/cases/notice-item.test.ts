import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tier } from '../../lambdas/cases/case.ts';
import type { NoticeItem } from '../../lambdas/cases/notice.ts';
import { byWeight, noticeItemOf } from '../../lambdas/cases/notice-item.ts';
import { withFindings } from '../../lambdas/cases/quality.ts';
import { accountOf, directoryOf, redChannelOf, rescueOf } from '../support/cases.ts';
import { evidenceOf } from '../support/rescues.ts';

const link = 'https://bellwether.example/cases/x';

function rescueItem(
  accountId: string,
  tier: Tier | null,
  index: number,
  baselineTwice: number | null,
): NoticeItem {
  const evidence = { ...evidenceOf('2026-03-04'), index, baselineTwice };
  const part = rescueOf().rescue;
  if (part === undefined) throw new Error('a rescue has a rescue part');
  return noticeItemOf(rescueOf({ accountId, tier, rescue: { ...part, evidence } }), 0, directoryOf(), link);
}

test('a rescue is told with the account’s name and owner as they are now', () => {
  const directory = directoryOf(accountOf({ name: 'Acme & Sons', owner: 'oskar', tier: 'C' }));

  const item = noticeItemOf(rescueOf({ tier: 'A' }), 0, directory, link);

  expect(item).toMatchObject({
    kind: 'rescue',
    accountName: 'Acme & Sons',
    ownerId: 'oskar',
    tier: 'A',
    reasons: ['sharp-drop'],
    openedOn: '2026-03-04',
    openedAt: '2026-03-05T06:00:00.000Z',
    link,
  });
});

test('an account that is not on the roster goes by its id and has no owner', () => {
  expect(noticeItemOf(rescueOf({ tier: null }), 0, directoryOf(null), link)).toMatchObject({
    accountName: 'acme',
    ownerId: null,
    tier: null,
  });
});

test('whom the case was handed to is named instead of the owner', () => {
  expect(noticeItemOf(rescueOf({ handedTo: 'mara' }), 0, directoryOf(), link)).toMatchObject({
    ownerId: 'mara',
  });
});

test('a held rescue owes no notice, so there is nothing to say', () => {
  expect(() => noticeItemOf(rescueOf({ openedAt: null }), 0, directoryOf(), link)).toThrow('held');
});

test('of a red channel that a rescue opened nobody is told that it was reported, whatever joins it', () => {
  const about = redChannelOf();
  const part = about.redChannel as NonNullable<typeof about.redChannel>;
  const item = (fromRescue: string | null) =>
    noticeItemOf({ ...about, redChannel: { ...part, fromRescue } }, 0, directoryOf(), link);

  expect(item(null)).toMatchObject({ reportedAt: part.reportedAt, complaints: 1 });
  expect(item('rescue-0123456789abcdef-2026-03-01')).toMatchObject({ reportedAt: null, complaints: 1 });
});

test('a red channel is told with its clock and what is done', () => {
  const about = redChannelOf();
  const milestones = { acknowledged: { at: '2026-03-05T07:00:00.000Z', by: 'olga' } };
  const redChannel = { ...about.redChannel, milestones } as NonNullable<typeof about.redChannel>;

  expect(noticeItemOf({ ...about, redChannel }, 0, directoryOf(), link)).toMatchObject({
    kind: 'red-channel',
    dueAt: '2026-03-06T06:00:00.000Z',
    complaints: 1,
    acknowledgedAt: '2026-03-05T07:00:00.000Z',
    onSiteAt: null,
  });
});

test('a data-quality case is told with what is new in this notice', () => {
  const findings = [{ kind: 'missing' as const, deadline: '2026-03-05T12:00:00.000Z' }];
  const about = withFindings(null, '2026-03-04', findings, '2026-03-05T12:00:00.000Z');
  if (about === null) throw new Error('a finding opens a case');

  expect(noticeItemOf(about, 0, directoryOf(), link)).toEqual({
    kind: 'data-quality',
    caseId: 'data-quality-2026-03-04',
    day: '2026-03-04',
    findings,
    link,
  });
  expect(noticeItemOf(about, 1, directoryOf(), link)).toMatchObject({ findings: [] });
});

test('a digest is ordered by tier, then by the larger drop, then by account', () => {
  const read = [
    rescueItem('s-all', 'S', 0, 16_000),
    rescueItem('s-small', 'S', 6399, 16_000),
    rescueItem('a-half', 'A', 4000, 16_000),
    rescueItem('b-a', 'B', 6400, 16_000),
    rescueItem('b-b', 'B', 3200, 8000),
    rescueItem('c-hair', 'C', 6400, 16_001),
    rescueItem('c-more', 'C', 6400, 16_000),
    rescueItem('c-above', 'C', 9000, 16_000),
    rescueItem('c-none', 'C', 9000, null),
    rescueItem('unlisted', null, 0, 16_000),
  ];

  expect(read.toReversed().sort(byWeight)).toEqual(read);
});

test('the order of a digest is an order: total, antisymmetric and transitive', () => {
  const item = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'Ä', '漢'),
      tier: fc.constantFrom('S' as const, 'A' as const, 'B' as const, 'C' as const, null),
      index: fc.constantFrom(0, 1, 4000, 6399, 6400, 10_000),
      baseline: fc.constantFrom(null, 0, 1, 12_800, 16_000, 16_001, 20_000),
    })
    .map(({ id, tier, index, baseline }) => rescueItem(id, tier, index, baseline));
  fc.assert(
    fc.property(item, item, item, (a, b, c) => {
      expect(Math.sign(byWeight(a, b)) + Math.sign(byWeight(b, a))).toBe(0);
      if (byWeight(a, b) <= 0 && byWeight(b, c) <= 0) expect(byWeight(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});
