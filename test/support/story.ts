import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, onTestFinished } from 'vitest';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import type { Case } from '../../lambdas/cases/case.ts';
import { instant } from '../../lambdas/cases/instant.ts';
import { findingsOf } from '../../lambdas/cases/quality.ts';
import type { Receipt } from '../../lambdas/feed/receipt.ts';
import type { PersonsAction } from '../../lambdas/flows/act.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { feedBucket } from '../../local/places.ts';
import { handTicked, isScheduled } from '../../local/replay/hand-ticked.ts';
import {
  type AccountRow,
  type Indices,
  people,
  type RecipientRow,
  recipientsFile,
  rosterFile,
  snapshotFile,
  steerableModel,
} from './company.ts';
import { tableAllowances } from './deployed.ts';
import { type Enforcement, rolesGuard } from './enforced-roles.ts';
import { pathOf, submit } from './visitor.ts';
import { worldInMemory } from './world.ts';

const hourMs = 3_600_000;

/** A message that left the house, as told in a story: `olga: opened acme`, `dana: data-quality 2026-03-04 missing`. */
export type Sent = Delivery & { readonly line: string };

/** A company in a world of its own, whose clock only the story moves. */
export type Story = Awaited<ReturnType<typeof startStory>>;

/** A button of a page, and what is written beside it. */
type Pressed = PersonsAction & { readonly note?: string };

/**
 * Starts a world at midnight UTC with a roster, recipients and the steerable model. It ends with the test.
 *
 * @param accounts what differs from an account of tier B that is olga's
 * @param roles what functions may do; unless said otherwise what they may on AWS, and a try of more fails the test
 */
