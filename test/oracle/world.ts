import type { Action } from './actions.ts';
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
  /** The content that it was last decided from. */
  decidedFrom: string | null;
}

/** A person's word on how a rescue ended. */
interface Verdict {
  readonly rescue: RescueCase;
  readonly at: Instant;
  readonly outcome: string;
}

/** A held rescue that ended without anybody having been told. */
export interface Discarded {
  readonly account: string;
  readonly day: Day;
  readonly reasons: readonly string[];
  readonly on: Day;
}

/** Everything that is known at an instant. */
export interface World {
  roster: ReadonlyMap<string, Account>;
  recipients: ReadonlyMap<string, Recipient>;
  readonly listReceipts: Map<string, Counts>;
  readonly days: Map<Day, FiledDay>;
  decided: ReadonlySet<Day>;
  history: History;
  /** Those that nobody has released or discarded. */
  heldRescues: readonly { account: string; day: Day; reasons: readonly string[] }[];
  /** What people said about the end of rescues, in order of time. */
  readonly verdicts: Verdict[];
  released: readonly { readonly account: string; readonly day: Day }[];
  discarded: readonly Discarded[];
  readonly rescues: RescueCase[];
  readonly redChannels: RedChannelCase[];
  readonly complaints: ComplaintLedger;
  readonly quality: QualityBook;
  readonly reportedUnfilled: Set<string>;
  /** What people could not do. */
  readonly refused: Action[];
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
    verdicts: [],
    released: [],
    discarded: [],
    rescues: [],
    redChannels: [],
    complaints: { known: new Map(), held: [], receipts: new Map() },
    quality: { cases: new Map(), news: new Set() },
    reportedUnfilled: new Set(),
    refused: [],
    outbox: { sent: [], owed: new Map() },
  };
}

/** A role of an account, the manager of who fills it, or the company's chief executive. */
export type Role = AccountRole | `${AccountRole}'s manager` | 'ceo';

/** What roles are filled for: an account, whose owner somebody may stand in for. */
type Subject = Pick<RescueCase | RedChannelCase, 'account' | 'owner'>;

/** Who fills a role now; an absent one falls to the default desk and is reported. */
export function fill(world: World, about: Subject, role: Role, now: Instant): string[] {
  const people = holders(world, about, role);
  if (people.length > 0) return people;
  const mark = JSON.stringify([about.account, role]);
  if (!world.reportedUnfilled.has(mark)) report(world.quality, dateOf(now), 'unfilled-role', now);
  world.reportedUnfilled.add(mark);
  return present(world, defaultDesk(world.recipients));
}

function holders(world: World, { account, owner }: Subject, role: Role): string[] {
  if (role === 'ceo') return withRole(world.recipients, 'ceo');
  const [own, manager] = role.split("'") as [AccountRole, string?];
  const inRoster = world.roster.get(account)?.roles.get(own) ?? null;
  const person = own === 'owner' && owner !== null ? owner : inRoster;
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
export function fillAll(world: World, about: Subject, roles: readonly Role[], now: Instant): Set<string> {
  return new Set(roles.flatMap((role) => fill(world, about, role, now)));
}

/** The account's open red channel, if any. */
export function openRedChannel(world: World, account: string): RedChannelCase | undefined {
  return world.redChannels.find((channel) => channel.account === account && channel.resolvedAs === null);
}
