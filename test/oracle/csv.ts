/** One cell as bytes read as Latin-1; `stray` when it holds a quote where none may stand. */
export interface CsvCell {
  readonly bytes: string;
  readonly stray: boolean;
}

/** The records of a CSV text, blank lines left out; `unclosed` when a quote is open at the end. */
export interface CsvText {
  readonly records: readonly (readonly CsvCell[])[];
  readonly unclosed: boolean;
}

/**
 * Cuts a CSV text (RFC 4180; lines may end in LF alone) one character at a time.
 * A record that an unclosed quote swallows is not among the records.
 */
export function splitCsv(text: string): CsvText {
  const records: CsvCell[][] = [];
  let cells: CsvCell[] = [];
  let cell = '';
  let quoted = false;
  let stray = false;
  let inside = false;
  let started = false;

  const endCell = () => {
    cells.push({ bytes: cell, stray });
    cell = '';
    quoted = false;
    stray = false;
  };
  const endRecord = () => {
    const blank = cells.length === 0 && cell === '' && !quoted;
    endCell();
    if (!blank) records.push(cells);
    cells = [];
    started = false;
  };

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (inside) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else inside = false;
      continue;
    }
    const lineEnd = character === '\n' || (character === '\r' && text.charAt(at + 1) === '\n');
    if (lineEnd) {
      endRecord();
      if (character === '\r') at += 1;
      continue;
    }
    started = true;
    if (character === ',') endCell();
    else if (character === '"' && cell === '' && !quoted) {
      quoted = true;
      inside = true;
    } else {
      if (character === '"' || quoted) stray = true;
      cell += character;
    }
  }
  if (started && !inside) endRecord();
  return { records, unclosed: inside };
}
