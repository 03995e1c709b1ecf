import { cut, echo } from './echo.ts';
import { lookOf } from './look-alike.ts';
import { fileProblem, type Problem, type Warning } from './problem.ts';

/** What a header is worth: any problem rejects the file. */
export type HeaderVerdict = { readonly problems: readonly Problem[]; readonly warnings: readonly Warning[] };

const MOST_WARNINGS = 50;
const LONGEST_NAME = 200;

/**
 * Judges the header of a CSV file. The id column (the first known one) and `account_id` must stand in it exactly once,
 * with nothing that could be taken for them; no known column may stand twice; unknown ones are ignored with a warning.
 */
export function judgeHeader(
  header: readonly string[],
  columns: readonly string[],
  line: number,
): HeaderVerdict {
  const problems: Problem[] = [];
  const fail = (column: string, rule: string, remedy: string) =>
    problems.push(fileProblem('FILE_HEADER', rule, remedy, { line, column }));

  for (const column of columns) {
    const count = header.filter((name) => name === column).length;
    const isRequired = column === columns[0] || column === 'account_id';
    const lookAlike = isRequired ? header.find((name) => isLookAlike(name, column)) : undefined;
    if (count > 1) {
      fail(column, `The column ${column} stands ${count} times in the header`, 'Keep one of them');
    } else if (lookAlike !== undefined) {
      const rule = `The header has ${echo(lookAlike)}, which looks like ${column} but is written differently`;
      fail(column, rule, `Write the name of the id column as ${column}, once`);
    } else if (count === 0 && isRequired) {
      const rule = `The header has no column ${column}`;
      fail(column, rule, 'Write the names of the columns into the first line, separated by commas');
    }
  }
  return { problems, warnings: unknownColumns(header, columns) };
}

/** A warning for each name that is not a known column, at most 50 and one that counts the others. */
export function unknownColumns(names: Iterable<string>, columns: readonly string[]): readonly Warning[] {
  const known = new Set(columns);
  const unknown = [...new Set(names)].filter((name) => !known.has(name));
  const warnings = unknown.slice(0, MOST_WARNINGS).map((name) => unknownColumn(name, columns));
  if (unknown.length <= MOST_WARNINGS) return warnings;
  const sentence = `${unknown.length - MOST_WARNINGS} more columns are not known and are ignored (UNKNOWN_COLUMN).`;
  return [...warnings, { code: 'UNKNOWN_COLUMN', sentence }];
}

function unknownColumn(name: string, columns: readonly string[]): Warning {
  const meant = columns.find((column) => isLookAlike(name, column));
  return meant === undefined
    ? {
        code: 'UNKNOWN_COLUMN',
        sentence: `The column ${echo(name)} is not known and is ignored (UNKNOWN_COLUMN).`,
        column: cut(name, LONGEST_NAME),
      }
    : {
        code: 'LOOK_ALIKE_COLUMN',
        sentence: `The column ${echo(name)} is ignored. Did you mean ${meant}? (LOOK_ALIKE_COLUMN).`,
        column: cut(name, LONGEST_NAME),
      };
}

function isLookAlike(name: string, column: string): boolean {
  return name !== column && lookOf(name) === lookOf(column);
}
