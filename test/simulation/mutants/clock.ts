import type { Mutant } from './mutant.ts';

/** Times: when something is due, by which clock, until when. */
export const clock: readonly Mutant[] = [
  {
    name: 'off-by-one-at-24-hours',
    file: 'lambdas/cases/policy.ts',
    before: "    step: 'unacknowledged-24h',\n    from: 'openedAt',\n    hours: 24,",
    after: "    step: 'unacknowledged-24h',\n    from: 'openedAt',\n    hours: 23,",
    breaks: 'red clock',
    in: 'fall',
  },
  {
    name: 'due-a-minute-later',
    file: 'lambdas/cases/red-channel.ts',
    before: 'const hoursToOnSite = 24;',
    after: 'const hoursToOnSite = 24 + 1 / 60;',
    breaks: 'red clock',
    in: 'complaints',
  },
  {
    name: 'wall-clock-in-a-decision',
    file: 'lambdas/cases/red-channel.ts',
    before: 'dueAt: addHours(now, hoursToOnSite),',
    after: 'dueAt: addHours(new Date().toISOString(), hoursToOnSite),',
    breaks: 'red clock',
    in: 'escalation',
  },
  {
    name: 'summer-time-in-the-due-time',
    file: 'lambdas/cases/red-channel.ts',
    before: '    dueAt: addHours(complaint.reportedAt, hoursToOnSite),\n    complaintIds',
    after:
      "    dueAt: ((hourOf: (at: Instant) => number) => {\n      const tomorrow = addHours(complaint.reportedAt, hoursToOnSite);\n      return addHours(tomorrow, hourOf(complaint.reportedAt) - hourOf(tomorrow));\n    })((at) =>\n      Number(new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit' })),\n    ),\n    complaintIds",
    breaks: 'red clock',
    in: 'complaints',
  },
  {
    name: 'offset-read-backwards',
    file: 'lambdas/feed/instant.ts',
    before: 'new Date(local - ahead * MINUTE_MS)',
    after: 'new Date(local + ahead * MINUTE_MS)',
    breaks: 'red clock',
    in: 'complaints',
  },
  {
    name: 'later-due-time-wins',
    file: 'lambdas/cases/red-channel.ts',
    before: 'due < part.dueAt ? due : part.dueAt',
    after: 'due > part.dueAt ? due : part.dueAt',
    breaks: 'red clock',
    in: 'complaints',
  },
  {
    name: 'due-time-moves-without-its-steps',
    file: 'lambdas/cases/red-channel.ts',
    before: "    step.step === 'due-in-4h' || step.step === 'breached'\n",
    after: "    step.step === 'due-in-4h'\n",
    breaks: 'liveness',
    in: 'complaints',
  },
  {
    name: 'overdue-when-its-run-is-due',
    file: 'lambdas/flows/overdue.ts',
    before: 'now >= deadline(day, times);',
    after: 'now >= deadline(day, { ...times, deadlineAt: times.runAt });',
    breaks: 'no silent pass',
    in: 'feed',
  },
];
