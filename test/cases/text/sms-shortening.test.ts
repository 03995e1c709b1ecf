import { describe, expect, it, test } from 'vitest';
import { fewestParts } from '../../../lambdas/cases/text/fewest-parts.ts';
import { noticeText } from '../../../lambdas/cases/text/notice-text.ts';
import { isGsm7, smsParts } from '../../../lambdas/cases/text/sms-length.ts';
import { subjectLine } from '../../../lambdas/cases/text/subject-line.ts';
import { facts, rescue } from './samples.ts';

function sms(accountName: string, linkLength: number): string {
  const link = 'https://b.example/'.padEnd(linkLength, 'x');
  return noticeText(facts('opened', [rescue({ accountName, link })], 'en')).sms.replace(link, '<link>');
}

describe('an SMS about a rescue', () => {
  test.each([
    [
      38,
      '[S] Acme 82.10 to 61.07 (-25.6 %): complaints -11.20. Coverage 96 % on 1 Mar. Acknowledge by 3 Mar 06:12 UTC: <link>',
    ],
    [
      53,
      '[S] Acme 82.10 to 61.07 (-25.6 %): complaints -11.20. Coverage 96 %. Acknowledge by 3 Mar 06:12 UTC: <link>',
    ],
    [63, '[S] Acme 82.10 to 61.07 (-25.6 %): complaints -11.20. Acknowledge by 3 Mar 06:12 UTC: <link>'],
    [
      103,
      '[S] Acme 82.10 to 61.07 (-25.6 %): complaints -11.20, transaction frequency -6.40, NPS -3.43 since 26 Feb. Coverage 96 % on 1 Mar. Acknowledge by 3 Mar 06:12 UTC: <link>',
    ],
    [
      128,
      '[S] Acme 82.10 to 61.07 (-25.6 %): complaints -11.20, transaction frequency -6.40, NPS -3.43 since 26 Feb. Coverage 96 % on 1 Mar. Acknowledge by 3 Mar 06:12 UTC: <link>',
    ],
    [
      143,
      '[S] Acme 82.10 to 61.07 (-25.6 %): complaints -11.20, transaction frequency -6.40 since 26 Feb. Coverage 96 % on 1 Mar. Acknowledge by 3 Mar 06:12 UTC: <link>',
    ],
  ])('with a link of %i characters says as much as its parts hold', (linkLength, text) => {
    expect(sms('Acme', linkLength)).toBe(text);
  });

  it('fits one part with a link of 40 characters and an ordinary name', () => {
    const { sms } = noticeText(
      facts('opened', [rescue({ link: 'https://b.example/'.padEnd(40, 'x') })], 'en'),
    );

    expect(smsParts(sms)).toBe(1);
    expect(isGsm7(sms)).toBe(true);
  });

  it('shortens the name last, to 24 and then to 12 characters', () => {
    expect(sms('Consolidated Amalgamated Industries', 49)).toContain('[S] Consolidated Amalgama... 82.10');
    expect(sms('Consolidated Amalgamated Industries', 61)).toContain('[S] Consolida... 82.10');
    expect(sms('Consolidated Amalgamated Industries', 93)).toContain(
      '[S] Consolidated Amalgamated Industries 82.10',
    );
  });

  it('keeps to GSM-7 when only quotes and dashes of the name would leave it', () => {
    expect(sms('O’Hara – “Sons”', 40)).toContain('[S] O\'Hara - "Sons" 82.10');
  });

  it('in Chinese is one part with a very short link and two with a link of 40 characters', () => {
    const text = (linkLength: number) =>
      noticeText(facts('opened', [rescue({ link: 'https://b.cn/'.padEnd(linkLength, 'x') })], 'zh-CN')).sms;

    expect(smsParts(text(40))).toBe(2);
    expect(text(40)).toContain('3月1日数据，覆盖率96%');
  });
});

describe('of several wordings', () => {
  it('the fullest with the fewest parts is sent', () => {
    expect(fewestParts(['a'.repeat(200), 'b'.repeat(160), 'c'])).toBe('b'.repeat(160));
    expect(fewestParts(['a'.repeat(400), 'b'.repeat(306), 'c'.repeat(161)])).toBe('b'.repeat(306));
  });

  it('none of 1,600 characters or more is sent', () => {
    expect(fewestParts(['a'.repeat(1599)])).toHaveLength(1599);
    expect(() => fewestParts(['a'.repeat(1600)])).toThrow('no wording fits');
  });

  it('the first of at most 99 characters is a subject, else the last one is cut at a whole character', () => {
    expect(subjectLine(['a'.repeat(100), 'b'.repeat(99), 'c'])).toBe('b'.repeat(99));
    expect(subjectLine(['a'.repeat(100), 'b'.repeat(101)])).toBe('b'.repeat(99));
    expect(subjectLine(['😀'.repeat(50)])).toBe('😀'.repeat(49));
  });
});
