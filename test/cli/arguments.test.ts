import { expect, test } from 'vitest';
import { readArguments, required } from '../../local/cli/arguments.ts';
import { similar } from '../../local/cli/similar.ts';
import { runLine } from './captured.ts';

const options = { feed: { type: 'string' }, json: { type: 'boolean' } } as const;

test('options and operands stand in any order, also behind an equals sign or two dashes', () => {
  const { values, operands } = readArguments(['--json', 'a', '--feed=-x', '--', '-b'], options, ['A', 'B']);

  expect(values).toEqual({ json: true, feed: '-x' });
  expect(operands).toEqual(['a', '-b']);
});

test.each([
  [['--fed', 'x'], 'There is no option --fed. Did you mean --feed?'],
  [['--nothing-like-it'], 'There is no option --nothing-like-it. There are --feed, --json.'],
  [['-f'], 'There is no option -f.'],
  [['--feed'], '--feed needs a value.'],
  [['--feed', '--json'], '--feed needs a value.'],
  [['--json=yes'], '--json takes no value.'],
  [[], 'FILE is missing.'],
  [[''], 'FILE is empty.'],
  [['a', '--feed', ''], '--feed is empty.'],
  [['a', '--feed='], '--feed is empty.'],
  [['a', 'b'], '`b` is one word too many. Only FILE is expected here.'],
  [['a', 'b', 'c'], '`b c` is more than is expected. Only FILE is expected here.'],
])('%j is refused: %s', (args, sentence) => {
  expect(() => readArguments(args, options, ['FILE'])).toThrow(sentence);
});

test('an option that is needed is there', () => {
  expect(required('x', '--feed')).toBe('x');
  expect(() => required(undefined, '--feed')).toThrow('--feed is missing.');
});

test.each([
  ['valdate', ['validate']],
  ['VALIDATE', ['validate']],
  ['reply', ['replay']],
  ['xyz', []],
])('%s is most like %j', (word, meant) => {
  expect(similar(word, ['validate', 'replay', 'explain'], 5)).toEqual(meant);
});

test('of many similar words the nearest are named, each once', () => {
  expect(similar('acct-01', ['acct-11', 'acct-02', 'acct-01x', 'acct-99', 'acct-02'], 2)).toEqual([
    'acct-01x',
    'acct-02',
  ]);
});

test.each([
  [[], 'Which command?'],
  [['valdate'], 'There is no command `valdate`. Did you mean validate?'],
  [['sing'], 'There is no command `sing`. There are validate, replay, explain, snapshots, sla.'],
  [['constructor'], 'There is no command `constructor`.'],
])('the command line %j is refused: %s', async (args, sentence) => {
  const refused = await runLine(...args);

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain(sentence);
  expect(refused.errors).toContain('See: npm run -s bellwether -- --help');
});

test.each(['--help', '-h', 'help'])('%s names every command', async (word) => {
  const { code, out, errors } = await runLine(word);

  expect({ code, errors }).toEqual({ code: 0, errors: '' });
  for (const name of ['validate', 'replay', 'explain', 'snapshots']) expect(out).toContain(`  ${name} `);
});

test.each(['validate', 'replay', 'explain', 'snapshots'])(
  '%s tells how to use it, with an example',
  async (name) => {
    const { code, out } = await runLine(name, 'anything', '--help');

    expect(code).toBe(0);
    expect(out).toContain(`Usage\n  npm run -s bellwether -- ${name} `);
    expect(out).toMatch(new RegExp(`Examples?\n  npm run -s bellwether -- ${name} `));
    expect(out).toContain('Exit codes\n  0  ');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  },
);

test.each([
  ['explain', '', '--date', '2026-01-01', '--feed', 'x'],
  ['validate', 'a.csv', '--model', ''],
  ['replay', '--feed', 'x', '--out', 'x', '--until', ''],
])('an empty word, as an unset variable leaves it, is named: %s …', async (...line) => {
  const refused = await runLine(...line);

  expect(refused).toMatchObject({ code: 2, out: '', errors: expect.stringMatching(/^\S+ is empty\.\n/) });
});

test('a word after two dashes asks for nothing', async () => {
  const refused = await runLine('validate', '--', '--help');

  expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining('There is no file --help.') });
});
