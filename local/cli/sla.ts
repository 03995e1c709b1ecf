import { instant } from '../../lambdas/cases/instant.ts';
import { slaReport } from '../../lambdas/cases/sla-report.ts';
import { slaRow } from '../../lambdas/flows/sla-report-rows.ts';
import { slaText } from '../../lambdas/flows/sla-report-text.ts';
import { lastOf } from '../replay/play.ts';
import { readArguments, required } from './arguments.ts';
import type { Command } from './command.ts';
import { feedIn, playWithProgress } from './played-feed.ts';

const help = `Tells how well the promise of the red channel was kept, somebody on site within 24 hours of the complaint:
for each month of opening and tier how many opened, how long it took to acknowledge them and to be on site, the
share in time, and every breach with what people noted. The whole feed is played first, as \`replay\`
does, up to its last delivery or action; nothing is written.

Usage
  npm run -s bellwether -- sla --feed DIR [--json]

Options
  --feed DIR  the feed, laid out like the bucket
  --json      one JSON document: an array with an object for each month and tier, times in seconds

What counts
  The share is of the red channels that are decided: on site in time, or breached. Those that are not due yet,
  that were resolved in time without a visit, or that were retracted are counted apart, never as success.

Exit codes
  0  no due time has passed with nobody on site
  1  there are breaches
  2  the feed cannot be played

Example
  npm run -s bellwether -- sla --feed feed
`;

const options = { feed: { type: 'string' }, json: { type: 'boolean' } } as const;

export const command: Command = {
  help,
  async run(args, terminal) {
    const { values } = readArguments(args, options, []);
    const folder = required(values.feed, '--feed');
    const feed = await feedIn(folder);

    const { world, stores } = await playWithProgress({ ...feed, until: null, model: null }, terminal);
    try {
      const channels = await stores.cases.aliveFrom('red-channel', '0000-01-01');
      const rows = slaReport(channels, instant(lastOf(feed)));
      const json = () => `${JSON.stringify(rows.map(slaRow), null, 2)}\n`;
      terminal.out.write(values.json === true ? json() : slaText(rows));
      return rows.some(({ breaches }) => breaches.length > 0) ? 1 : 0;
    } finally {
      await world.close();
    }
  },
};
