import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QualityFinding, Role, StepName, Tier } from '../../../lambdas/cases/case.ts';
import type { NoticeFacts, NoticeItem, NoticeText } from '../../../lambdas/cases/notice.ts';
import type { RescueReason } from '../../../lambdas/cases/rescue.ts';
import { noticeText } from '../../../lambdas/cases/text/notice-text.ts';
import { subjectLine } from '../../../lambdas/cases/text/subject-line.ts';
import { hostileText } from './hostile-text.ts';
import { dataQuality, facts, locales, redChannel, redChannelSteps, rescue, rescueSteps } from './samples.ts';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const index = fc.integer({ min: 0, max: 10_000 });
const count = fc.nat({ max: 20_000_000 });
const driver = fc.record({
  indicator: fc.oneof(hostileText, fc.constant('nps')),
  change: fc.integer({ min: -10_000, max: 0 }),
});
const drivers = fc.array(driver, { maxLength: 3 });
const link = fc
  .integer({ min: 20, max: 250 })
  .map((length) => 'https://bellwether.example/'.padEnd(length, 'x'));

const account = fc.record({
  accountId: hostileText,
  accountName: hostileText,
  tier: fc.constantFrom<Tier | null>('S', 'A', 'B', 'C', null),
  ownerId: fc.option(hostileText),
  openedAt: instant,
  link,
});

const hostileRescue = fc
  .record({
    account,
    reasons: fc.subarray<RescueReason>(['sharp-drop', 'red-band']),
    index,
    baselineTwice: fc.option(fc.integer({ min: 0, max: 20_000 })),
    falls: drivers,
    weakest: drivers,
    present: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ account, reasons, present, ...evidence }) =>
    rescue({
      ...account,
      reasons,
      evidence: { ...rescue().evidence, ...evidence, coverage: { present, total: 100 } },
    }),
  );

const hostileRedChannel = fc
  .record({
    account,
    dueAt: instant,
    breached: fc.boolean(),
    severity: fc.constantFrom('low' as const, 'critical' as const, null),
    complaints: count,
    acknowledgedAt: fc.option(instant),
    onSiteAt: fc.option(instant),
  })
  .map(({ account, ...channel }) => redChannel({ ...account, ...channel }));

const finding: fc.Arbitrary<QualityFinding> = fc.oneof(
  fc.record({ kind: fc.constant('missing' as const), deadline: instant }),
  fc.record({ kind: fc.constant('incomplete' as const), deadline: instant, problems: fc.array(hostileText) }),
  fc.record({
    kind: fc.constant('rejected' as const),
    key: hostileText,
    rows: count,
    problem: fc.option(hostileText),
  }),
  fc.record({
    kind: fc.constant('held' as const),
    accounts: count,
    known: count,
    indicators: fc.array(hostileText, { maxLength: 9 }),
  }),
  fc.record({ kind: fc.constant('suspicious' as const), scored: count, medianTwice: count }),
  fc.record({
    kind: fc.constant('unreachable-recipient' as const),
    recipientId: hostileText,
    why: hostileText,
  }),
  fc.record({
    kind: fc.constant('unfilled-role' as const),
    accountId: hostileText,
    role: fc.constantFrom<Role>('owner', 'ceo'),
  }),
);

const hostileDataQuality = fc
  .record({ findings: fc.array(finding, { minLength: 1, maxLength: 8 }), link })
  .map((changes) => dataQuality(changes));

function noticesOf(step: fc.Arbitrary<StepName>, item: fc.Arbitrary<NoticeItem>): fc.Arbitrary<NoticeFacts> {
  return fc.record({
    step,
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    locale: fc.constantFrom(...locales),
    hasEmail: fc.boolean(),
    publishedAt: instant,
  });
}

const notices = fc.oneof(
  noticesOf(fc.constantFrom(...rescueSteps), hostileRescue),
  noticesOf(fc.constantFrom(...redChannelSteps), hostileRedChannel),
  noticesOf(fc.constant('data-quality'), hostileDataQuality),
);

/** The text without our marks, one behind each name that runs from right to left. */
function withoutOurMarks(text: string): string {
  const ours =
    /(?<=[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}][^\u200e]*)\u200e/gu;
  return text.replace(ours, '');
}

