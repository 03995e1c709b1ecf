/** A cell of a rejected row: its text, or what a member of an object is; `unread` where nobody can tell from outside. */
export type Cell = { readonly is: unknown } | 'unread';

/** What is wrong with a row and what to do, as docs/feed.md has it. */
export function isSaidOf(sentence: string, { code, column, cell, day, by }: RejectedCell): boolean {
  const all = wordings(code, column, day, by);
  const wanted =
    cell === 'unread' ? all.map(({ words }) => words) : [all.find(({ of }) => of(cell.is))?.words];
  return wanted.some((words) => words !== undefined && sentence.endsWith(`${words} (${code}).`));
}

export type RejectedCell = {
  readonly code: string;
  readonly column: string;
  readonly cell: Cell;
  /** The day of its folder; empty where it has none. */
  readonly day: string;
  /** When its file first came. */
  readonly by: string;
};

type Wording = { readonly of: (cell: unknown) => boolean; readonly words: string };

const any = (words: string): Wording => ({ of: () => true, words });
const missing: Wording = {
  of: (cell) => cell === undefined || cell === null || cell === '',
  words: 'the cell is missing. Fill it in every row',
};
const noText: Wording = {
  of: (cell) => typeof cell !== 'string',
  words: 'is not a text. Put it in quotes',
};

const ofRow: Readonly<Record<string, string>> = {
  ROW_TOO_LONG:
    'the row is longer than 1 MiB. Look for a quote that is closed far too late, or shorten the row',
  ROW_ENCODING: 'the row is not valid UTF-8. Save the file as UTF-8',
  ROW_QUOTE:
    'a quote stands inside a cell that is not in quotes, or text follows a closing quote. Put the whole cell in quotes and double the quotes inside it, like "a 5"" pipe"',
  ROW_COLUMNS: '. Put a cell that contains a comma in quotes, and leave a missing cell empty',
  ROW_CONFLICT:
    'this complaint_id was delivered before with other content. Give a new complaint a new id; a complaint that was delivered is not changed',
};

const ofValue: Readonly<Record<string, string>> = {
  severity: 'is not allowed here. Write low, medium, high or critical',
  tier: 'is not allowed here. Write S, A, B or C',
  role: 'is not allowed here. Write owner, lead, manager, executive, ceo or data_team',
  locale: 'is not allowed here. Write en, zh-CN or zh-TW',
  email: 'is no e-mail address. Write one address, like ann@example.com',
  phone: 'is no phone number. Write + and the country code, then digits only, like +4915112345678 (E.164)',
  time_zone: 'is no time zone. Write an IANA name, like Europe/Berlin',
  name: 'is blank or longer than 200 characters. Write a name that people know',
};

/** What the numbers of a column can be; where nothing else is said, 0 or more. */
const ranges: Readonly<Record<string, string>> = {
  index: '0 to 100',
  nps: '-100 to 100',
  active_user_ratio: '0 to 1',
  relationship_audit_score: '0 to 100',
  extra: '0.5 or more',
};

const ofId: readonly Wording[] = [
  { ...missing, words: 'the id is missing. Give every row an id' },
  { ...noText, words: 'the id is not a text. Write the id in quotes, like "A-1"' },
  {
    of: (cell) => String(cell).length > 256,
    words: 'the id is longer than 256 characters. Use a shorter id',
  },
  any(
    'the id contains characters that cannot be seen (control, bidirectional, zero-width or half ones). Remove them; the list of rejected rows shows them as \\uXXXX',
  ),
];

const ofNumber: readonly Wording[] = [
  {
    of: (cell) => typeof cell !== 'string',
    words: 'is not a number. Write a JSON number without quotes, like 1.5, or null',
  },
  {
    of: (cell) => /^[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$/i.test(String(cell)),
    words: 'is longer than 32 characters, or outside 1e-15 to 1e15. Round it',
  },
  any('is not a number. Write digits with a decimal point, like 1.5'),
];

/** The first of these that a cell is. */
function wordings(code: string, column: string, day: string, by: string): readonly Wording[] {
  switch (code) {
    case 'ROW_ID':
      return column === 'account_id' || column === 'complaint_id'
        ? ofId
        : [
            missing,
            noText,
            any('is no recipient id. Write a recipient id: 1 to 64 of A-Z, a-z, 0-9, _ and -'),
          ];
    case 'ROW_NUMBER':
      return ofNumber;
    case 'ROW_RANGE':
      return [any(`what this column can be. Numbers here are ${ranges[column] ?? '0 or more'}`)];
    case 'ROW_DATE':
      return column === 'as_of'
        ? [any(`is not the day of the folder. Write ${day}, or move the row to the folder of its day`)]
        : [
            {
              of: (cell) => typeof cell === 'string' && Date.parse(cell) > Date.parse(by),
              words:
                'is in the future. Write the time at which the complaint was reported, with its offset from UTC',
            },
            any('is not a moment with its offset. Write ISO 8601, like 2026-03-29T08:15:00+02:00'),
          ];
    case 'ROW_VALUE':
      return /severity|tier|role|locale/.test(column)
        ? [any(ofValue[column] ?? '')]
        : [missing, noText, any(ofValue[column] ?? '')];
    case 'ROW_JSON':
      return [
        {
          of: (row) => row !== null,
          words: 'stands twice in the object. Write each name once',
        },
        any('the line is not one JSON object. Write one object per line, like {"account_id":"A-1","nps":40}'),
      ];
    case 'ROW_DUPLICATE':
      return [any('. Keep one row; all copies are rejected, because nobody can say which is right')];
    default:
      return [any(ofRow[code] ?? '')];
  }
}
