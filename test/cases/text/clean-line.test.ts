import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cleanLine } from '../../../lambdas/cases/text/clean-line.ts';
import { hostileText } from './hostile-text.ts';

describe('a cleaned line', () => {
  test.each([
    ['a plain name stays', 'Acme & Söhne, Ltd.', 'Acme & Söhne, Ltd.'],
    ['Chinese stays', '艾克美（上海）有限公司', '艾克美（上海）有限公司'],
    ['emoji stay', 'Acme 🚀', 'Acme 🚀'],
    ['line breaks and tabs become one space', 'Acme\r\n\tCorp', 'Acme Corp'],
    ['separators and wide spaces become one space', 'Acme\u2028\u2029\u3000\u00a0Corp', 'Acme Corp'],
    ['NUL, escape and C1 controls become one space', 'Acme\u0000\u001b\u0085\u009fCorp', 'Acme Corp'],
    ['bidirectional marks go', '\u202eAcme\u202c \u2066Corp\u2069\u200f\u061c', 'Acme Corp'],
    ['zero-width characters go', 'A\u200bc\u200d\ufeffm\u00ad\u2060e', 'Acme'],
    ['fillers and variation selectors go', 'A\u3164c\u115f\ufe0fme', 'Acme'],
    ['tag characters go', 'Acme\u{e0041}', 'Acme'],
    ['lone surrogates go', 'Ac\ud800me\udc00', 'Acme'],
    ['private use and noncharacters go', 'Ac\ue000me\uffff', 'Acme'],
    ['nothing visible is empty', ' \u200b\u2800\n', ''],
    ['an address loses its scheme and its dots', 'https://pay.example/x', 'https pay. example/x'],
    ['a hidden scheme too', 'hxxps:\u200b//pay.example', 'hxxps pay. example'],
    ['a bare domain', 'Booking.com', 'Booking. com'],
    ['a mail address', 'ceo@acme.example', 'ceo@ acme. example'],
    ['dots that browsers read as dots', 'evil。com evil．com evil｡com', 'evil。 com evil． com evil｡ com'],
    [
      'a feed file keeps its ending',
      'snapshots/2026-03-01/part-1.csv.gz',
      'snapshots/2026-03-01/part-1.csv.gz',
    ],
    ['an address that ends like a feed file', 'evil.com/a.csv', 'evil. com/a.csv'],
    ['a label that begins like an ending', 'evil.csv-x.com', 'evil. csv-x. com'],
    ['full stops at the end of words stay', 'Acme Inc. and Co.', 'Acme Inc. and Co.'],
  ])('%s', (_, text, line) => {
    expect(cleanLine(text, 60)).toBe(line);
  });

  it('is cut at whole characters and says so', () => {
    expect(cleanLine('a'.repeat(60), 60)).toBe('a'.repeat(60));
    expect(cleanLine('a'.repeat(61), 60)).toBe(`${'a'.repeat(57)}...`);
    expect(cleanLine('😀'.repeat(61), 60)).toBe(`${'😀'.repeat(57)}...`);
    expect(cleanLine('Acme Holding', 8)).toBe('Acme...');
  });

  it('is one line without unseen characters, within its cap, with nothing to tap, whatever comes in', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 4, max: 60 }), (text, cap) => {
        const line = cleanLine(text, cap);

        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect([...line].length).toBeLessThanOrEqual(cap);
        expect(line).toBe(line.trim());
        expect(line).not.toMatch(/:\/\/|\w\.(?!csv|jsonl|json|gz)\w/);
      }),
    );
  });

  it('has no part of the ending of a file that it is cut in', () => {
    expect(cleanLine('report of may.csv', 16)).toBe('report of may...');
    expect(cleanLine('report of may.csv', 17)).toBe('report of may.csv');
    expect(cleanLine('report of may.csv, and one of june', 19)).toBe('report of may...');
    expect(cleanLine('report of may.csv, and one of june', 20)).toBe('report of may.csv...');
  });

  it('cleaned again stays as it is', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = cleanLine(text, 60);

        expect(cleanLine(line, 60)).toBe(line);
      }),
    );
  });
});
