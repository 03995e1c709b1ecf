import { fileTrouble } from '../embedded/file-error.ts';
import { CannotRun } from './cannot-run.ts';
import type { Command, ExitCode } from './command.ts';
import { similar } from './similar.ts';
import type { Terminal } from './terminal.ts';

/** Loaded when it is called: looking at a file needs no embedded services. */
const commands: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  validate: () => import('./validate.ts'),
  replay: () => import('./replay.ts'),
  explain: () => import('./explain.ts'),
  snapshots: () => import('./snapshots.ts'),
  sla: () => import('./sla.ts'),
};

const help = `Bellwether watches the few customers that a company cannot afford to lose.

Usage
  npm run -s bellwether -- COMMAND …

Commands
  validate FILE      say what Bellwether would answer to a file, before anyone uploads it
  replay             play a feed folder through the real handlers and write what came of it
  explain ACCOUNT    tell in words how an account's day was scored and decided
  snapshots          turn a ledger of transactions into daily snapshots
  sla                tell how often somebody was on site within 24 hours of a complaint

  npm run -s bellwether -- COMMAND --help   tells more, with examples

Exit codes
  0  fine
  1  there are findings
  2  the command could not run
`;

/** Runs one command line and returns its exit code. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    terminal.out.write(help);
    return 0;
  }
  try {
    if (name === undefined) throw new CannotRun('Which command?');
    const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (load === undefined) throw new CannotRun(unknownCommand(name));
    const { command } = await load();
    if (asksForHelp(rest)) {
      terminal.out.write(command.help);
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    const why = error instanceof CannotRun ? error.message : fileTrouble(error);
    if (why === null) {
      terminal.errors.write(`Bellwether has a fault of its own:\n${stackOf(error)}\n`);
      return 2;
    }
    const about = name !== undefined && Object.hasOwn(commands, name) ? `${name} ` : '';
    terminal.errors.write(`${why}\nSee: npm run -s bellwether -- ${about}--help\n`);
    return 2;
  }
}

function unknownCommand(name: string): string {
  const all = Object.keys(commands);
  const [meant] = similar(name, all, 1);
  const hint = meant === undefined ? `There are ${all.join(', ')}.` : `Did you mean ${meant}?`;
  return `There is no command \`${name}\`. ${hint}`;
}

/** After `--` everything is an operand. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((each) => each === '--help' || each === '-h');
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
