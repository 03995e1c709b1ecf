import { describe, expect, it, test } from 'vitest';
import { noticeText } from '../../../lambdas/cases/text/notice-text.ts';
import { smsParts } from '../../../lambdas/cases/text/sms-length.ts';
import { dataQuality, facts, locales, redChannel, rescue } from './samples.ts';

function rescues(count: number) {
  return Array.from({ length: count }, (_, place) =>
    rescue({ accountName: `Customer ${place + 1}`, link: `https://bellwether.example/c/${place + 1}` }),
  );
}

describe('a digest', () => {
  test.each(locales)(
    'in %s counts its cases and gives each a line and a link, in the given order',
    (locale) => {
      const { subject, email, sms } = noticeText(facts('opened', rescues(3), locale));

      expect(subject).toContain('3');
      expect(subject).toContain('[S] Customer 1 ');
      expect(
        email.match(
          /Customer \d.*82\.10.*61\.07.*-11\.20.*-6\.40.*-3\.43.*2026-02-26.*96.*o-17.*2026-03-03 06:12 UTC.*\n.*c\/\d$/gm,
        ),
      ).toHaveLength(3);
      expect(email.match(/Customer \d/g)).toEqual(['Customer 1', 'Customer 2', 'Customer 3']);
      expect(sms).toContain('Customer 1 ');
      expect(sms.endsWith('https://bellwether.example/c/1')).toBe(true);
    },
  );

  it('names in the SMS the first cases that fit and how many more', () => {
    const { sms } = noticeText(facts('opened', rescues(7), 'en'));

    expect(sms).toBe(
      '7 rescues opened: [S] Customer 1 82.10 to 61.07 (-25.6 %); and 6 more. Acknowledge by 3 Mar 06:12 UTC: https://bellwether.example/c/1',
    );
    expect(smsParts(sms)).toBe(1);
  });

  it('names as many as the parts have room for once one part is not enough', () => {
    const long = rescues(7).map((item) => ({
      ...item,
      link: `https://bellwether.example/c/${'x'.repeat(80)}`,
    }));

    const { sms } = noticeText(facts('opened', long, 'en'));

    expect(smsParts(sms)).toBe(2);
    expect(sms).toContain('Customer 3 ');
    expect(sms).toContain('; and 4 more.');
  });

  test.each([
    ['en', 'Acknowledge by 3 Mar 06:12 UTC: ', 6, 'and 4 more'],
    ['zh-CN', '请于3月3日06:12 UTC前确认：', 7, '另有3项'],
    ['zh-TW', '請於3月3日06:12 UTC前確認：', 7, '另有3項'],
  ] as const)(
    'in %s gives who has no e-mail the link of every case that fits',
    (locale, ask, count, rest) => {
      const long = rescues(10).map((item) => ({ ...item, link: `${item.link}?${'x'.repeat(120)}` }));
      const given = { ...facts('opened', long, locale), hasEmail: false };

      const [happened, ...lines] = noticeText(given).sms.split('\n');

      expect(happened).toMatch(/10.*[:：]$/);
      expect(lines).toEqual([
        ...long.slice(0, count).map((item) => expect.stringContaining(`${ask}${item.link}`)),
        rest,
      ]);
      expect(lines[0]).toMatch(/^\[S\] Customer 1 82\.10.*61\.07/);
    },
  );

  it('links to the first case at least, however little room its link leaves', () => {
    for (let length = 1440; length <= 1480; length += 1) {
      const link = 'https://bellwether.example/c/'.padEnd(length, 'x');
      const wide = rescues(2).map((item) => ({ ...item, accountName: 'A name of so many letters', link }));

      const { sms } = noticeText({ ...facts('opened', wide, 'en'), hasEmail: false });

      expect(sms.length).toBeLessThan(1600);
      expect(sms).toContain(link);
    }
  });

  test.each([
    [200, 200, false],
    [201, 200, true],
  ])('of %i accounts lists %i in the e-mail', (count, listed, hasMore) => {
    const { email } = noticeText(facts('opened', rescues(count), 'en'));

    expect(email.match(/Customer \d+/g)).toHaveLength(listed);
    expect(email.includes('\nand 1 more\n')).toBe(hasMore);
  });

  test.each([
    ['en', '2 red channels open, 1 breached'],
    ['zh-CN', '2条红色通道未解决，其中1条已超时'],
    ['zh-TW', '2條紅色通道未解決，其中1條已逾時'],
  ] as const)('for executives in %s marks the breaches', (locale, happened) => {
    const breached = redChannel({ breached: true, dueAt: '2026-03-02T01:00:00.000Z' });

    const { subject, email } = noticeText(facts('executive-digest', [breached, redChannel()], locale));

    expect(subject.startsWith(happened)).toBe(true);
    expect(email.split('\n')[0]).toBe(happened);
    expect(email.match(/BREACHED|已超时6|已逾時6/g)).toHaveLength(1);
  });

  it('for executives is a digest even of one red channel', () => {
    const { subject } = noticeText(facts('executive-digest', [redChannel()], 'en'));

    expect(subject).toBe('1 red channel open: [S] Acme: on site by 2 Mar 09:15 UTC (2 h 15 min left)');
  });

  it('of data findings names each day', () => {
    const { subject, email } = noticeText(
      facts('data-quality', [dataQuality(), dataQuality({ day: '2026-03-02' })], 'en'),
    );

    expect(subject).toBe('Data findings on 2 days: Data of 1 Mar: 312 rescues held, 12 rows rejected');
    expect(email).toContain('Data of 2026-03-02: 312 rescues held');
  });
});
