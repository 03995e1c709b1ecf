/*
 * Where things lie in the kernel's memory. Sizes are fixed: memory never grows, so views on it stay valid. The caller
 * fills the tables once and the input for each window, calls, and reads the rows.
 */

/** Room for the bytes of a window, and for loads that reach past its end. */
export const INPUT_BYTES: i32 = 65_536;
const LOAD_MARGIN: i32 = 64;
export const MOST_ROWS: i32 = 2_048;
/** Rows are scored so many at a time. */
export const BLOCK_ROWS: i32 = 8;
/** Numbers of all rows together, as many as rows times number columns; contributions likewise. */
export const MOST_NUMBERS: i32 = 16_384;
export const MOST_SHARES: i32 = 16_384;
/** Number columns and indicators of a model; cells of a CSV row. */
export const MOST_COLUMNS: i32 = 256;
export const MOST_INDICATORS: i32 = 128;
export const MOST_CELLS: i32 = 4_096;
/** A number has at most 32 characters, so fewer decimal places. */
export const PLACES: i32 = 32;

export const input: usize = memory.data(INPUT_BYTES + LOAD_MARGIN, 16);

/** Of a row: the line on which it starts, and where its account id begins and ends. */
export const lines: usize = memory.data(MOST_ROWS * 8, 16);
export const idStarts: usize = memory.data(MOST_ROWS * 4, 16);
export const idEnds: usize = memory.data(MOST_ROWS * 4, 16);
/** Of a number: it is units / 10^places, NaN when missing, and where it begins and ends. */
export const units: usize = memory.data(MOST_NUMBERS * 8, 16);
export const places: usize = memory.data(MOST_NUMBERS, 16);
export const starts: usize = memory.data(MOST_NUMBERS * 4, 16);
export const ends: usize = memory.data(MOST_NUMBERS * 4, 16);
/** Of a row: its index in hundredths, or UNKNOWN or UNPROVEN; the weight that is present. */
export const indices: usize = memory.data(MOST_ROWS * 4, 16);
export const presents: usize = memory.data(MOST_ROWS * 4, 16);
/** Contributions in hundredths, -1 when missing, 16 bits each: of each block of rows, by indicator, those of its rows. */
export const shares: usize = memory.data(MOST_SHARES * 2, 16);

/** Of a number column and number of places: the least and the greatest units of its range. */
export const least: usize = memory.data(MOST_COLUMNS * PLACES * 8, 16);
export const greatest: usize = memory.data(MOST_COLUMNS * PLACES * 8, 16);
/** Of a cell of a CSV row: the number column that it is, or a role. */
export const roles: usize = memory.data(MOST_CELLS * 4, 16);
/** The business day as it is written. */
export const day: usize = memory.data(16, 16);

/** What a cell or member is when it is no number of the model. */
export const IGNORED: i32 = -1;
export const ACCOUNT_ID: i32 = -2;
export const AS_OF: i32 = -3;

/** Of an indicator, and of a segment of its curve: numbers in the order in which `score-rows.ts` names them. */
export const INDICATOR_BYTES: i32 = 56;
export const SEGMENT_BYTES: i32 = 32;
export const MOST_SEGMENTS: i32 = 1_024;
export const indicators: usize = memory.data(MOST_INDICATORS * INDICATOR_BYTES, 16);
export const segments: usize = memory.data(MOST_SEGMENTS * SEGMENT_BYTES, 16);

/** Verdicts in place of an index: the coverage is below the floor; doubles do not prove the digits. */
export const UNKNOWN: i32 = -1;
export const UNPROVEN: i32 = -2;

/**
 * How the members of JSON rows were written so far: all bytes from the end of one value to the next value, like `,"nps":`.
 * The first byte of all, where such a text begins, and its length.
 */
export const LITERAL_BYTES: i32 = 32_768;
export const MOST_LITERALS: i32 = 512;
export const literalText: usize = memory.data(LITERAL_BYTES + LOAD_MARGIN, 16);
