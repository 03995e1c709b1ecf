import { dateOf, hour, type Instant } from './calendar.ts';
import { type RedChannelCase, type RescueCase, untouched } from './cases.ts';
import { type Complaint, ordered } from './complaints.ts';
import { send } from './outbox.ts';
import type { Tier } from './people.ts';
import { fillAll, openRedChannel, type Role, stillThere, type World } from './world.ts';

const leads: Role[] = ['owner', 'sales_lead', 'technical_lead', 'delivery_lead'];
const openingRoles = (tier: Tier): Role[] =>
  tier === 'S' ? ['executive_sponsor', 'ceo', ...leads] : ['executive_sponsor', ...leads];

/** Takes the complaints of an instant in order: each joins the open red channel, opens one, or does neither. */
export function takeComplaints(world: World, complaints: readonly Complaint[], now: Instant): void {
  joinOrOpen(world, complaints, now);
  for (const channel of world.redChannels) {
    if (!channel.done.has('opened') && channel.dueAt <= channel.openedAt) channel.breached = true;
  }
}

function joinOrOpen(world: World, complaints: readonly Complaint[], now: Instant): void {
  for (const complaint of ordered(complaints)) {
    const tier = world.roster.get(complaint.account)?.tier;
    if (tier === undefined) throw new Error(`${complaint.account} is not on the roster`);
    const opens =
      (complaint.severity === 'critical' && tier !== 'C') || (complaint.severity === 'high' && tier === 'S');
    const channel = openRedChannel(world, complaint.account);
    if (channel !== undefined) join(channel, complaint, opens, now);
    else if (opens) {
      const opened = open(world, complaint.account, tier, null, complaint.reportedAt, now);
      opened.complaintIds.push(complaint.id);
      opened.complained = true;
    }
  }
}

function join(channel: RedChannelCase, complaint: Complaint, opens: boolean, now: Instant): void {
  channel.complaintIds.push(complaint.id);
  if (!opens) return;
  channel.complained = true;
  channel.dueAt = Math.min(channel.dueAt, complaint.reportedAt + 24 * hour);
  if (channel.done.has('opened')) channel.joinedAt = now;
}

/** Opens a red channel for a rescue that nobody acknowledged for 24 hours. */
export function openForRescue(world: World, rescue: RescueCase, tier: Tier, now: Instant): RedChannelCase {
  return open(world, rescue.account, tier, rescue, now, now);
}

function open(
  world: World,
  account: string,
  tier: Tier,
  rescue: RescueCase | null,
  reportedAt: Instant,
  now: Instant,
): RedChannelCase {
  const channel: RedChannelCase = {
    kind: 'red-channel',
    id: `red-channel-${world.redChannels.length + 1}`,
    account,
    tier,
    rescue,
    openedAt: now,
    reportedAt,
    dueAt: reportedAt + 24 * hour,
    milestones: new Map(),
    breached: false,
    joinedAt: null,
    complaintIds: [],
    complained: false,
    ...untouched(),
  };
  world.redChannels.push(channel);
  return channel;
}

/** Closes the red channel of a retracted rescue, unless somebody acted on it or a complaint alone would have opened it. */
export function closeWithRescue(channel: RedChannelCase, now: Instant): void {
  if (channel.actedOn || channel.complained || channel.resolvedAs !== null) return;
  channel.resolvedAs = 'retracted';
  channel.resolvedOn = dateOf(now);
}

/** When each step that nothing stops is due; a joined notice when a complaint joined, the letter after the resolution. */
function stepsOf(channel: RedChannelCase): [string, Instant][] {
  const { openedAt, dueAt, joinedAt, milestones, acknowledged, resolvedAs } = channel;
  const resolved = milestones.get('resolved');
  if (resolved !== undefined)
    return milestones.has('commitmentSent') ? [] : [['letter-due', resolved.at + 72 * hour]];
  if (resolvedAs !== null) return [];
  const steps: [string, Instant][] = [['opened', openedAt]];
  if (joinedAt !== null) steps.push(['joined', joinedAt]);
  if (!acknowledged)
    steps.push(['unacknowledged-1h', openedAt + hour], ['unacknowledged-4h', openedAt + 4 * hour]);
  if (!milestones.has('onSite')) steps.push(['due-in-4h', dueAt - 4 * hour], ['breached', dueAt]);
  return steps;
}

/** Sends what is due for one red channel; everything that is past when it opens is part of the opening notice. */
export function sendDueSteps(world: World, channel: RedChannelCase, now: Instant): void {
  const due = stepsOf(channel).filter(([step, at]) => at <= now && !channel.done.has(step));
  const opening = due.some(([step]) => step === 'opened');
  if (due.some(([step]) => step === 'breached')) channel.breached = true;
  for (const [step] of due) {
    const merged = opening && step !== 'opened';
    if (!merged) {
      const roles =
        opening && channel.breached
          ? [...openingRoles(channel.tier), 'ceo' as const]
          : rolesOf(step, channel);
      const people = fillAll(world, channel, roles, now);
      if (step === 'breached')
        for (const person of channel.told) stillThere(world, person).map((id) => people.add(id));
      for (const person of people) send(world.outbox, person, step, [channel], now);
    }
    if (step === 'joined') channel.joinedAt = null;
    else channel.done.add(step);
  }
}

function rolesOf(step: string, { tier }: RedChannelCase): Role[] {
  if (step === 'unacknowledged-1h') return [...openingRoles(tier), "executive_sponsor's manager"];
  if (step === 'unacknowledged-4h') return ['ceo'];
  if (step === 'due-in-4h' || step === 'letter-due') return ['executive_sponsor', 'owner'];
  if (step === 'breached') return [...openingRoles(tier), 'ceo'];
  return openingRoles(tier);
}

/** The next instant after now at which a step of the red channel is due; null when there is none. */
export function nextStep(channel: RedChannelCase, now: Instant): Instant | null {
  const times = stepsOf(channel).map(([, at]) => at);
  return times.filter((at) => at > now).sort((a, b) => a - b)[0] ?? null;
}

/** Sends the executives their open red channels: the chief executives all, the others those they sponsor. */
export function sendDigests(world: World, now: Instant): void {
  const open = world.redChannels.filter(({ resolvedAs }) => resolvedAs === null);
  const oldestDueFirst = open.sort((a, b) => a.dueAt - b.dueAt);
  for (const { id, role } of world.recipients.values()) {
    const own = oldestDueFirst.filter(
      ({ account }) =>
        role === 'ceo' ||
        (role === 'executive' && world.roster.get(account)?.roles.get('executive_sponsor') === id),
    );
    if (own.length > 0) send(world.outbox, id, 'executive-digest', own, now);
  }
}
