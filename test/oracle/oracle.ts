/**
 * An independent implementation of the contract, in exact arithmetic and without any code of the product.
 * Where the contract is silent it chooses:
 *
 * Files. Zero bytes, a header that is not UTF-8 or holds a stray quote, and an unknown ending reject a file. Look-alike
 * means equal to `account_id` once case, width and everything but letters and digits are taken away. Readable rows of a
 * rejected file are all its records (not the one that an unclosed quote swallows; of a damaged gzip what still inflates).
 * A ragged row, a row with a stray quote or with bytes that are not UTF-8 still names its account when that cell is
 * sound; a JSONL line that is not an object in UTF-8 names none. A doubled JSONL name of a model column rejects the row.
 * Rows of a file that the manifest does not list are rejected, even while the manifest is not met. An unreadable
 * manifest is never met. In a waiting day only rows that would be scored are held. Columns that the default model does
 * not know have no range. Manifests have no receipt here.
 *
 * Lists. An id that occurs twice is bad in all its copies; tier, time zone, role and locale must be valid, e-mail
 * address and phone when given. No recipient is unreachable in a replay.
 *
 * Rescues. A reason added on the seventh cured day wins over the recovery. Of several known rescues that overlap a
 * folded one the first is the same case; a retracted one never is: what comes back later is a new case. A rescue that
 * was over when first recorded and stands open after a correction opens for people at that instant. After a late
 * correction only the latest of several overdue weekly steps is sent. What waits for the pace is dropped when its rescue
 * ends. A retraction tells those told by the red channel that it closes too; who left is replaced by the default desk.
 *
 * Red channel. Hours count from the opening instant. Steps due exactly at the opening merge. At 24 hours with a red
 * channel already open for the account the rescue goes its plain way. Complaints of one instant count as one delivery.
 * The tier of a joining complaint is the roster's. A retraction leaves it open when a complaint alone would have opened
 * one. `due-in-4h` is not sent together with `breached`. The executives' digest goes by the recipient's `role`, never
 * waits, and counts.
 *
 * Deeds. A verdict counts from the UTC date of its instant on, before that day's data; right after an opening of that
 * very date. A rescue that the facts no longer give, and that somebody acted on, goes on with the reasons it had; which
 * days are mass falls does not hang on it. A correction of a held day voids release and discarding also when the day
 * stays a mass fall, but for a rescue that somebody acted on; a release goes with its rescue when that is retracted. An
 * account is back by its latest known index. Whom a rescue was handed to does not own the red channel that it opens.
 *
 * Deliveries. The same bytes under the same key once more change nothing and are judged no second time (promise 4).
 *
 * Quality. An incomplete first day is not reported, because it is not expected. `held` is reported whenever a fold
 * holds a day; kinds stay when their cause goes. Of several new cases the earliest day goes first; a message blocks its
 * place in the pace for 60 seconds and at the 60th it is free.
 */

import { perform } from './acting.ts';
import { actionsOf } from './actions.ts';
import { type Day, dateOf, deadline, type Instant, plusDays, scheduledRun } from './calendar.ts';
import { receiveComplaints, releaseHeld } from './complaints.ts';
import { judgeDay, snapshotKey } from './decided-day.ts';
import { type Delivery, deliveriesOf, recipientsKey, rosterKey } from './deliveries.ts';
import { dispatch, nextDispatch } from './dispatch.ts';
import { voidDay } from './held-day.ts';
import { historyOf, scorer } from './history.ts';
import { defaultModel, type Model, modelFrom } from './model.ts';
import { type Output, outputOf } from './output.ts';
import { replaceRecipients, replaceRoster } from './people.ts';
import { expectedDays, isSuspicious, report } from './quality.ts';
import { takeComplaints } from './red-channel.ts';
import { decideRescues } from './rescue-cases.ts';
import type { Fold } from './rescue-fold.ts';
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
  const actions = actionsOf(feed);
  const happenings = [...deliveries, ...actions].map(({ at }) => at);
  const end = until ?? Math.max(...happenings);
  let now: Instant | null = happenings.length === 0 ? null : Math.min(...happenings);
  while (now !== null && now <= end) {
    const at: Instant = now;
    const arriving = deliveries.filter((delivery) => delivery.at === at);
    takeLists(world, arriving, at);
    const touched = takeSnapshots(world, arriving, model);
    decideDays(world, touched, scoreOf, at);
    takeComplaintFiles(world, arriving, at);
    for (const action of actions.filter((one) => one.at === at)) {
      if (!perform(world, action, at, () => refold(world, at))) world.refused.push(action);
    }
    expectDays(world, at);
    dispatch(world, at);
    now = nextInstant(world, [...deliveries, ...actions], at);
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
      bytes: new Map(),
      manifest: null,
      judged: judgeDay(new Map(), null),
      decidedFrom: null,
    };
    if (filed.bytes.get(key)?.equals(bytes)) continue;
    filed.bytes.set(key, bytes);
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

  for (const day of touched) if (before.has(day) && isCorrected(world, day)) voidDay(world, day);
  for (const [, filed] of decided) filed.decidedFrom = filed.judged.content;
  world.history = historyOf(new Map(decided.map(([day, { judged }]) => [day, judged.accepted])), scoreOf);
  const held = refold(world, now);

  const scoredRows = new Map(decided.map(([day, { judged }]) => [day, judged.accepted.size]));
  for (const day of changed) {
    if (world.days.get(day)?.judged.rejects) report(world.quality, day, 'rejected', now);
    if (isSuspicious(day, scoredRows)) report(world.quality, day, 'suspicious', now);
  }
  for (const { day } of held) report(world.quality, day, 'held', now);
}

/** Whether a decided day says something else now, or waits; what is ignored or rejected says nothing. */
function isCorrected(world: World, day: Day): boolean {
  const filed = world.days.get(day);
  return !world.decided.has(day) || filed?.decidedFrom !== filed?.judged.content;
}

/** Decides the rescues anew; gives what the facts hold, whatever people have decided about it. */
function refold(world: World, now: Instant): Fold['held'] {
  const { fold, retracted } = decideRescues(world, now);
  const isHeld = ({ account, day }: { account: string; day: Day }) =>
    fold.held.some((held) => held.account === account && held.day === day);
  world.discarded = world.discarded.filter(isHeld);
  world.heldRescues = fold.held.filter(
    ({ account, day }) => !world.discarded.some((one) => one.account === account && one.day === day),
  );
  for (const rescue of retracted) retract(world, rescue, now);
  const isTakenBack = ({ account, day }: { account: string; day: Day }) =>
    retracted.some((rescue) => rescue.account === account && rescue.releasedFrom === day);
  world.released = world.released.filter((one) => !isTakenBack(one));
  return fold.held;
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

function nextInstant(world: World, happenings: readonly { at: Instant }[], now: Instant): Instant | null {
  const yesterday = plusDays(dateOf(now), -1);
  const times = [
    ...happenings.map(({ at }) => at).filter((at) => at > now),
    ...[...world.days.keys()].map(scheduledRun).filter((at) => at > now),
    [yesterday, plusDays(yesterday, 1)].map(deadline).find((at) => at > now) ?? null,
    nextDispatch(world, now),
  ].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}
