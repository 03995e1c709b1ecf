import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { writeSnapshots } from '../../examples/write-snapshots.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { parseModel } from '../../lambdas/scoring/model.ts';

const data = '../shared/data/online-retail';
const isHere = existsSync(data);
if (!isHere) console.warn(`${data} is absent: the tests on a real ledger are skipped`);

const out = mkdtempSync(join(tmpdir(), 'online-retail-'));
afterAll(() => rmSync(out, { recursive: true }));
const model = parseModel(JSON.parse(readFileSync('examples/ledger-model.json', 'utf8')));

/** Each account's index on a day; accounts without one are left out. */
function indicesOn(day: CalendarDay): ReadonlyMap<string, number> {
  const [header = '', ...lines] = readFileSync(join(out, 'snapshots', day, 'ledger.csv'), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = header.split(',').slice(2);
  return new Map(
    lines.flatMap((line) => {
      const [account = '', , ...cells] = line.split(',');
      const values = new Map(columns.map((column, place) => [column, cells[place] ?? ''] as const));
      const { index } = assess(model, new Map([...values].filter(([, cell]) => cell !== '')));
      return index === null ? [] : [[account, index] as const];
    }),
  );
}

describe.skipIf(!isHere)('a year of a wholesaler', async () => {
  const result = isHere
    ? await writeSnapshots({ transactions: join(data, 'account_days.csv.gz'), out, accounts: 5000 })
    : null;

  test('every customer who bought is there, no row is skipped, every calendar day has a file', () => {
    expect(result).toMatchObject({
      accounts: 2172,
      firstDay: '2010-12-01',
      lastDay: '2011-12-09',
      skippedRows: 0,
    });
    expect(existsSync(join(out, 'snapshots/2010-12-25/ledger.csv'))).toBe(true);
  });

  test('thirty days into a silence the index tells the silent from the others', () => {
    const labels = gunzipSync(readFileSync(join(data, 'labels_90d.csv.gz')))
      .toString()
      .trimEnd()
      .split('\n')
      .slice(1);

    const chanceThatSilentIsLower = (daysAfterCut: number) => {
      const indices = new Map<CalendarDay, ReadonlyMap<string, number>>();
      const groups: { silent: number[]; others: number[] } = { silent: [], others: [] };
      for (const [cut = '', customer = '', , , silent] of labels.map((line) => line.split(','))) {
        const day = addDays(cut, daysAfterCut);
        const onDay = indices.get(day) ?? indicesOn(day);
        indices.set(day, onDay);
        const index = onDay.get(customer);
        if (index !== undefined) groups[silent === '1' ? 'silent' : 'others'].push(index);
      }
      const wins = groups.silent.flatMap((low) =>
        groups.others.map((high) => (low < high ? 1 : low === high ? 0.5 : 0)),
      );
      return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
    };

    expect(chanceThatSilentIsLower(30)).toBeGreaterThan(0.85);
    expect(chanceThatSilentIsLower(45)).toBeGreaterThan(0.9);
  });
});
