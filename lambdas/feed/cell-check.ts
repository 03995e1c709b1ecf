import { idFault } from './account-id.ts';
import { alone, echo, hasHidden } from './echo.ts';
import { parseInstant } from './instant.ts';
import type { RowCode, RowFault } from './problem.ts';
import type { Cell } from './row-cells.ts';

const RECIPIENT_ID = /^[A-Za-z0-9_-]{1,64}$/;
const E_MAIL = /^[^\s@,;<>"()]{1,64}@[^\s@,;<>"()]{1,190}$/u;
const E_164 = /^\+[1-9][0-9]{1,14}$/;
const LONGEST_NAME = 200;

/**
 * Reads the cells of one row by name and keeps the first fault; after one the values are of no use. Serves the files
 * that are small: complaints, roster, recipients.
 */
export class CellCheck {
  fault: RowFault | null;
  readonly #cells: ReadonlyMap<string, Cell>;

  /** `fault` is what is wrong with the shape of the row: it comes first. */
  constructor(columns: readonly string[], cells: readonly Cell[], fault: RowFault | null) {
    this.fault = fault;
    this.#cells = new Map(columns.map((column, place) => [column, cells[place]]));
  }

  /** An id of an account or a complaint. */
  id(column: string): string {
    const cell = this.#cells.get(column);
    this.fault ??= idFault(cell, column);
    return typeof cell === 'string' ? cell : '';
  }

  /** An id of a recipient: a topic is named after it. */
  recipientId(column: string): string {
    return this.optionalRecipientId(column) ?? this.#missing(column, 'ROW_ID');
  }

  optionalRecipientId(column: string): string | null {
    const remedy = 'Write a recipient id: 1 to 64 of A-Z, a-z, 0-9, _ and -';
    return this.#optional(column, 'ROW_ID', (text) => RECIPIENT_ID.test(text), 'is no recipient id', remedy);
  }

  /** A name for people to read, at most 200 characters. */
  name(column: string): string {
    const rule = `is blank or longer than ${LONGEST_NAME} characters`;
    const isName = (text: string) => text.trim() !== '' && text.length <= LONGEST_NAME;
    const name = this.#optional(column, 'ROW_VALUE', isName, rule, 'Write a name that people know');
    return name ?? this.#missing(column, 'ROW_VALUE');
  }

  /** Free text; empty when there is none, cut after `longest` characters. */
  freeText(column: string, longest: number): string {
    const text = this.#optional(column, 'ROW_VALUE', () => true, '', '');
    if (text === null || text.length <= longest) return text ?? '';
    return alone(text.slice(0, longest).replace(/[\ud800-\udbff]$/, ''));
  }

  oneOf<Choice extends string>(column: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const cell = this.#cells.get(column);
    const choice = choices.find((each) => each === cell);
    if (choice !== undefined) return choice;
    this.#fail(column, 'ROW_VALUE', `${written(cell)} is not allowed here`, `Write ${listed(choices)}`);
    return choices[0];
  }

  /** An e-mail address that can be right: one @, something on both sides, nothing hidden. */
  optionalEmail(column: string): string | null {
    const isEmail = (text: string) => E_MAIL.test(text) && !hasHidden(text);
    const remedy = 'Write one address, like ann@example.com';
    return this.#optional(column, 'ROW_VALUE', isEmail, 'is no e-mail address', remedy);
  }

  optionalPhone(column: string): string | null {
    const remedy = 'Write + and the country code, then digits only, like +4915112345678 (E.164)';
    return this.#optional(column, 'ROW_VALUE', (text) => E_164.test(text), 'is no phone number', remedy);
  }

  optionalTimeZone(column: string): string | null {
    const remedy = 'Write an IANA name, like Europe/Berlin';
    return this.#optional(column, 'ROW_VALUE', isTimeZone, 'is no time zone', remedy);
  }

  /** A moment with its offset, ISO 8601, as UTC with milliseconds; finer fractions are cut off. */
  instant(column: string): string {
    const cell = this.#cells.get(column);
    const instant = typeof cell === 'string' ? parseInstant(cell) : null;
    if (instant !== null) return instant;
    const rule = `${written(cell)} is not a moment with its offset`;
    this.#fail(column, 'ROW_DATE', rule, 'Write ISO 8601, like 2026-03-29T08:15:00+02:00');
    return '';
  }

  #optional(
    column: string,
    code: RowCode,
    isRight: (text: string) => boolean,
    rule: string,
    remedy: string,
  ): string | null {
    const cell = this.#cells.get(column);
    if (cell === undefined) return null;
    if (typeof cell !== 'string')
      this.#fail(column, code, `${written(cell)} is not a text`, 'Put it in quotes');
    else if (!isRight(cell)) this.#fail(column, code, `${echo(cell)} ${rule}`, remedy);
    return typeof cell === 'string' ? cell : '';
  }

  #missing(column: string, code: RowCode): string {
    this.#fail(column, code, 'the cell is missing', 'Fill it in every row');
    return '';
  }

  #fail(column: string, code: RowCode, rule: string, remedy: string): void {
    this.fault ??= { code, column, rule, remedy };
  }
}

function written(cell: Cell): string {
  if (cell === undefined) return 'a missing cell';
  return echo(typeof cell === 'string' ? cell : cell.written);
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}

/** Zones that the platform knew before: asking it costs as much time and memory as the rest of a row. */
const knownZones = new Set<string>();

/** Whether the platform knows the zone by this name; offsets like +01:00 are none. */
function isTimeZone(text: string): boolean {
  if (knownZones.has(text)) return true;
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    knownZones.add(text);
    return true;
  } catch {
    return false;
  }
}
