import * as fc from 'fast-check';

/** Numbers and what is nearly one, on both sides of every bound. */
export const numberText = fc.constantFrom(
  ...['0', '-0', '+5', '10', '-1', '100', '100.0001', '0.5', '1.50', '007', '1e3', '1E-3', '1e+2', '0e99999'],
  ...[
    '1e15',
    '1.0000000001e15',
    '1e16',
    '1e-15',
    '9e-16',
    '1e-16',
    '1e99999',
    '-1e99999',
    `1e${'9'.repeat(25)}`,
  ],
  ...[
    '1'.repeat(15),
    '1'.repeat(16),
    `0.${'3'.repeat(30)}`,
    `0.${'3'.repeat(31)}`,
    '1'.repeat(32),
    '1'.repeat(33),
  ],
  ...[
    '',
    '.5',
    '5.',
    '.',
    '-',
    '+',
    '--5',
    '1-',
    '5e',
    'e5',
    '1,5',
    '1 000',
    '1_000',
    "1'000",
    '$5',
    '5 %',
    ' 5',
    '5 ',
  ],
  ...[
    'NaN',
    'Infinity',
    '-Infinity',
    'null',
    'true',
    '0x10',
    '0b1',
    '1n',
    '５',
    '٣',
    '½',
    '−5',
    '5\u200b',
    '5\u0000',
  ],
);

/** Texts that mean something to what they pass through: sheets, pages, shells, stores, languages, eyes. */
const attack = fc.constantFrom(
  ...[
    '=1+1',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠1',
    ';=1',
    '; "=1',
    "=cmd|' /C calc'!A0",
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '{"__proto__":{"polluted":1}}',
    '0',
    '-',
  ],
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</textarea>',
    '&lt;',
    '{{7*7}}',
    '%s%n',
  ],
  ...[
    "' OR 1=1 --",
    '; DROP TABLE cases',
    '$(reboot)',
    '`reboot`',
    '| nc',
    '../../etc/passwd',
    '..%2f',
    '%2e%2e',
    '%00',
  ],
  ...[
    'a\nb',
    'a\r\nb',
    'a\rb',
    '"',
    '""',
    '"""',
    ',',
    ',,',
    '\\',
    '\\"',
    '\\n',
    ' ',
    '\u00a0',
    '\u3000',
    ' a ',
    'null',
  ],
  ...[
    '\u202e',
    'a\u202eb',
    '\u2066a',
    '\u200b',
    'a\u200bb',
    '\ufeff',
    '\u00ad',
    '\u0000',
    'a\u0000b',
    '\u001b[2J',
    '\u0085',
  ],
  ...[
    '\u2028',
    '\u2029',
    '\ufffd',
    '\uffff',
    'Å',
    'A\u030a',
    'ﬁ',
    '🙂',
    '👨‍👩‍👧',
    'Z̸͝a̴l̷g̶o̵',
    '漢字',
    'مرحبا',
    'аccount',
    'x'.repeat(300),
  ],
);

export const anyText = fc.oneof(
  { weight: 3, arbitrary: attack },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 10 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 10 }) },
);

/** Names of columns: those of the feed, what looks like them, and any text. */
export const columnName = fc.oneof(
  fc.constantFrom('as_of', 'nps', 'spend_90d', 'complaints_30d', 'active_user_ratio', 'note'),
  fc.constantFrom(
    'account_id',
    'ACCOUNT_ID',
    'account id',
    'аccount_id',
    'account_\u200bid',
    'ａｃｃｏｕｎｔ_ｉｄ',
    'NPS',
    'nps ',
  ),
  anyText,
);

/** Bytes that break a text wherever they come to stand. */
const bytes = fc.oneof(
  fc
    .constantFrom(
      ...[
        '22',
        '2c',
        '0a',
        '0d',
        '0d0a',
        '0a0a',
        '00',
        '09',
        '5c',
        '7b',
        '5b',
        '3b',
        'efbbbf',
        'fffe',
        '1a',
        '85',
      ],
      ...[
        'ff',
        'c0',
        'c080',
        'e08080',
        'eda080',
        'edbfbf',
        'f4908080',
        'f8',
        'fc',
        'c3',
        'e282',
        'f09f98',
        '80',
        'e280a8',
      ],
    )
    .map((hex) => Buffer.from(hex, 'hex')),
  fc.uint8Array({ minLength: 1, maxLength: 8 }).map((each) => Buffer.from(each)),
);

/** A change of a file: so many bytes at a place (of 0 to 1) give way to others. */
export const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.constantFrom(0, 0, 1, 1, 2, 10, 1000),
  come: fc.oneof(fc.constant(Buffer.alloc(0)), bytes),
});

export type Damage = Parameters<Parameters<(typeof damage)['map']>[0]>[0];

/** The bytes with the damage done, in order; nothing before `from` is touched. */
export function damaged(whole: Buffer, all: readonly Damage[], from: number): Buffer {
  return all.reduce((text, { at, gone, come }) => {
    const place = from + Math.floor(at * Math.max(0, text.length - from));
    return Buffer.concat([text.subarray(0, place), come, text.subarray(place + gone)]);
  }, whole);
}
