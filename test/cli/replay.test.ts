import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { planDeliveries } from '../../local/replay/deliveries.ts';
import { playFeed } from '../../local/replay/play.ts';
import { writeOut } from '../../local/replay/write-out.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { type Captured, runLine } from './captured.ts';
import { type TinyFeed, writeInto, writeTinyFeed } from './tiny-feed.ts';

let feed: TinyFeed;
let out: string;
let played: Captured;

beforeAll(async () => {
  feed = await writeTinyFeed();
  out = join(freshFolder('cli'), 'result');
  played = await runLine('replay', '--feed', feed.folder, '--out', out, '--model', feed.model);
}, 60_000);

test('a replay says what it played, where the results are and how many', async () => {
  const notices = await rowsOf('notices.jsonl');
  const receipts = Object.keys(await bytesBelow(join(out, 'receipts')));

  expect(played).toEqual({
    code: 0,
    errors: '',
    out: [
      `Played 15 files of ${feed.folder} in 1 s.`,
      `  ${out}/history.jsonl  88 account days`,
      `  ${out}/cases.jsonl     6 cases`,
      `  ${out}/notices.jsonl  ${notices.length} notices`,
      `  ${out}/refused.jsonl   0 actions`,
      `  ${out}/receipts/      ${receipts.length} files`,
      '',
    ].join('\n'),
  });
  expect(receipts).toHaveLength(2 * 14);
});

test('the page of the command line names every field of what a replay writes', async () => {
  const page = await readFile('docs/cli.md', 'utf8');
  const files = ['history.jsonl', 'cases.jsonl', 'notices.jsonl'];

  const unnamed = await Promise.all(
    files.map(async (name) => {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``)) ?? '';
      const fields = new Set((await rowsOf(name)).flatMap((written) => Object.keys(written)));
      return [...fields].filter((field) => !row.includes(`\`${field}\``));
    }),
  );

  expect(unnamed).toEqual(files.map(() => []));
});

test('the same feed gives the same bytes, also into a folder with the results of another', async () => {
  const again = freshFolder('cli');
  await writeInto(again, 'receipts/snapshots/2020-01-01/old.csv.json', '{}');
  await writeInto(again, 'history.jsonl', '{}\n');

  await runLine('replay', '--feed', feed.folder, '--out', again, '--model', feed.model);

  expect(await bytesBelow(again)).toEqual(await bytesBelow(out));
}, 60_000);

test('a feed that is played in a folder, as a large one is, gives the same bytes', async () => {
  const [place, there] = [freshFolder('cli'), freshFolder('cli')];
  const deliveries = await planDeliveries(feed.folder);
  const playing = { deliveries, actions: [], until: null, onProgress: () => {} };
  const inFolder = await playFeed(playing, await readFile(feed.model, 'utf8'), place);

  await writeOut(inFolder, there);
  await inFolder.world.close();

  expect(await bytesBelow(there)).toEqual(await bytesBelow(out));
}, 60_000);

test('a late day takes its place, and a corrected one leaves nothing of what it said first', async () => {
  const history = await rowsOf('history.jsonl');
  const cases = await rowsOf('cases.jsonl');

  const recovering = history.find((row) => row.account_id === 'recovering' && row.date === '2026-03-04');
  expect(recovering).toMatchObject({ index: 60, baseline: 80, drop: 0.25, band: 'amber' });
  const steady = history.filter((row) => row.account_id === 'steady');
  expect(steady.map((row) => row.index)).toEqual(Array(12).fill(75));
  expect(cases.filter((row) => row.account_id === 'steady')).toMatchObject([
    { opened_on: '2026-03-09', state: 'resolved', resolved_as: 'retracted' },
  ]);
});

test('a replay goes on, or stops, at the moment that is asked for', async () => {
  const folder = freshFolder('cli');

  const short = await runLine(
    ...['replay', '--feed', feed.folder, '--out', folder, '--model', feed.model],
    ...['--until', '2026-03-03T08:00:00+02:00'],
  );

  expect(short.code).toBe(0);
  expect(short.out).toContain('Played 4 files');
  expect(short.out).toContain('11 more are delivered after 2026-03-03T08:00:00+02:00.');
  const lines = (await readFile(join(folder, 'history.jsonl'), 'utf8')).trimEnd().split('\n');
  expect(lines).toHaveLength(14);
});

test.each<[string, () => readonly string[], string]>([
  ['no feed', () => ['--out', 'x'], '--feed is missing.'],
  ['no place to write', () => ['--feed', feed.folder], '--out is missing.'],
  ['a feed that is not there', () => ['--feed', '/nowhere', '--out', 'x'], 'There is no folder /nowhere.'],
  ['a file for a feed', () => ['--feed', feed.model, '--out', 'x'], 'is a file: name a folder.'],
  ['a word too many', () => ['feed', '--out', 'x'], '`feed` is one word too many.'],
  [
    'the feed as the place to write',
    () => ['--feed', feed.folder, '--out', `${feed.folder}/`],
    '--out is the feed folder itself',
  ],
  [
    'a file as the place to write',
    () => ['--feed', feed.folder, '--out', feed.model],
    'is a file: name a folder.',
  ],
  [
    'a moment without its offset',
    () => ['--feed', feed.folder, '--out', 'x', '--until', '2026-03-03T08:00'],
    '--until 2026-03-03T08:00 is no moment.',
  ],
  [
    'a model that is not there',
    () => ['--feed', feed.folder, '--out', 'x', '--model', '/nowhere.json'],
    'There is no file /nowhere.json.',
  ],
])('a replay with %s is not begun', async (_name, args, sentence) => {
  const refused = await runLine('replay', ...args());

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain(sentence);
});

