/** The members of an object, values as written (a number keeps its digits), and the names that stand there again. */
export type JsonMembers = {
  readonly values: ReadonlyMap<string, string>;
  readonly doubled: readonly string[];
};

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPENING_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** The members of the outermost object of a line; `undefined` where it has not the outline of an object. */
export function jsonMembers(line: string): JsonMembers | undefined {
  const values = new Map<string, string>();
  const doubled: string[] = [];
  const isObject = walkMembers(line, (name, from, to) => {
    if (values.has(name)) doubled.push(name);
    values.set(name, line.slice(from, to));
  });
  return isObject ? { values, doubled } : undefined;
}

/**
 * Visits the members of the outermost object of a line, each with its name and the place of its value, and says whether
 * the line has the outline of an object; where it has not, some members may have been visited. What is inside the values
 * is not looked at: whether the line is JSON, `JSON.parse` says. Takes any text, never recurses.
 */
export function walkMembers(
  line: string,
  visit: (name: string, valueStart: number, valueEnd: number) => void,
): boolean {
  let at = pastSpace(line, 0);
  if (line.charCodeAt(at) !== OPENING_BRACE) return false;
  at = pastSpace(line, at + 1);
  if (line.charCodeAt(at) === CLOSING_BRACE) return pastSpace(line, at + 1) === line.length;

  for (;;) {
    const nameEnd = pastString(line, at);
    const name = nameEnd === -1 ? undefined : stringOf(line.slice(at, nameEnd));
    if (name === undefined) return false;
    at = pastSpace(line, nameEnd);
    if (line.charCodeAt(at) !== COLON) return false;
    const valueStart = pastSpace(line, at + 1);
    const valueEnd = pastValue(line, valueStart);
    if (valueEnd === -1) return false;
    visit(name, valueStart, valueEnd);
    at = pastSpace(line, valueEnd);
    const mark = line.charCodeAt(at);
    if (mark === CLOSING_BRACE) return pastSpace(line, at + 1) === line.length;
    if (mark !== COMMA) return false;
    at = pastSpace(line, at + 1);
  }
}

/** The text that a JSON string, written with its quotes, stands for; `undefined` where it is not one. */
export function stringOf(written: string): string | undefined {
  if (!written.includes('\\')) return written.slice(1, -1);
  try {
    return JSON.parse(written) as string;
  } catch {
    return undefined;
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function pastSpace(line: string, from: number): number {
  let at = from;
  while (isSpace(line.charCodeAt(at))) at++;
  return at;
}

/** The place after the string that starts at `from`, -1 when none does or it does not end. */
function pastString(line: string, from: number): number {
  if (line.charCodeAt(from) !== QUOTE) return -1;
  let at = line.indexOf('"', from + 1);
  while (at !== -1 && isEscaped(line, at)) at = line.indexOf('"', at + 1);
  return at === -1 ? -1 : at + 1;
}

/** Whether an odd number of backslashes stands before the place. */
function isEscaped(line: string, at: number): boolean {
  let first = at;
  while (line.charCodeAt(first - 1) === BACKSLASH) first--;
  return (at - first) % 2 === 1;
}

/** The place after the value that starts at `from`, -1 when it does not end. */
function pastValue(line: string, from: number): number {
  const first = line.charCodeAt(from);
  if (first === QUOTE) return pastString(line, from);
  if (first === OPENING_BRACE || first === OPENING_BRACKET) return pastNested(line, from);
  let at = from;
  while (at < line.length && !isScalarEnd(line.charCodeAt(at))) at++;
  return at === from ? -1 : at;
}

function isScalarEnd(code: number): boolean {
  return code === COMMA || code === CLOSING_BRACE || isSpace(code);
}

function pastNested(line: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < line.length) {
    const code = line.charCodeAt(at);
    if (code === QUOTE) {
      at = pastString(line, at);
      if (at === -1) return -1;
      continue;
    }
    if (code === OPENING_BRACE || code === OPENING_BRACKET) depth++;
    else if (code === CLOSING_BRACE || code === CLOSING_BRACKET) depth--;
    at++;
    if (depth === 0) return at;
  }
  return -1;
}
