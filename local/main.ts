import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { dayTimes, wireStores } from '../lambdas/adapters/wiring.ts';
import { dateOf } from '../lambdas/cases/instant.ts';
import { currentModel } from '../lambdas/flows/models.ts';
import { keptCases } from './console/kept-cases.ts';
import { startConsole } from './console/server.ts';
import { dayAccounts } from './day-accounts.ts';
import { chooseDefaultDesk } from './default-desk.ts';
import { needsSample, playSample } from './first-start.ts';
import { isFree, portAsked } from './free-port.ts';
import { keepWatch } from './keep-watch.ts';
import { keptLinkKey } from './link-key.ts';
import { openMailbox } from './mailbox.ts';
import type { HandClock } from './replay/play.ts';
import { troubleOf } from './trouble.ts';
import { whatWasFound } from './what-was-found.ts';
import { startWorld } from './world.ts';

process.once('uncaughtException', (error) => cannotStart(troubleOf(error)));

const feed = resolve('feed');
const state = resolve('.bellwether');
const port =
  portAsked(process.env['PORT']) ??
  cannotStart('PORT is no port. Write one of 1 to 65535: PORT=4800 npm start');
const url = `http://127.0.0.1:${port}`;

const isFirst = await needsSample(feed, state);
await mkdir(feed, { recursive: true });
await mkdir(state, { recursive: true });
const mailbox = openMailbox(`${state}/mailbox.jsonl`);
/** While the sample plays, its own time; then the machine's. */
let sampleClock: HandClock | null = isFirst ? { now: Date.now() } : null;
const now = () => sampleClock?.now ?? Date.now();
const complain = (error: unknown) => console.error(troubleOf(error));
const world = await startWorld({
  folders: { feed, state },
  now,
  model: null,
  linkBaseUrl: url,
  linkKey: await keptLinkKey(`${state}/link-key`),
  // A file for yesterday that a person drops is scored at once, at whatever hour.
  runAt: '00:00',
  onDelivery: mailbox.receive,
  onFailure: complain,
});
// Links name the port, so it is looked at before the first message is written.
if (!(await isFree(port))) {
  await world.close();
  cannotStart(
    `Port ${port} is taken or reserved. Choose a free one, for example: PORT=${port + 1} npm start`,
  );
}
const stores = wireStores(world.environment);
const accountsOfDay = dayAccounts(stores);
const model = await currentModel(stores.work, world.environment.MODEL_KEY);
await chooseDefaultDesk(world, stores.directory);

if (sampleClock !== null) {
  console.log(`First start: a sample company is delivered into ${feed}.`);
  await playSample(world, stores, sampleClock, state, dateOf(new Date().toISOString()));
  sampleClock = null;
}
const pages = await startConsole({
  ports: { ...stores, cases: keptCases(stores.cases, world.services.dynamo.writes) },
  model,
  times: dayTimes(world.environment),
  mailbox: mailbox.entries,
  accountsOfDay,
  now: () => new Date().toISOString(),
  port,
  onError: complain,
});
const watch = await keepWatch(world, stores, (line) => console.log(line), complain, pages.lookAhead);
for (const line of await whatWasFound(stores, accountsOfDay, model, mailbox.entries().length))
  console.log(line);
await pages.lookAhead();
console.log(
  `\nLook at  ${pages.url}\nDrop files into  ${feed}\nStop with Ctrl+C; everything is kept in ${state}.`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await watch.close();
    await pages.close();
    await world.close();
    process.exit(0);
  });
}

function cannotStart(why: unknown): never {
  console.error(why);
  process.exit(2);
}
