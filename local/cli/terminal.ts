/** Where a command writes: results to `out`, everything else to `errors`. */
export type Terminal = {
  readonly out: { write(text: string): unknown };
  readonly errors: { write(text: string): unknown; readonly isTTY?: boolean };
  /** Milliseconds since 1970. */
  readonly now: () => number;
};
