import type { Day, Instant } from './calendar.ts';
import { dateOf } from './calendar.ts';
import type { RedChannelCase, RescueCase } from './cases.ts';
import type { ComplaintLedger } from './complaints.ts';
import type { Counts, JudgedDay } from './decided-day.ts';
import type { History } from './history.ts';
import type { Outbox } from './outbox.ts';
import { type Account, type AccountRole, defaultDesk, type Recipient, withRole } from './people.ts';
import { type QualityBook, report } from './quality.ts';
import type { Snapshot } from './snapshot.ts';

/** The files of a business day as they lie in the feed now. */
export interface FiledDay {
  readonly files: Map<string, Snapshot>;
  /** The bytes that lie under each key. */
  readonly bytes: Map<string, Buffer>;
  manifest: Buffer | null;
  judged: JudgedDay;
}

/** Everything that is known at an instant. */
export interface World {
  roster: ReadonlyMap<string, Account>;
  recipients: ReadonlyMap<string, Recipient>;
  readonly listReceipts: Map<string, Counts>;
  readonly days: Map<Day, FiledDay>;
  decided: ReadonlySet<Day>;
  history: History;
  heldRescues: readonly { account: string; day: Day; reasons: readonly string[] }[];
  readonly rescues: RescueCase[];
  readonly redChannels: RedChannelCase[];
  readonly complaints: ComplaintLedger;
  readonly quality: QualityBook;
  readonly reportedUnfilled: Set<string>;
  readonly outbox: Outbox;
}

/** A world in which nothing was delivered yet. */
export function emptyWorld(): World {
  return {
    roster: new Map(),
    recipients: new Map(),
    listReceipts: new Map(),
    days: new Map(),
    decided: new Set(),
    history: new Map(),
    heldRescues: [],
    rescues: [],
    redChannels: [],
    complaints: { known: new Map(), held: [], receipts: new Map() },
    quality: { cases: new Map(), news: new Set() },
    reportedUnfilled: new Set(),
    outbox: { sent: [], owed: new Map() },
  };
}

/** A role of an account, the manager of who fills it, or the company's chief executive. */
export type Role = AccountRole | `${AccountRole}'s manager` | 'ceo';

/** Who fills a role of the account now; an absent one falls to the default desk and is reported. */
export function fill(world: World, account: string, role: Role, now: Instant): string[] {
  const people = holders(world, account, role);
  if (people.length > 0) return people;
  const mark = JSON.stringify([account, role]);
  if (!world.reportedUnfilled.has(mark)) report(world.quality, dateOf(now), 'unfilled-role', now);
  world.reportedUnfilled.add(mark);
  return present(world, defaultDesk(world.recipients));
}

function holders(world: World, account: string, role: Role): string[] {
  if (role === 'ceo') return withRole(world.recipients, 'ceo');
  const [own, manager] = role.split("'") as [AccountRole, string?];
  const person = world.roster.get(account)?.roles.get(own) ?? null;
  if (manager === undefined) return present(world, person);
  return present(world, world.recipients.get(person ?? '')?.manager ?? null);
}

function present(world: World, person: string | null): string[] {
  return person !== null && world.recipients.has(person) ? [person] : [];
}

/** A person told before, or the default desk when that person can no longer be told. */
export function stillThere(world: World, person: string): string[] {
  return world.recipients.has(person) ? [person] : present(world, defaultDesk(world.recipients));
}

/** Everyone who fills one of the roles, each once. */
export function fillAll(world: World, account: string, roles: readonly Role[], now: Instant): Set<string> {
  return new Set(roles.flatMap((role) => fill(world, account, role, now)));
}

/** The account's open red channel, if any. */
export function openRedChannel(world: World, account: string): RedChannelCase | undefined {
  return world.redChannels.find((channel) => channel.account === account && channel.resolvedAs === null);
}
