import { type Instant, minute } from './calendar.ts';
import type { Case } from './cases.ts';
import type { Role } from './world.ts';

/** A message that went to one person. */
interface Notice {
  readonly recipient: string;
  readonly step: string;
  readonly cases: readonly Case[];
  readonly at: Instant;
}

/** Something that a person is owed; `waited` when the pace held it back before. */
export interface Owed {
  readonly step: string;
  readonly about: Case;
  /** The role in which the person is owed it; null when it is owed to the person. */
  readonly role: Role | null;
  readonly since: Instant;
  readonly waited: boolean;
}

/** What went out and what each person is still owed. */
export interface Outbox {
  readonly sent: Notice[];
  readonly owed: Map<string, Owed[]>;
}

const paceCount = 5;
const rescueSteps = ['opened', 'unacknowledged-24h', 'unacknowledged-72h', 'retracted'];

/** Sends at once, whatever the pace. */
export function send(
  outbox: Outbox,
  recipient: string,
  step: string,
  cases: readonly Case[],
  now: Instant,
): void {
  outbox.sent.push({ recipient, step, cases, at: now });
  for (const about of cases) about.told.add(recipient);
}

/** Notes that the person is owed the step. */
export function owe(outbox: Outbox, recipient: string, owed: Omit<Owed, 'waited'>): void {
  outbox.owed.set(recipient, [...(outbox.owed.get(recipient) ?? []), { ...owed, waited: false }]);
}

/** Sends what the pace allows: first one digest per rescue step, then data quality; the rest waits. */
export function sendOwed(outbox: Outbox, now: Instant): void {
  for (const [recipient, all] of outbox.owed) {
    const owed = all.filter(({ step, about }) => isStillOwed(step, about));
    const left: Owed[] = [];
    for (const group of groupsOf(owed)) {
      const [first] = group;
      if (first === undefined) continue;
      if (mayGo(outbox, recipient, now)) {
        const cases = new Set(group.map(({ about }) => about));
        send(outbox, recipient, first.step, [...cases], now);
      } else left.push(...group.map((item) => ({ ...item, waited: true })));
    }
    if (left.length === 0) outbox.owed.delete(recipient);
    else outbox.owed.set(recipient, left);
  }
}

function isStillOwed(step: string, about: Case): boolean {
  if (about.kind !== 'rescue' || step === 'retracted') return true;
  return about.resolvedAs === null && !(about.acknowledged && step.startsWith('unacknowledged'));
}

/** What goes out as one message each, in the order in which it goes. */
function groupsOf(owed: readonly Owed[]): Owed[][] {
  const rescues = rescueSteps.map((step) => owed.filter((item) => item.step === step));
  const quality = owed.filter(({ step }) => step === 'data-quality');
  const waited = quality.filter((item) => item.waited);
  const fresh = quality.filter((item) => !item.waited).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1));
  return [...rescues, waited, ...fresh.map((item) => [item])].filter((group) => group.length > 0);
}

const dayOf = ({ about }: Owed): string => (about.kind === 'data-quality' ? about.day : '');

function mayGo(outbox: Outbox, recipient: string, now: Instant): boolean {
  return sentTo(outbox, recipient).filter((at) => at > now - minute).length < paceCount;
}

const sentTo = (outbox: Outbox, recipient: string): Instant[] =>
  outbox.sent.filter((notice) => notice.recipient === recipient).map(({ at }) => at);

/** When the next waiting message may go; null when none waits. */
export function nextRelease(outbox: Outbox): Instant | null {
  const times = [...outbox.owed.keys()].map((recipient) => {
    const fifthLast = sentTo(outbox, recipient).at(-paceCount);
    if (fifthLast === undefined) throw new Error(`${recipient} waits without a reason`);
    return fifthLast + minute;
  });
  return times.length === 0 ? null : Math.min(...times);
}
