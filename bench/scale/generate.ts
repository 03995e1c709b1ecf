import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { cellsOf, day, filesOfDay, header, isBroken, isDoubled } from './accounts.ts';
import { startExpecting } from './expected.ts';

/*
 * Writes the day's files into a bucket's folder, plain and gzip by turns, and sends what the day must leave
 * behind: a process of its own, whose memory and time are not the functions'.
 */
const [folder = '', accounts = '0'] = process.argv.slice(2);
const perFile = Math.ceil(Number(accounts) / filesOfDay);
const expecting = startExpecting();

await mkdir(join(folder, 'snapshots', day), { recursive: true });
for (let file = 0; file < filesOfDay; file += 1) await writeFile(file);
process.send?.(await expecting.end());

async function writeFile(file: number): Promise<void> {
  const isGz = file % 2 === 1;
  const key = `snapshots/${day}/part-${file}.csv${isGz ? '.gz' : ''}`;
  const out = createWriteStream(join(folder, key));
  const text = isGz ? createGzip({ level: 1 }) : out;
  if (text !== out) text.pipe(out);
  let line = 1;
  let waiting = `${header.join(',')}\n`;
  for (const [number, isCopy] of numbersIn(file)) {
    line += 1;
    const cells = cellsOf(number);
    await expecting.row(number, cells, { key, line }, isCopy);
    waiting += `${cells.join(',')}\n`;
    if (waiting.length < 65_536) continue;
    if (!text.write(waiting)) await once(text, 'drain');
    waiting = '';
  }
  text.end(waiting);
  await once(out, 'finish');
}

/** The accounts of a file, and after them a second row of those that are doubled in the file before. */
function* numbersIn(file: number): Generator<[number: number, isCopy: boolean]> {
  for (const number of range(file)) yield [number, false];
  for (const number of range((file + filesOfDay - 1) % filesOfDay)) {
    if (isDoubled(number) && !isBroken(number)) yield [number, true];
  }
}

function* range(file: number): Generator<number> {
  const end = Math.min(Number(accounts), (file + 1) * perFile);
  for (let number = file * perFile; number < end; number += 1) yield number;
}
