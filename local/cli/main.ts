import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { FeedRefused, planDeliveries } from '../replay/deliveries.ts';
import { playFeed } from '../replay/play.ts';
import { writeOut } from '../replay/write-out.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    feed: { type: 'string' },
    out: { type: 'string' },
    until: { type: 'string' },
    model: { type: 'string' },
  },
});
const deliveries = await planDeliveries(values.feed ?? '');
const played = await playFeed({
  deliveries,
  until: values.until === undefined ? null : Date.parse(values.until),
  onProgress: (done, all) => process.stderr.write(`\r${done}/${all}`),
}, values.model === undefined ? null : await readFile(values.model, 'utf8'));
console.error(await writeOut(played, values.out ?? 'out'));
await played.world.close();
void FeedRefused;