test('the feed folder is no place for results by whatever way: its receipts stay', async () => {
  const linked = join(freshFolder('cli'), 'linked');
  await symlink(feed.folder, linked);
  await writeInto(feed.folder, 'receipts/kept.json', '{}');

  const refused = await runLine('replay', '--feed', feed.folder, '--out', linked);

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain('--out is the feed folder itself');
  expect(await readdir(join(feed.folder, 'receipts'))).toEqual(['kept.json']);
  await rm(join(feed.folder, 'receipts'), { recursive: true });
});

test.each(['history.jsonl', 'cases.jsonl'])(
  'a replay that cannot write its %s ends with 2 and says what the file system said, without a stack',
  async (name) => {
    const full = freshFolder('cli');
    await mkdir(join(full, name));

    const cut = await runLine('replay', '--feed', feed.folder, '--out', full, '--model', feed.model);

    expect(cut).toEqual({
      code: 2,
      out: '',
      errors: `The file system refuses: EISDIR: illegal operation on a directory, open '${join(full, name)}'.\nSee: npm run -s bellwether -- replay --help\n`,
    });
  },
);

/** A feed of one file, and a list that says this of it. */
async function listedFeed(line: object): Promise<string> {
  const folder = freshFolder('cli');
  await writeInto(folder, 'snapshots/2026-03-01/a.csv', 'account_id,nps\nA-1,5\n');
  const said = { at: '2026-03-02T00:00:00Z', key: 'snapshots/2026-03-01/a.csv', ...line };
  await writeInto(folder, 'deliveries.jsonl', `\uFEFF${JSON.stringify(said)}\r\n`);
  return folder;
}

test('a feed without files is refused', async () => {
  const empty = freshFolder('cli');

  const { code, errors } = await runLine('replay', '--feed', empty, '--out', 'x');

  expect(code).toBe(2);
  expect(errors).toContain(`${empty} has no files of a feed.`);
});

test.each([
  ['a file that is gone', { file: 'gone.csv' }, 'line 1: there is no file gone.csv in the feed folder.'],
  ['a folder', { file: 'snapshots' }, 'line 1: there is no file snapshots in the feed folder.'],
  [
    'a hidden key',
    { file: 'snapshots/2026-03-01/a.csv', key: 'complaints/.hidden.csv' },
    'line 1: The key cannot be a file path: a part of it begins with a dot.',
  ],
  [
    'a key too long',
    { file: 'snapshots/2026-03-01/a.csv', key: 'k'.repeat(1025) },
    'line 1: Your key is too long',
  ],
])('a list that delivers %s is refused with its line', async (_what, line, sentence) => {
  const folder = await listedFeed(line);

  const { code, errors } = await runLine('replay', '--feed', folder, '--out', 'x');

  expect(code).toBe(2);
  expect(errors).toContain(sentence);
});

test('a link to a file is delivered as the file, as tools that keep data apart lay them', async () => {
  const [folder, apart, results] = [freshFolder('cli'), freshFolder('cli'), freshFolder('cli')];
  const kept = await writeInto(apart, 'kept', 'account_id,nps\nA-1,5\n');
  await mkdir(join(folder, 'snapshots/2026-03-01'), { recursive: true });
  await symlink(kept, join(folder, 'snapshots/2026-03-01/a.csv'));

  const { code } = await runLine('replay', '--feed', folder, '--out', results);

  expect(code).toBe(0);
  expect(await readdir(join(results, 'receipts/snapshots/2026-03-01'))).toContain('a.csv.json');
});

test.each(['snapshots', 'complaints/gone.csv'])(
  'a link that leads to no file, like %s here, is refused rather than passed over',
  async (key) => {
    const folder = freshFolder('cli');
    await writeInto(folder, 'accounts/accounts.csv', 'account_id\n');
    await mkdir(join(folder, 'complaints'));
    await symlink(key === 'snapshots' ? freshFolder('cli') : 'nowhere', join(folder, key));

    const { code, errors } = await runLine('replay', '--feed', folder, '--out', 'x');

    expect(code).toBe(2);
    expect(errors).toContain(`${join(folder, key)} is a link that leads to no file.`);
  },
);

test('a list may begin with a byte order mark, and a folder of its name is none', async () => {
  const folder = await listedFeed({ file: 'snapshots/2026-03-01/a.csv' });
  await mkdir(join(folder, 'actions.jsonl'));

  const { code } = await runLine('replay', '--feed', folder, '--out', join(freshFolder('cli'), 'result'));

  expect(code).toBe(0);
});

test('a broken model is refused with everything that is wrong with it', async () => {
  const folder = freshFolder('cli');
  const broken = await writeInto(folder, 'broken.json', '{"version":1,"coverageFloor":2,"indicators":[]}');

  const refused = await runLine('replay', '--feed', feed.folder, '--out', 'x', '--model', broken);

  expect(refused.code).toBe(2);
  expect(refused.errors.split('\n').slice(0, 5)).toEqual([
    `The model ${broken} is refused:`,
    expect.stringContaining('  version must be a text'),
    expect.stringContaining('  coverageFloor'),
    expect.stringContaining('  bands is missing'),
    expect.stringContaining('  indicators must not be empty'),
  ]);
});

async function rowsOf(file: string): Promise<readonly Record<string, unknown>[]> {
  const lines = (await readFile(join(out, file), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Every file below a folder, by its path in it. */
async function bytesBelow(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.sort().map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')]),
  );
  return Object.fromEntries(texts);
}
