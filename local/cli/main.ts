import { run } from './commands.ts';

// The reader of a pipe may leave early (`bellwether … | head`): then there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 2);
});

// Where nobody reads what went wrong, the exit code still says it.
process.stderr.on('error', () => {});

process.exitCode = await run(process.argv.slice(2), {
  out: process.stdout,
  errors: process.stderr,
  now: Date.now,
});
