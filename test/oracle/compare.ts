import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differencesOf, type Loose, type ProductOutput } from './differences.ts';
import { playFeed } from './oracle.ts';

const usage = 'npx tsx test/oracle/compare.ts FEED_DIR OUT_DIR [--until INSTANT] [--model FILE] [--lines N]';

const [feed, out, ...rest] = process.argv.slice(2);
const option = (name: string): string | null => {
  const at = rest.indexOf(name);
  return at === -1 ? null : (rest[at + 1] ?? null);
};

if (feed === undefined || out === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const until = option('--until');
  const model = option('--model');
  const expected = playFeed({
    feed,
    ...(until === null ? {} : { until: Date.parse(until) }),
    ...(model === null ? {} : { model: JSON.parse(readFileSync(model, 'utf8')) as object }),
  });
  const differences = differencesOf(expected, readOutput(out));
  const counts = `${expected.history.length} history rows, ${expected.cases.length} cases, ${expected.notices.length} notices, ${expected.receipts.size} receipts`;
  if (differences.length === 0) console.log(`equal: ${counts}`);
  else {
    const shown = Number(option('--lines') ?? 40);
    console.log(differences.slice(0, shown).join('\n'));
    console.log(`${differences.length} differences in ${counts}`);
    process.exitCode = 1;
  }
}

function readOutput(folder: string): ProductOutput {
  const rows = (name: string) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Loose);
  };
  return {
    history: rows('history.jsonl'),
    cases: rows('cases.jsonl'),
    notices: rows('notices.jsonl'),
    refused: rows('refused.jsonl'),
    receipts: readReceipts(join(folder, 'receipts')),
  };
}

function readReceipts(folder: string): Map<string, Loose> {
  const receipts = new Map<string, Loose>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    const key = path.slice(folder.length + 1, -'.json'.length);
    receipts.set(key, JSON.parse(readFileSync(path, 'utf8')) as Loose);
  }
  return receipts;
}
