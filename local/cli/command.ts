import type { Terminal } from './terminal.ts';

/** 0: fine. 1: there are findings. 2: the command could not run. */
export type ExitCode = 0 | 1 | 2;

/** One command of the command line. */
export type Command = {
  /** All that a person needs to know to use it, with examples. */
  readonly help: string;
  /** Throws `CannotRun` on expected trouble. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
};
