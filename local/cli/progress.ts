import { barOf } from '../progress.ts';
import type { Terminal } from './terminal.ts';

const quietMs = 10_000;
const drawMs = 100;

/**
 * Shows how far something is: one line that is redrawn on a terminal, elsewhere a line every ten seconds, so
 * that what is quick says nothing there.
 */
export function progressOn({ errors, now }: Terminal, label: string) {
  const isTerminal = errors.isTTY === true;
  let saidAt = isTerminal ? Number.NEGATIVE_INFINITY : now();
  let isDrawn = false;
  return {
    show(done: number, all: number): void {
      const at = now();
      if (at - saidAt < (isTerminal ? drawMs : quietMs)) return;
      saidAt = at;
      isDrawn = isTerminal;
      errors.write(isTerminal ? `\r${barOf(label, done, all)}` : `${label}: ${done} of ${all}\n`);
    },
    /** Takes the redrawn line away. */
    end(): void {
      if (isDrawn) errors.write('\r\u001b[K');
    },
  };
}
