import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planActions } from '../../local/replay/actions.ts';
import { planDeliveries } from '../../local/replay/deliveries.ts';
import { playFeed as replayFeed } from '../../local/replay/play.ts';
import { writeOut } from '../../local/replay/write-out.ts';
import { differencesOf, type Loose, type ProductOutput } from './differences.ts';
import { playFeed } from './oracle.ts';
import { writeRandomFeed } from './random-feed.ts';
import { type FeedPlan, type Ingredient, ingredients } from './random-plan.ts';

/** Small, so that the suite stays quick; `compare.ts` does the same for feeds of any size. */
const feeds: readonly (Omit<FeedPlan, 'with'> & { readonly of: readonly Ingredient[] })[] = [
  { seed: 101, days: 7, accounts: 22, of: ingredients },
  { seed: 102, days: 8, accounts: 12, of: ingredients },
  { seed: 103, days: 7, accounts: 8, of: ['key-accounts', 'complaints', 'actions'] },
];

test.each(feeds)(
  'a replay of feed $seed equals the independent implementation, to the digit',
  async ({ of, ...plan }) => {
    const folder = mkdtempSync(join(tmpdir(), 'bellwether-agreement-'));
    const [feed, out] = [join(folder, 'feed'), join(folder, 'out')];
    writeRandomFeed(feed, { ...plan, with: new Set(of) });

    const deliveries = await planDeliveries(feed);
    const actions = await planActions(feed);
    const played = await replayFeed({ deliveries, actions, until: null, onProgress: () => {} }, null);
    await writeOut(played, out);
    await played.world.close();
    const expected = playFeed({ feed });

    expect(expected.notices.length).toBeGreaterThan(10);
    expect(differencesOf(expected, outputIn(out))).toEqual([]);
    rmSync(folder, { recursive: true });
  },
  120_000,
);

function outputIn(folder: string): ProductOutput {
  const rows = (name: string) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Loose);
  const receipts = new Map<string, Loose>();
  for (const entry of readdirSync(join(folder, 'receipts'), { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    const key = path.slice(join(folder, 'receipts').length + 1, -'.json'.length);
    receipts.set(key, JSON.parse(readFileSync(path, 'utf8')) as Loose);
  }
  return {
    history: rows('history.jsonl'),
    cases: rows('cases.jsonl'),
    notices: rows('notices.jsonl'),
    refused: rows('refused.jsonl'),
    receipts,
  };
}