export async function startStory(
  accounts: Readonly<Record<string, AccountRow>>,
  recipients: Readonly<Record<string, RecipientRow>> = people,
  from: CalendarDay = '2026-03-01',
  roles: Enforcement = { allowancesOf: tableAllowances, onRefusal: raise },
) {
  let now = Date.parse(`${from}T00:00:00Z`);
  let untold: Delivery[] = [];
  let failure: unknown = null;
  const world = await worldInMemory({
    now: () => now,
    model: steerableModel,
    onClient: rolesGuard(roles),
    onDelivery: (delivery) => untold.push(delivery),
    onFailure: (error) => {
      failure ??= error;
    },
  });
  onTestFinished(() => world.close());
  world.setDefaultDesk('desk');
  const stores = wireStores(world.environment);
  const ticked = handTicked(world, stores.cases);

  /** Everything that the clockwork does at this instant; no promise of escalation is broken then. */
  async function pass(): Promise<void> {
    if (isScheduled(now)) await world.runScheduledDay();
    const { violations } = await ticked.tick(now);
    if (failure !== null) throw failure;
    expect(violations).toEqual([]);
  }

  /** Lets time pass, with everything that falls due before `to` and, unless files are about to land, at it. */
  async function moveTo(to: number, includesEnd: boolean): Promise<void> {
    for (let next = await ticked.next(now); next < to; next = await ticked.next(now)) {
      now = next;
      await pass();
    }
    now = to;
    if (includesEnd) await pass();
  }

  async function deliver(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const puts: PutEvent[] = [];
    for (const [key, body] of Object.entries(files)) {
      const put = new PutObjectCommand({ Bucket: feedBucket, Key: key, Body: body });
      const { ETag = '', VersionId = '' } = await world.clients.s3.send(put);
      const etag = ETag.replaceAll('"', '');
      puts.push({ bucket: feedBucket, key, size: body.length, etag, versionId: VersionId, at: now });
    }
    await world.land(puts);
    await pass();
  }

  /** Lets time pass until then and delivers these files in that instant. */
  async function deliverAt(at: string, files: Readonly<Record<string, string>>): Promise<void> {
    await moveTo(Date.parse(at), false);
    await deliver(files);
  }

  /** Delivers these days, in this order and all at once, at 06:00 of the day after the latest or now, if that is later. */
  async function deliverDays(days: Readonly<Record<CalendarDay, Indices>>): Promise<void> {
    const last = Object.keys(days).sort().at(-1) ?? '';
    const due = Date.parse(`${addDays(last, 1)}T06:00:00Z`);
    if (due > now) await moveTo(due, false);
    await deliver(
      Object.fromEntries(
        Object.entries(days).map(([day, indices]) => [
          `snapshots/${day}/accounts.csv`,
          snapshotFile(indices),
        ]),
      ),
    );
  }

  async function told(delivery: Delivery): Promise<Sent> {
    const to = delivery.topicArn?.split('recipient-')[1] ?? '';
    const notice = await stores.notices.find(to, delivery.attributes.noticeId?.value ?? '');
    const about: string[] = [];
    for (const member of notice?.members ?? []) {
      const quality = member.accountId === null ? await stores.cases.find(member.caseId) : null;
      about.push(quality === null ? `${member.accountId}` : qualityLine(quality, member.occurrence));
    }
    return { ...delivery, line: `${to}: ${notice?.step} ${about.sort().join(' + ')}` };
  }

  async function expectSent(
    lines: readonly string[],
    isAsked: (step: string) => boolean,
  ): Promise<readonly Sent[]> {
    const asked = untold.filter(
      ({ attributes }) => attributes.step !== undefined && isAsked(attributes.step.value),
    );
    untold = untold.filter((each) => !asked.includes(each));
    const sent = await Promise.all(asked.map(told));
    expect(sent.map(({ line }) => line).sort()).toEqual([...lines].sort());
    return sent;
  }

  /** Presses a button of the page behind a link; it changes something. */
  async function press(link: string, action: Pressed): Promise<void> {
    expect((await submit(pathOf(link), action)).status).toBe(303);
  }

  async function receiptOf(key: string): Promise<Receipt> {
    const body = await stores.feed.read(`receipts/${key}.json`);
    if (body === null) throw new Error(`${key} has no receipt`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of body.chunks) chunks.push(chunk);
    return JSON.parse(Buffer.concat(chunks).toString()) as Receipt;
  }

  async function casesOf(accountId: string): Promise<readonly Case[]> {
    return (await stores.cases.ofAccount(accountId)).toSorted((a, b) => (a.caseId < b.caseId ? -1 : 1));
  }

  await deliver({
    'accounts/accounts.csv': rosterFile(accounts),
    'recipients/recipients.csv': recipientsFile(recipients),
  });
  return {
    world,
    stores,
    now: () => instant(now),
    pass,
    deliver,
    deliverAt,
    deliverDays,
    deliverDay: (day: CalendarDay, indices: Indices) => deliverDays({ [day]: indices }),
    deliverRoster: (next: Readonly<Record<string, AccountRow>>) =>
      deliver({ 'accounts/accounts.csv': rosterFile(next) }),
    deliverRecipients: (next: Readonly<Record<string, RecipientRow>>) =>
      deliver({ 'recipients/recipients.csv': recipientsFile(next) }),
    /** Lets so many hours pass. */
    fastForward: (hours: number) => moveTo(now + hours * hourMs, true),
    fastForwardTo: (at: string) => moveTo(Date.parse(at), true),
    /** Exactly these notices about accounts were sent since this was last asked, in any order. */
    expectNotices: (lines: readonly string[]) => expectSent(lines, (step) => step !== 'data-quality'),
    /** Exactly these notices about the data were sent since this was last asked. */
    expectQualityNotices: (lines: readonly string[]) => expectSent(lines, (step) => step === 'data-quality'),
    expectNothing: () => expectSent([], () => true),
    receiptOf,
    casesOf,
    /** What a person does on the page behind their link to this case. */
    act: async (by: string, caseId: string, action: PersonsAction) =>
      press(await world.linkTo(caseId, by), action),
    /** What the reader of a message does on the page behind its link. */
    press: (sent: Sent, action: Pressed) => press(linkIn(sent), action),
    /** The same at an instant to come, before anything goes out in it. */
    async pressAt(at: string, sent: Sent, action: PersonsAction): Promise<void> {
      await moveTo(Date.parse(at), false);
      await press(linkIn(sent), action);
      await pass();
    },
    /** The account's cases, each as `open sharp-drop 2026-03-05` or `resolved recovered …`. */
    async rescuesOf(accountId: string): Promise<readonly string[]> {
      return (await casesOf(accountId))
        .filter(({ kind }) => kind === 'rescue')
        .map(({ state, resolvedAs, reasons, openedOn }) =>
          [state, resolvedAs, reasons.join(' and '), openedOn].filter((each) => each !== null).join(' '),
        );
    },
  };
}

/** The message that went to this person. */
export function messageTo(who: string, sent: readonly Sent[]): Sent {
  const found = sent.find(({ line }) => line.startsWith(`${who}: `));
  if (found === undefined) throw new Error(`nothing went to ${who}`);
  return found;
}

/** The link in a message, in its SMS where there is one. */
export function linkIn({ deliveries }: Sent): string {
  const read = deliveries.find(({ protocol }) => protocol === 'sms') ?? deliveries[0];
  const link = /https:\/\/\S+/.exec(read?.body ?? '')?.[0];
  if (link === undefined) throw new Error(`no link in ${read?.body}`);
  return link;
}

function raise(refusal: string): never {
  throw new Error(refusal);
}

function qualityLine(about: Case, occurrence: number): string {
  const kinds = new Set(findingsOf(about, occurrence).map(({ kind }) => kind));
  return [about.day, ...[...kinds].sort()].join(' ');
}

/** The days of a run of days, all with the same indices. */
export function steadyDays(
  from: CalendarDay,
  count: number,
  indices: Indices,
): Readonly<Record<CalendarDay, Indices>> {
  return Object.fromEntries(Array.from({ length: count }, (_, place) => [addDays(from, place), indices]));
}
