import { hasHidden } from './echo.ts';
import type { RowFault } from './problem.ts';
import type { Cell } from './row-cells.ts';

const LONGEST_ID = 256;

/** What is wrong with an id of an account or a complaint; `null` when nothing is. Ids are compared exactly. */
export function idFault(cell: Cell, column: string): RowFault | null {
  if (cell === undefined || cell === '') return fault(column, 'the id is missing', 'Give every row an id');
  if (typeof cell !== 'string') {
    return fault(column, 'the id is not a text', 'Write the id in quotes, like "A-1"');
  }
  if (cell.length > LONGEST_ID) {
    return fault(column, `the id is longer than ${LONGEST_ID} characters`, 'Use a shorter id');
  }
  if (!isPlain(cell) && hasHidden(cell)) {
    return fault(
      column,
      'the id contains characters that cannot be seen (control, bidirectional, zero-width or half ones)',
      'Remove them; the list of rejected rows shows them as \\uXXXX',
    );
  }
  return null;
}

/** The id where it can be read, else `null`. */
export function readableId(cell: Cell): string | null {
  return typeof cell === 'string' && idFault(cell, '') === null ? cell : null;
}

/** Most ids are printable ASCII, which hides nothing. */
function isPlain(id: string): boolean {
  for (let at = 0; at < id.length; at++) {
    const code = id.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}

function fault(column: string, rule: string, remedy: string): RowFault {
  return { code: 'ROW_ID', column, rule, remedy };
}
