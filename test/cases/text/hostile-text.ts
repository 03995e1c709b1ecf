import * as fc from 'fast-check';

const pieces = fc.constantFrom(
  ...[
    '\n',
    '\r',
    '\t',
    '\u0000',
    '\u001b[31m',
    '\u0085',
    '\u2028',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u200d',
    '\ufeff',
  ],
  ...[
    '\ud800',
    '\udfff',
    '\u3164',
    '\u{e0041}',
    '\ufffe',
    ' ',
    '  ',
    '.',
    '@',
    '://',
    ':',
    '//',
    'https://a.example',
  ],
  ...['evil.com', 'a.csv', '😀', '中文', 'Zalgo\u0301\u0301', '"', '\\', '→', '%', '[S] ', '<b>', '=1+1'],
);

/** Text that someone could put into a roster to break or fake a notice. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 })), {
    maxLength: 30,
  })
  .map((each) => each.join(''));
