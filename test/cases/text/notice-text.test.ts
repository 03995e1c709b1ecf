import { describe, expect, it, test } from 'vitest';
import type { NoticeFacts } from '../../../lambdas/cases/notice.ts';
import { noticeText } from '../../../lambdas/cases/text/notice-text.ts';
import { isGsm7, smsParts } from '../../../lambdas/cases/text/sms-length.ts';
import {
  dataQuality,
  facts,
  locales,
  redBandRescue,
  redChannel,
  redChannelSteps,
  rescue,
  rescueSteps,
} from './samples.ts';

const link = rescue().link;
const rescueCases = locales.flatMap((locale) => rescueSteps.map((step) => [step, locale] as const));
const redCases = locales.flatMap((locale) => redChannelSteps.map((step) => [step, locale] as const));

describe('every notice', () => {
  const all: readonly (readonly [string, NoticeFacts])[] = [
    ...rescueCases.map(
      ([step, locale]) => [`rescue ${step} ${locale}`, facts(step, [rescue()], locale)] as const,
    ),
    ...redCases.map(
      ([step, locale]) => [`red channel ${step} ${locale}`, facts(step, [redChannel()], locale)] as const,
    ),
    ...locales.map(
      (locale) => [`data quality ${locale}`, facts('data-quality', [dataQuality()], locale)] as const,
    ),
  ];

  test.each(all)(
    '%s ends its SMS with the link, has it on a line of its own, and no unfilled words',
    (_, given) => {
      const { subject, email, sms } = noticeText(given);

      expect(sms.endsWith(link)).toBe(true);
      expect(email.split('\n')).toContain(link);
      for (const text of [subject, email, sms]) expect(text).not.toMatch(/undefined|null|NaN|\[object|\$\{/);
      expect(smsParts(sms)).toBeLessThanOrEqual(2);
    },
  );

  test.each(all.filter(([, { locale }]) => locale === 'en'))('%s stays within GSM-7', (_, given) => {
    expect(isGsm7(noticeText(given).sms)).toBe(true);
  });

  test.each(all.filter(([, { step }]) => step !== 'executive-digest'))(
    '%s says what happened in its first line',
    (_, given) => {
      const { subject, email } = noticeText(given);

      const first = email.split('\n')[0] ?? '';
      expect(first.length).toBeGreaterThanOrEqual(subject.length);
      expect(first.slice(0, 4)).toBe(
        given.items[0]?.kind === 'data-quality' ? first.slice(0, 4) : subject.slice(0, 4),
      );
      expect(email).toContain(given.items[0]?.caseId);
    },
  );
});

describe('a rescue', () => {
  test.each(rescueCases.filter(([step]) => step !== 'retracted'))(
    '%s in %s has the numbers, causes and how sure',
    (step, locale) => {
      const { subject, email, sms } = noticeText(facts(step, [rescue()], locale));

      for (const text of [subject, email, sms]) {
        expect(text).toContain('[S] Acme');
        expect(text).toContain('82.10');
        expect(text).toContain('61.07');
        expect(text).toMatch(/-25\.6 ?%/);
      }
      expect(email).toMatch(/^ {2}-11\.20 {2}\S.*\n {3}-6\.40 {2}\S.*\n {3}-3\.43 {2}NPS$/m);
      expect(email).toContain('2026-02-26');
      expect(email).toMatch(/2026-03-01.*96 ?%/);
      expect(email).toContain('o-17');
      expect(sms).toContain('-11.20');
      expect(sms).not.toContain('o-17');
    },
  );

  test.each([
    ['en', 'complaints', 'transaction frequency'],
    ['zh-CN', '投诉', '交易频次'],
    ['zh-TW', '客訴', '交易頻率'],
  ] as const)('in %s names the indicators %s and %s', (locale, first, second) => {
    const { email, sms } = noticeText(facts('opened', [rescue()], locale));

    expect(email).toContain(first);
    expect(email).toContain(second);
    expect(sms).toContain(first);
  });

  test.each(locales)('just opened asks in %s for an acknowledgement within 24 hours, in UTC', (locale) => {
    const { email, sms } = noticeText(facts('opened', [rescue()], locale));

    expect(email).toContain('2026-03-03 06:12 UTC');
    expect(sms).toMatch(/(3 Mar |3月3日)06:12 UTC/);
  });

  test.each(locales)('unacknowledged for a day says in %s when the sponsor is told', (locale) => {
    const { email } = noticeText(facts('unacknowledged-24h', [rescue()], locale));

    expect(email).toContain('2026-03-05 06:12 UTC');
  });

  test.each([
    ['2026-03-05T06:12:00.000Z', '3 days'],
    ['2026-03-12T06:12:59.999Z', '10 days'],
    ['2026-03-05T06:11:59.999Z', '71 h 59 min'],
  ])('at %s has been unacknowledged for %s', (publishedAt, openFor) => {
    const { subject } = noticeText({ ...facts('unacknowledged-72h', [rescue()], 'en'), publishedAt });

    expect(subject).toContain(`unacknowledged ${openFor}`);
  });

  test.each(locales)('retracted gives in %s no numbers and nothing to do', (locale) => {
    const { subject, email, sms } = noticeText(facts('retracted', [rescue()], locale));

    for (const text of [subject, email, sms]) expect(text).not.toMatch(/82\.10|61\.07|11\.20|25\.6/);
    expect(email).toMatch(/What to do: nothing|下一步：(无需|不需)/);
  });

  test.each(['שלום', 'شركة النور', 'Acme اكمي'])(
    'of %s, whose name runs from right to left, has the fall behind a mark that keeps it from reading as a rise',
    (accountName) => {
      const { subject, email, sms } = noticeText(facts('opened', [rescue({ accountName })], 'en'));

      for (const text of [email, sms]) expect(text).toContain(`[S] ${accountName}\u200e 82.10 `);
      expect(subject).toContain(`[S] ${accountName} 82.10 `);
    },
  );

  it('of a name that runs from left to right has no such mark', () => {
    for (const accountName of ['Acme', '艾克美', 'Ångström & Söhne', 'Ακμή 🚀']) {
      const { email, sms } = noticeText(facts('opened', [rescue({ accountName })], 'en'));

      expect(email + sms).not.toContain('\u200e');
    }
  });

  it('prints a baseline with a half hundredth in three decimals', () => {
    const given = rescue({ evidence: { ...rescue().evidence, baselineTwice: 16001, index: 6400 } });

    const { subject } = noticeText(facts('opened', [given], 'en'));

    expect(subject).toBe('[S] Acme 80.005 → 64.00 (-20.0 %)');
  });

  test.each(locales)('red without a baseline names in %s its weakest indicators', (locale) => {
    const { subject, email, sms } = noticeText(facts('opened', [redBandRescue()], locale));

    expect(subject).toContain('36.00');
    expect(subject).not.toMatch(/→|%/);
    expect(email).toMatch(/^ {2}-12\.00 {2}\S.*\n {3}-7\.00 {2}\S.*\n {3}-5\.00 {2}\S+/m);
    expect(sms).toContain('-12.00');
  });

  it('for both reasons says both', () => {
    const { subject, email } = noticeText(
      facts('opened', [rescue({ reasons: ['sharp-drop', 'red-band'] })], 'en'),
    );

    expect(subject).toBe('[S] Acme 82.10 → 61.07 (-25.6 %), red on 3 scored days');
    expect(email).toContain('25.6 % below its baseline');
    expect(email).toContain('red on the last 3 scored days');
  });

  it('calls an indicator without translation by its own name', () => {
    const falls = [
      { indicator: 'net_new_seats', change: -700 },
      { indicator: 'constructor', change: -600 },
    ];
    const given = rescue({ evidence: { ...rescue().evidence, falls } });

    const { email } = noticeText(facts('opened', [given], 'zh-TW'));

    expect(email).toContain('-7.00  net new seats');
    expect(email).toContain('-6.00  constructor');
  });

  it('of an account that is not on the roster says so and has no tier', () => {
    const given = rescue({ tier: null, ownerId: null, accountName: '' });

    const { subject, email } = noticeText(facts('opened', [given], 'en'));

    expect(subject).toBe('a-1 82.10 → 61.07 (-25.6 %)');
    expect(email).toContain('not on the roster');
    expect(email).toContain('Owner: nobody yet');
  });
});

describe('a red channel', () => {
  const clocked = redCases.filter(([step]) => step !== 'letter-due');

  test.each(clocked)('%s in %s says when to be on site', (step, locale) => {
    const { subject, email, sms } = noticeText(facts(step, [redChannel()], locale));

    expect(email).toContain('2026-03-02 09:15 UTC');
    for (const text of [subject, sms]) expect(text).toMatch(/(2 Mar |3月2日)09:15 UTC/);
    expect(email).toMatch(/critical complaint|Critical complaint|特别严重投诉|重大客訴/);
  });

  test.each([
    ['2026-03-01T09:34:00.000Z', false, 'on site by 2 Mar 09:15 UTC (23 h 41 min left)'],
    ['2026-03-02T09:14:59.999Z', false, 'on site by 2 Mar 09:15 UTC (0 min left)'],
    ['2026-03-02T09:15:00.000Z', true, 'BREACHED, due 2 Mar 09:15 UTC'],
    ['2026-03-02T09:15:59.999Z', true, 'BREACHED, due 2 Mar 09:15 UTC'],
    ['2026-03-02T09:16:00.000Z', true, 'BREACHED, due 2 Mar 09:15 UTC (1 min ago)'],
    ['2026-03-02T12:18:00.000Z', true, 'BREACHED, due 2 Mar 09:15 UTC (3 h 3 min ago)'],
    ['2026-03-06T09:15:00.000Z', true, 'BREACHED, due 2 Mar 09:15 UTC (4 days ago)'],
  ])('told at %s, breached %s, is %s', (publishedAt, breached, due) => {
    const { subject } = noticeText({ ...facts('joined', [redChannel({ breached })], 'en'), publishedAt });

    expect(subject).toBe(`[S] Acme: further complaint, ${due}`);
  });

  test.each([
    [false, 'on site since 1 Mar 19:40 UTC'],
    [true, 'BREACHED, due 2 Mar 09:15 UTC, on site since 1 Mar 19:40 UTC'],
  ])('once somebody is on site, breached %s, is %s', (breached, due) => {
    const channel = redChannel({ breached, onSiteAt: '2026-03-01T19:40:00.000Z' });

    const { sms, email } = noticeText(facts('executive-digest', [channel], 'en'));

    expect(sms).toContain(`[S] Acme: ${due}`);
    expect(email).not.toContain('left)');
  });

  test.each(locales)('is breached by the step of that name in %s', (locale) => {
    const { subject, email, sms } = noticeText(facts('breached', [redChannel()], locale));

    for (const text of [subject, email, sms]) expect(text).toMatch(/BREACHED|超时|逾時/);
  });

  test.each([
    [{ severity: 'critical', complaints: 1 }, 'critical complaint'],
    [{ severity: 'high', complaints: 3 }, '3 complaints, worst high'],
    [{ severity: null, complaints: 0 }, 'rescue unacknowledged for 24 h'],
    [{ severity: null, complaints: 2 }, 'rescue unacknowledged for 24 h, 2 complaints'],
  ] as const)('with %j comes from a %s', (changes, origin) => {
    const { email } = noticeText(facts('opened', [redChannel(changes)], 'en'));

    expect(email).toContain(`A red channel is open: ${origin}.`);
  });

  it('unacknowledged for an hour says when the CEO is told', () => {
    const { email } = noticeText(facts('unacknowledged-1h', [redChannel()], 'en'));

    expect(email).toContain('2026-03-01 13:34 UTC');
  });

  it('once acknowledged asks for no acknowledgement', () => {
    const given = redChannel({ acknowledgedAt: '2026-03-01T10:00:00.000Z' });

    const { email, sms } = noticeText(facts('joined', [given], 'en'));

    expect(email).toContain('Acknowledged: 2026-03-01 10:00 UTC');
    expect(email).not.toContain('Acknowledge now');
    expect(sms).toContain('Acknowledged. See the case: ');
  });
});

describe('data quality', () => {
  test.each(locales)('says in %s every finding with its numbers', (locale) => {
    const findings = [
      { kind: 'missing', deadline: '2026-03-02T12:00:00.000Z' },
      {
        kind: 'incomplete',
        deadline: '2026-03-02T12:00:00.000Z',
        problems: ['one', 'two', '3', '4', '5'],
      },
      { kind: 'rejected', key: 'snapshots/2026-03-01/a.csv', rows: 12, problem: null },
      { kind: 'rejected', key: 'snapshots/2026-03-01/b.csv', rows: 4, problem: 'FILE_TRUNCATED' },
      { kind: 'held', accounts: 312, known: 1000, indicators: ['nps', 'own_one'] },
      { kind: 'suspicious', scored: 700, medianTwice: 2001 },
      { kind: 'unreachable-recipient', recipientId: 'o-9', why: 'PendingConfirmation' },
      { kind: 'unfilled-role', accountId: 'a-9', role: 'ceo' },
    ] as const;

    const { subject, email, sms } = noticeText(facts('data-quality', [dataQuality({ findings })], locale));

    expect(email.match(/^- /gm)).toHaveLength(findings.length);
    const said = [
      '2026-03-02 12:00 UTC',
      'snapshots/2026-03-01/',
      'one',
      '5',
      '12',
      'FILE_TRUNCATED',
      '312',
      '1000',
      'own one',
    ];
    for (const text of [
      ...said,
      'receipts/snapshots/2026-03-01/a.csv.errors.csv',
      '700',
      '1000.5',
      'o-9',
      'a-9',
    ]) {
      expect(email).toContain(text);
    }
    expect(email).toMatch(/PendingConfirmation.*\n.*(CEO|執行長)/);
    expect(subject).toMatch(/1 Mar|3月1日/);
    expect(sms).not.toMatch(/csv|FILE|o-9/);
  });

  test.each([
    [['held', 'rejected'], /Release or discard: /],
    [['rejected'], /See what to do: /],
  ])('of %j asks for %s', (kinds, ask) => {
    const findings = dataQuality().findings.filter(({ kind }) => kinds.includes(kind));

    expect(noticeText(facts('data-quality', [dataQuality({ findings })], 'en')).sms).toMatch(ask);
  });
});

describe('the words', () => {
  it('are missing for a step that a case never owes', () => {
    expect(() => noticeText(facts('joined', [rescue()], 'en'))).toThrow(
      'no words for step joined of a rescue case',
    );
    expect(() => noticeText(facts('unacknowledged-24h', [redChannel()], 'en'))).toThrow(
      'of a red-channel case',
    );
    expect(() => noticeText(facts('opened', [dataQuality()], 'en'))).toThrow('of a data-quality case');
  });

  it('are missing for a notice about nothing', () => {
    expect(() => noticeText(facts('opened', [], 'en'))).toThrow('at least one case');
  });
});
