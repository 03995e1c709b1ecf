import type { Case, CaseKind, Instant, Milestone, Owed, Role, StepName, Tier } from './case.ts';
import { addHours } from './instant.ts';

/** One rung of an escalation policy: who is told when, unless what (docs/rules.md). */
export type PolicyStep = {
  readonly step: StepName;
  readonly from: 'openedAt' | 'dueAt' | 'resolvedAt';
  readonly hours: number;
  /** The step comes again every so many days until it is pointless. */
  readonly everyDays?: number;
  readonly unless: Milestone | null;
  readonly told: readonly Role[];
};

const rescueSteps: readonly PolicyStep[] = [
  { step: 'opened', from: 'openedAt', hours: 0, unless: null, told: ['owner'] },
  {
    step: 'unacknowledged-24h',
    from: 'openedAt',
    hours: 24,
    unless: 'acknowledged',
    told: ['owner', 'owner_manager', 'sales_lead', 'technical_lead', 'delivery_lead'],
  },
  {
    step: 'unacknowledged-72h',
    from: 'openedAt',
    hours: 72,
    everyDays: 7,
    unless: 'acknowledged',
    told: ['executive_sponsor'],
  },
];

/** The people who open a red channel; for tier S the CEO is one of them. */
function redChannelOpeners(tier: Tier | null): readonly Role[] {
  const openers: Role[] = ['executive_sponsor', 'owner', 'sales_lead', 'technical_lead', 'delivery_lead'];
  return tier === 'S' ? ['executive_sponsor', 'ceo', ...openers.slice(1)] : openers;
}

function redChannelSteps(tier: Tier | null): readonly PolicyStep[] {
  const openers = redChannelOpeners(tier);
  return [
    { step: 'opened', from: 'openedAt', hours: 0, unless: null, told: openers },
    {
      step: 'unacknowledged-1h',
      from: 'openedAt',
      hours: 1,
      unless: 'acknowledged',
      told: [...openers, 'sponsor_manager'],
    },
    { step: 'unacknowledged-4h', from: 'openedAt', hours: 4, unless: 'acknowledged', told: ['ceo'] },
    { step: 'due-in-4h', from: 'dueAt', hours: -4, unless: 'onSite', told: ['executive_sponsor', 'owner'] },
    {
      step: 'breached',
      from: 'dueAt',
      hours: 0,
      unless: 'onSite',
      told: [...openers, 'everyone_told', 'ceo'],
    },
  ];
}

/** Owed once a red channel is resolved: the letter of commitment is due 72 hours later. */
export const letterStep: PolicyStep = {
  step: 'letter-due',
  from: 'resolvedAt',
  hours: 72,
  unless: 'commitmentSent',
  told: ['owner', 'executive_sponsor'],
};

/** The steps of a kind of case; a data-quality case owes its notices as it finds things. */
export function policySteps(kind: CaseKind, tier: Tier | null): readonly PolicyStep[] {
  if (kind === 'rescue') return rescueSteps;
  return kind === 'red-channel' ? redChannelSteps(tier) : [];
}

/** The outbox entry of a step whose anchor is known; `occurrence` counts the repeats. */
export function owedStep(step: PolicyStep, anchor: Instant, occurrence = 0): Owed {
  const hours = step.hours + occurrence * (step.everyDays ?? 0) * 24;
  return { step: step.step, occurrence, at: addHours(anchor, hours), unless: step.unless, told: step.told };
}

/** Everything that a case owes from its opening on. */
export function owedFromOpening(
  kind: CaseKind,
  tier: Tier | null,
  openedAt: Instant,
  dueAt?: Instant,
): Owed[] {
  return policySteps(kind, tier).map((step) =>
    owedStep(step, step.from === 'dueAt' ? (dueAt ?? openedAt) : openedAt),
  );
}

/** Everything that an open case still owes, given what it told already: of a repeating step the first time untold. */
export function owedStill(about: Case, openedAt: Instant): Owed[] {
  return policySteps(about.kind, about.tier).flatMap((step) => {
    const told = about.told.filter((each) => each.step === step.step).map((each) => each.occurrence);
    if (told.length === 0) return [owedStep(step, openedAt)];
    return step.everyDays === undefined ? [] : [owedStep(step, openedAt, Math.max(...told) + 1)];
  });
}

/** The first entry of a repeating step that lies after `now`; null for a step that comes once. */
export function nextOccurrence(about: Case, sent: Owed, now: Instant): Owed | null {
  const step = policySteps(about.kind, about.tier).find((each) => each.step === sent.step);
  if (step?.everyDays === undefined || about.openedAt === null) return null;
  let next = owedStep(step, about.openedAt, sent.occurrence + 1);
  while (next.at <= now) next = owedStep(step, about.openedAt, next.occurrence + 1);
  return next;
}
