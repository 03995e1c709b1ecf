import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { answerLine } from '../../local/answer-line.ts';
import { PassedOver } from '../../local/embedded/s3/walk.ts';
import { troubleOf } from '../../local/trouble.ts';
import { temporaryFolder } from '../embedded/clients.ts';

test('a dropped file is answered under a name that hides nothing, before and after its receipt is there', async () => {
  const folder = await temporaryFolder();
  const key = 'snapshots/2026-03-02/\u202ecsv.tsop';
  const shown = 'snapshots/2026-03-02/\\u202ecsv.tsop';

  expect(await answerLine(folder, key)).toBe(`${shown}: taken, not answered yet`);

  await mkdir(join(folder, 'receipts/snapshots/2026-03-02'), { recursive: true });
  const counts = { status: 'accepted', rows_read: 3, scored: 2, rejected: 1, held: 0 };
  await writeFile(join(folder, `receipts/${key}.json`), JSON.stringify(counts));
  expect(await answerLine(folder, key)).toBe(
    `${shown}: accepted, 3 rows read = 2 scored + 1 rejected + 0 held; see ${folder}/receipts/${shown}.json`,
  );
});

test('trouble with a file is told in one line that tells a terminal nothing else', async () => {
  expect(troubleOf(new PassedOver('feed/\u001b[2Ja.csv', 'it holds a control character'))).toBe(
    'feed/\\u001b[2Ja.csv is passed over: it holds a control character.',
  );
  const refused = await readdir('/dev/null/\u001b[2J').catch((error: unknown) => error);
  expect(troubleOf(refused)).toBe(
    "The file system refuses: ENOTDIR: not a directory, scandir '/dev/null/\\u001b[2J'.",
  );
});

test('what nobody foresaw is told whole', () => {
  const error = new RangeError('no such moment');
  expect(troubleOf(error)).toBe(error);
});
