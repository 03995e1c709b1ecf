import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CannotRun } from './cannot-run.ts';
import { similar } from './similar.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

type Parsed<Known extends Options> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true; strict: true }>
>['values'];

/** The words of a command line: options by name, operands in their order. */
export type Arguments<Known extends Options> = {
  readonly values: Parsed<Known>;
  readonly operands: readonly string[];
};

/**
 * Reads the arguments of a command, or says what is wrong with them.
 *
 * @param operands the names of the words that must be there besides options, like `FILE`
 */
export function readArguments<const Known extends Options>(
  args: readonly string[],
  options: Known,
  operands: readonly string[],
): Arguments<Known> {
  const { values, positionals } = parsed(args, options);
  const missing = operands.slice(positionals.length);
  if (missing.length > 0) throw new CannotRun(`${missing.join(' and ')} is missing.`);
  const surplus = positionals.slice(operands.length);
  if (surplus.length > 0) {
    const size = surplus.length === 1 ? 'one word too many' : 'more than is expected';
    const expected = operands.length === 0 ? 'Only options are' : `Only ${operands.join(' and ')} is`;
    throw new CannotRun(`\`${surplus.join(' ')}\` is ${size}. ${expected} expected here.`);
  }
  const named = [
    ...operands.map((name, place) => [name, positionals[place]] as const),
    ...Object.entries(values).map(([name, value]) => [`--${name}`, value] as const),
  ];
  const empty = named.find(([, value]) => value === '');
  if (empty !== undefined) throw new CannotRun(`${empty[0]} is empty.`);
  return { values, operands: positionals };
}

/** The value of an option without which the command cannot run. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new CannotRun(`${name} is missing.`);
  return value;
}

function parsed<const Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw error instanceof TypeError && 'code' in error
      ? new CannotRun(whatIsWrong(error.message, options))
      : error;
  }
}

/** What `parseArgs` found wrong, in a sentence of ours. */
function whatIsWrong(message: string, options: Options): string {
  const name = /'(--?[^' ]+)/.exec(message)?.[1] ?? '';
  const known = Object.keys(options).map((each) => `--${each}`);
  if (message.startsWith('Unknown option')) {
    const [meant] = similar(name, known, 1);
    const hint = meant === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${meant}?`;
    return `There is no option ${name}. ${hint}`;
  }
  if (message.includes('does not take an argument')) return `${name} takes no value.`;
  return `${name} needs a value. Where the value begins with a dash, write ${name}=VALUE.`;
}
