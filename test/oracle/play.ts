import { readFileSync } from 'node:fs';
import { playFeed } from './oracle.ts';

const [feed, ...rest] = process.argv.slice(2);
const option = (name: string): string | null => {
  const at = rest.indexOf(name);
  return at === -1 ? null : (rest[at + 1] ?? null);
};

if (feed === undefined) {
  console.error('npx tsx test/oracle/play.ts FEED_DIR [--until INSTANT] [--model FILE]');
  process.exitCode = 2;
} else {
  const until = option('--until');
  const model = option('--model');
  const output = playFeed({
    feed,
    ...(until === null ? {} : { until: Date.parse(until) }),
    ...(model === null ? {} : { model: JSON.parse(readFileSync(model, 'utf8')) as object }),
  });
  for (const rows of [output.history, output.cases, output.notices]) {
    for (const row of rows) console.log(JSON.stringify(row));
  }
  for (const [key, counts] of output.receipts) console.log(JSON.stringify({ key, ...counts }));
}
