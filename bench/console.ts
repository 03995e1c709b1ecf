import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dayTimes, wireStores } from '../lambdas/adapters/wiring.ts';
import { currentModel } from '../lambdas/flows/models.ts';
import { keptCases } from '../local/console/kept-cases.ts';
import { startConsole } from '../local/console/server.ts';
import { dayAccounts } from '../local/day-accounts.ts';
import { openMailbox } from '../local/mailbox.ts';
import { planActions } from '../local/replay/actions.ts';
import { planDeliveries } from '../local/replay/deliveries.ts';
import { type HandClock, play } from '../local/replay/play.ts';
import { startWorld } from '../local/world.ts';
import { writeReplayFeed } from './replay-feed.ts';

/*
 * How long each page of the console takes in local mode: `npm run bench:console -- --accounts 100000`, beside a company of
 * 200 accounts in the same run. `first` is the first request after the portfolio was made ahead, as local mode does after each day.
 */
const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000' } } });
const days = 3;
const few = 200;
const rounds = 15;

type Timed = { readonly firstMs: number; readonly medianMs: number; readonly bytes: number };

console.log(`${days} days, ${cpus().length} cores, Node ${process.version}`);
const small = await timesOf(few);
const large = await timesOf(Number(values.accounts));
console.log(row(['', 'first', 'then', `of ${few}`, 'bytes', `of ${few}`]));
for (const [page, { firstMs, medianMs, bytes }] of large) {
  const other = small.get(page);
  const ratio = (all: number, part: number | undefined) => `${(all / (part ?? all)).toFixed(1)} x`;
  console.log(
    row([
      page,
      `${Math.round(firstMs)} ms`,
      `${Math.round(medianMs)} ms`,
      ratio(medianMs, other?.medianMs),
      `${Math.round(bytes / 1024)} KiB`,
      ratio(bytes, other?.bytes),
    ]),
  );
}

/** Plays some days of so many accounts as local mode does, and asks for every page. */
async function timesOf(accounts: number): Promise<ReadonlyMap<string, Timed>> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  const clock: HandClock = { now: 0 };
  const mailbox = openMailbox(join(folder, 'mailbox.jsonl'));
  const fail = (error: unknown) => {
    throw error;
  };
  await writeReplayFeed(join(folder, 'dropped'), { accounts, days });
  const [deliveries, actions] = [
    await planDeliveries(join(folder, 'dropped')),
    await planActions(join(folder, 'dropped')),
  ];
  clock.now = deliveries[0]?.at ?? 0;
  const world = await startWorld({
    folders: { feed: join(folder, 'feed'), state: join(folder, 'state') },
    now: () => clock.now,
    model: null,
    linkBaseUrl: 'http://127.0.0.1',
    runAt: '06:00',
    onDelivery: mailbox.receive,
    onFailure: fail,
  });
  const stores = wireStores(world.environment);
  const start = performance.now();
  await play(world, stores, clock, { deliveries, actions, until: null, onProgress: () => {} });
  const served = await startConsole({
    ports: { ...stores, cases: keptCases(stores.cases, world.services.dynamo.writes) },
    model: await currentModel(stores.work, world.environment.MODEL_KEY),
    times: dayTimes(world.environment),
    mailbox: mailbox.entries,
    accountsOfDay: dayAccounts(stores),
    now: () => new Date(clock.now).toISOString(),
    port: 0,
    onError: fail,
  });
  const rescues = await stores.cases.aliveFrom('rescue', '0000-01-01');
  const channels = await stores.cases.aliveFrom('red-channel', '0000-01-01');
  const playedMs = performance.now() - start;
  const lookedFrom = performance.now();
  await served.lookAhead();
  const lookedMs = performance.now() - lookedFrom;
  console.log(
    `${accounts} accounts: played in ${Math.round(playedMs / 1000)} s, portfolio made ahead in ${Math.round(lookedMs)} ms, ${rescues.length} rescues, ${channels.length} red channels, ${mailbox.entries().length} messages`,
  );
  try {
    const last = (await stores.days.list()).findLast(({ isScored }) => isScored)?.day;
    const about = rescues[0];
    const pages = {
      portfolio: '/',
      'portfolio, last page': '/?page=999999',
      'portfolio, searched': '/?q=7&tier=B&band=amber',
      account: `/accounts/${about?.accountId}`,
      case: `/cases/${about?.caseId}`,
      runs: '/runs',
      day: `/runs/${last}`,
      receipts: '/receipts',
      receipt: `/receipts/${encodeURIComponent(`snapshots/${last}/accounts.csv`)}`,
      mailbox: '/mailbox',
      'mailbox of one': '/mailbox?to=o-0000',
      sla: '/sla',
    };
    const times = new Map<string, Timed>();
    for (const [page, path] of Object.entries(pages)) times.set(page, await timed(served.url + path));
    return times;
  } finally {
    await served.close();
    await world.close();
    await rm(folder, { recursive: true });
  }
}

async function timed(url: string): Promise<Timed> {
  const taken: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const reply = await fetch(url);
    bytes = (await reply.arrayBuffer()).byteLength;
    taken.push(performance.now() - start);
    if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`);
  }
  const [firstMs = 0] = taken;
  const medianMs = taken.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  return { firstMs, medianMs, bytes };
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(24) + cells.map((cell) => cell.padStart(10)).join('');
}
