import type { Mutant } from './mutant.ts';

/** Red channels: when one is due, and is breached, and when it warns. */
export const breaches: readonly Mutant[] = [
  {
    name: 'breach-erased-by-the-end',
    file: 'lambdas/cases/actions.ts',
    before: 'owed: [...breachBefore(deed.at, known.owed), ...letter]',
    after: 'owed: letter',
    breaks: 'no loss',
    in: 'complaint-bounds',
  },
  {
    name: 'breach-erased-by-the-visit',
    file: 'lambdas/cases/actions.ts',
    before: "owed: [...withoutStepsFor('onSite', known.owed), ...breachBefore(deed.at, known.owed)]",
    after: "owed: withoutStepsFor('onSite', known.owed)",
    breaks: 'no loss',
    in: 'complaint-bounds',
  },
  {
    name: 'breached-at-the-very-instant',
    file: 'lambdas/cases/red-channel.ts',
    before: 'part.dueAt >= at) return about;',
    after: 'part.dueAt > at) return about;',
    breaks: 'cases are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'breached-although-somebody-was-there',
    file: 'lambdas/cases/red-channel.ts',
    before: 'part.milestones.onSite !== undefined || part.dueAt >= at',
    after: 'part.dueAt >= at',
    breaks: 'cases are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'breached-four-hours-early',
    file: 'lambdas/flows/set-off.ts',
    before: "owed.step === 'breached' && (await markBreached(ports, about, now))",
    after: "owed.step === 'due-in-4h' && (await markBreached(ports, about, now))",
    breaks: 'red clock',
    in: 'escalation',
  },
  {
    name: 'warned-at-the-opening',
    file: 'lambdas/cases/red-channel.ts',
    before: 'at <= about.openedAt;',
    after: 'at < about.openedAt;',
    breaks: 'nothing invented',
    in: 'complaint-bounds',
  },
  {
    name: 'warning-stays-when-the-due-time-moves',
    file: 'lambdas/cases/red-channel.ts',
    before: "    step.step === 'due-in-4h' || step.step === 'breached'\n",
    after: "    step.step === 'breached'\n",
    breaks: 'liveness',
    in: 'complaints',
  },
  {
    name: 'due-by-the-first-step-alone',
    file: 'lambdas/cases/outbox.ts',
    before: '(least === null || owed.at < least ? owed.at : least)',
    after: '(least === null ? owed.at : least)',
    breaks: 'liveness',
    in: 'complaint-bounds',
  },
];