/** As SNS counts: the whole JSON of a publish with a body per protocol. */
function publishedBytes({ subject, email, sms }: NoticeText): number {
  return new TextEncoder().encode(JSON.stringify({ default: subject, email, sms })).length;
}

it('a subject that is cut behind a word ends with that word', () => {
  const word = 'x'.repeat(98);

  expect(subjectLine([`${word} and more`])).toBe(word);
});

describe('whatever the names and numbers', () => {
  it('a subject is one line of 1 to 99 printable characters', () => {
    fc.assert(
      fc.property(notices, (given) => {
        const { subject } = noticeText(given);

        expect(subject.length).toBeGreaterThan(0);
        expect(subject.length).toBeLessThan(100);
        expect(subject).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(subject).toBe(subject.trim());
      }),
    );
  });

  it('an SMS is one line below 1,600 characters that ends with the first link', () => {
    fc.assert(
      fc.property(notices, (given) => {
        const { sms } = noticeText({ ...given, hasEmail: true });

        expect(sms.length).toBeLessThan(1600);
        expect(withoutOurMarks(sms)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(sms.endsWith(given.items[0]?.link ?? '?')).toBe(true);
      }),
    );
  });

  it('a digest for who has no e-mail is an SMS below 1,600 characters with a line for each link', () => {
    fc.assert(
      fc.property(notices, (given) => {
        const items = [...given.items, ...given.items];
        const { sms } = noticeText({ ...given, items, hasEmail: false });
        const [, ...lines] = sms.split('\n');
        const linked = lines.filter((line) => !/^(and \d+ more|另有\d+[项項])$/.test(line));

        expect(sms.length).toBeLessThan(1600);
        expect(withoutOurMarks(sms).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(linked.length).toBeGreaterThan(0);
        for (const [place, line] of linked.entries())
          expect(line.endsWith(items[place]?.link ?? '?')).toBe(true);
      }),
    );
  });

  it('an e-mail has every link, and no unseen character but our own line breaks and marks of direction', () => {
    fc.assert(
      fc.property(notices, (given) => {
        const { email } = noticeText(given);

        expect(withoutOurMarks(email).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        for (const item of given.items) expect(email.split('\n')).toContain(item.link);
      }),
    );
  });

  it('a hostile name adds no line to an e-mail', () => {
    fc.assert(
      fc.property(hostileText, hostileText, fc.constantFrom(...locales), (accountName, ownerId, locale) => {
        const lines = (given: ReturnType<typeof rescue>) =>
          noticeText({ ...facts('opened', [given], locale), publishedAt: given.openedAt }).email.split('\n')
            .length;

        expect(lines(rescue({ accountName, ownerId }))).toBe(lines(rescue()));
      }),
    );
  });
});

describe('a publish stays below 256 KiB', () => {
  const worst = '\u4e2d"\\'.repeat(400);

  it.each([...locales])('with 5,000 rescues of the longest names and links in %s', (locale) => {
    const indicator = worst;
    const falls = [1, 2, 3].map(() => ({ indicator, change: -10_000 }));
    const item = rescue({
      accountName: worst,
      ownerId: worst,
      link: 'https://bellwether.example/'.padEnd(1000, 'x'),
      evidence: { ...rescue().evidence, falls },
    });

    const items = Array.from({ length: 5000 }, () => item);

    const text = noticeText({ ...facts('unacknowledged-72h', items, locale), hasEmail: false });

    expect(publishedBytes(text)).toBeLessThan(256 * 1024);
    expect(text.email).toMatch(/and \d+ more|另有\d+项|另有\d+項/);
  });

  it.each([...locales])('with 5,000 findings of the longest texts in %s', (locale) => {
    const problems = [worst, worst, worst, worst, worst, worst];
    const findings = Array.from(
      { length: 5000 },
      () => ({ kind: 'incomplete', deadline: '2026-03-02T12:00:00.000Z', problems }) as const,
    );

    const text = noticeText(facts('data-quality', [dataQuality({ findings })], locale));

    expect(publishedBytes(text)).toBeLessThan(256 * 1024);
  });
});
