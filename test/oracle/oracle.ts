import { type Day, dateOf, deadline, type Instant, plusDays, scheduledRun } from './calendar.ts';
import { receiveComplaints, releaseHeld } from './complaints.ts';
import { judgeDay, snapshotKey } from './decided-day.ts';
import { type Delivery, deliveriesOf, recipientsKey, rosterKey } from './deliveries.ts';
import { dispatch, nextDispatch } from './dispatch.ts';
import { historyOf, scorer } from './history.ts';
import { defaultModel, type Model, modelFrom } from './model.ts';
import { type Output, outputOf } from './output.ts';
import { replaceRecipients, replaceRoster } from './people.ts';
import { expectedDays, isSuspicious, report } from './quality.ts';
import { takeComplaints } from './red-channel.ts';
import { followFold } from './rescue-cases.ts';
import { foldRescues } from './rescue-fold.ts';
import { retract } from './rescue-steps.ts';
import { readSnapshot } from './snapshot.ts';
import { emptyWorld, type FiledDay, type World } from './world.ts';

/** What to play: a feed folder, a model file's content (default `2026-1`), and until when. */
export interface Play {
  readonly feed: string;
  readonly model?: object;
  readonly until?: Instant;
}

/** Plays a feed with a virtual clock and gives every fact and notice that the contract owes. */
export function playFeed({ feed, model: file, until }: Play): Output {
  const deliveries = deliveriesOf(feed);
  const model = file === undefined ? defaultModel : modelFrom(file);
  const scoreOf = scorer(model);
  const world = emptyWorld();
  const end = until ?? deliveries.at(-1)?.at ?? 0;
  let now: Instant | null = deliveries[0]?.at ?? null;
  while (now !== null && now <= end) {
    const at: Instant = now;
    const arriving = deliveries.filter((delivery) => delivery.at === at);
    takeLists(world, arriving, at);
    const touched = takeSnapshots(world, arriving, model);
    decideDays(world, touched, scoreOf, at);
    takeComplaintFiles(world, arriving, at);
    expectDays(world, at);
    dispatch(world, at);
    now = nextInstant(world, deliveries, at);
  }
  return outputOf(world, model);
}

function takeLists(world: World, arriving: readonly Delivery[], now: Instant): void {
  for (const { key, bytes } of arriving) {
    if (key !== rosterKey && key !== recipientsKey) continue;
    const roster = key === rosterKey ? replaceRoster(key, bytes, world.roster) : null;
    const recipients = key === recipientsKey ? replaceRecipients(key, bytes, world.recipients) : null;
    if (roster !== null) world.roster = roster.list;
    if (recipients !== null) world.recipients = recipients.list;
    const replaced = roster ?? recipients;
    if (replaced === null) continue;
    world.listReceipts.set(key, replaced.counts);
    if (replaced.rejects) report(world.quality, dateOf(now), 'rejected', now);
  }
}

function takeSnapshots(world: World, arriving: readonly Delivery[], model: Model): Set<Day> {
  const touched = new Set<Day>();
  for (const { key, bytes } of arriving) {
    const place = snapshotKey(key);
    if (place === null) continue;
    const { day, name } = place;
    const filed: FiledDay = world.days.get(day) ?? {
      files: new Map(),
      manifest: null,
      judged: judgeDay(new Map(), null),
    };
    if (name === '_manifest.json') filed.manifest = bytes;
    else filed.files.set(key, readSnapshot(key, bytes, day, model));
    world.days.set(day, filed);
    touched.add(day);
  }
  for (const day of touched) {
    const filed = world.days.get(day);
    if (filed !== undefined) filed.judged = judgeDay(filed.files, filed.manifest);
  }
  return touched;
}

function isDecided(day: Day, { judged }: FiledDay, now: Instant): boolean {
  return judged.manifestMet ?? scheduledRun(day) <= now;
}

/** Decides every day anew from the files that lie there, and follows what changes. */
function decideDays(
  world: World,
  touched: ReadonlySet<Day>,
  scoreOf: ReturnType<typeof scorer>,
  now: Instant,
): void {
  const before = world.decided;
  const decided = [...world.days].filter(([day, filed]) => isDecided(day, filed, now));
  world.decided = new Set(decided.map(([day]) => day));
  const changed = [...world.decided].filter((day) => touched.has(day) || !before.has(day));
  if (changed.length === 0 && touched.size === 0) return;

  world.history = historyOf(new Map(decided.map(([day, { judged }]) => [day, judged.accepted])), scoreOf);
  const fold = foldRescues(world.history);
  world.heldRescues = fold.held;
  const { retracted } = followFold(world.rescues, fold, now, world.roster);
  for (const rescue of retracted) retract(world, rescue, now);

  const scoredRows = new Map(decided.map(([day, { judged }]) => [day, judged.accepted.size]));
  for (const day of changed) {
    if (world.days.get(day)?.judged.rejects) report(world.quality, day, 'rejected', now);
    if (isSuspicious(day, scoredRows)) report(world.quality, day, 'suspicious', now);
  }
  for (const { day } of fold.held) report(world.quality, day, 'held', now);
}

function takeComplaintFiles(world: World, arriving: readonly Delivery[], now: Instant): void {
  const arrived = releaseHeld(world.complaints, world.roster);
  for (const { key, bytes } of arriving) {
    if (!key.startsWith('complaints/')) continue;
    const received = receiveComplaints(world.complaints, key, bytes, now, world.roster);
    arrived.push(...received.arrived);
    if (received.rejects) report(world.quality, dateOf(now), 'rejected', now);
  }
  takeComplaints(world, arrived, now);
}

function expectDays(world: World, now: Instant): void {
  for (const day of expectedDays(world.days.keys(), now)) {
    const filed = world.days.get(day);
    if (filed === undefined) report(world.quality, day, 'missing', now);
    else if (filed.judged.manifestMet === false) report(world.quality, day, 'incomplete', now);
  }
}

function nextInstant(world: World, deliveries: readonly Delivery[], now: Instant): Instant | null {
  const yesterday = plusDays(dateOf(now), -1);
  const times = [
    deliveries.find(({ at }) => at > now)?.at ?? null,
    ...[...world.days.keys()].map(scheduledRun).filter((at) => at > now),
    [yesterday, plusDays(yesterday, 1)].map(deadline).find((at) => at > now) ?? null,
    nextDispatch(world, now),
  ].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}
