import type { Outcome } from '../outcome.ts';
import type { Book } from '../promises/book.ts';

/** What a campaign came to, in numbers. */
export type Figures = {
  readonly runs: number;
  readonly calls: number;
  readonly faults: number;
  /** Notices that were owed and never accepted. */
  readonly lost: number;
  /** The most copies beside the first that one notice came in, and all of them. */
  readonly mostCopies: number;
  readonly copies: number;
  /** The longest that anything took which was due, in milliseconds. */
  readonly longestDelayMs: number;
  /** How often each kind of fault fired, by function. */
  readonly fired: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

export const noFigures: Figures = {
  runs: 0,
  calls: 0,
  faults: 0,
  lost: 0,
  mostCopies: 0,
  copies: 0,
  longestDelayMs: 0,
  fired: {},
};

/** The figures of one run. */
export function figuresOf(outcome: Outcome, book: Book, calls: number, lost: number): Figures {
  const counts = new Map<string, number>();
  for (const { recipientId, noticeId } of outcome.seen.accepted) {
    const name = `${recipientId} ${noticeId}`;
    counts.set(name, (counts.get(name) ?? -1) + 1);
  }
  const copies = [...counts.values()];
  const fired: Record<string, Record<string, number>> = {};
  const faulty = outcome.steps.filter(({ fault }) => fault !== null);
  for (const { by, fault } of faulty) {
    const of = fired[by] ?? {};
    fired[by] = { ...of, [`${fault}`]: (of[`${fault}`] ?? 0) + 1 };
  }
  return {
    runs: 1,
    calls,
    faults: faulty.length,
    lost,
    mostCopies: Math.max(0, ...copies),
    copies: copies.reduce((sum, each) => sum + each, 0),
    longestDelayMs: longestDelay(book),
    fired,
  };
}

function longestDelay({ owed, told, answersTo }: Book): number {
  const first = new Map<string, number>();
  for (const { message, keys } of told) {
    for (const key of keys) if (!first.has(key)) first.set(key, message.at);
  }
  const delays = owed.flatMap((line) => {
    const came = answersTo(line).flatMap((key) => first.get(key) ?? []);
    return came.length === 0 ? [] : [Math.min(...came) - line.at];
  });
  return Math.max(0, ...delays);
}

export function added(a: Figures, b: Figures): Figures {
  const fired: Record<string, Record<string, number>> = {};
  for (const [by, kinds] of [...Object.entries(a.fired), ...Object.entries(b.fired)]) {
    const of = { ...fired[by] };
    for (const [kind, count] of Object.entries(kinds)) of[kind] = (of[kind] ?? 0) + count;
    fired[by] = of;
  }
  return {
    runs: a.runs + b.runs,
    calls: a.calls + b.calls,
    faults: a.faults + b.faults,
    lost: a.lost + b.lost,
    mostCopies: Math.max(a.mostCopies, b.mostCopies),
    copies: a.copies + b.copies,
    longestDelayMs: Math.max(a.longestDelayMs, b.longestDelayMs),
    fired,
  };
}

export function figuresText(name: string, figures: Figures): string {
  const { runs, calls, faults, lost, copies, mostCopies, longestDelayMs } = figures;
  const minutes = (longestDelayMs / 60_000).toFixed(1);
  return `${name}: ${runs} runs, ${calls} calls, ${faults} faults, ${lost} lost, ${copies} copies (at most ${mostCopies} of one notice), longest delay ${minutes} min`;
}

/** How often each kind fired, a line for each function. */
export function firedText({ fired }: Figures): string {
  const kinds = [...new Set(Object.values(fired).flatMap((of) => Object.keys(of)))].sort();
  const width = Math.max(12, ...kinds.map((kind) => kind.length)) + 1;
  const line = (first: string, cells: readonly string[]) =>
    first.padEnd(14) + cells.map((cell) => cell.padStart(width)).join('');
  return [
    line('', kinds),
    ...Object.entries(fired)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([by, of]) =>
        line(
          by,
          kinds.map((kind) => String(of[kind] ?? 0)),
        ),
      ),
  ].join('\n');
}
