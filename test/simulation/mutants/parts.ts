import type { Mutant } from './mutant.ts';

/** What the page of a case says besides of how it stands, and whom it offers. */
export const parts: readonly Mutant[] = [
  {
    name: 'visit-counted-from-opening',
    file: 'lambdas/console/link/clock.ts',
    before: 'inTime(elapsed(channel.reportedAt))',
    after: 'inTime(elapsed(facts.about.openedAt ?? channel.reportedAt))',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'late-end-called-a-visit',
    file: 'lambdas/console/link/clock.ts',
    before: 'const tooLate = isVisited ? late : lateWithoutVisit;',
    after: 'const tooLate = late;',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'owner-among-takers',
    file: 'lambdas/console/link/forms.ts',
    before: 'involved.filter((id) => id !== owner && people.has(id));',
    after: 'involved.filter((id) => people.has(id));',
    breaks: 'pages say how it stands',
    in: 'changes',
  },
  {
    name: 'first-role-only-next',
    file: 'lambdas/console/link/record.ts',
    before: '[...new Set(told)].map((role) => roles[role])',
    after: 'told.slice(0, 1).map((role) => roles[role])',
    breaks: 'pages say how it stands',
    in: 'changes',
  },
  {
    name: 'first-finding-only-on-page',
    file: 'lambdas/console/link/happened.ts',
    before:
      'const said = (about.quality?.findings ?? []).map(\n    ({ finding }) => findingText(finding, about.openedOn, phrases).sentence,',
    after:
      'const said = (about.quality?.findings ?? []).slice(0, 1).map(\n    ({ finding }) => findingText(finding, about.openedOn, phrases).sentence,',
    breaks: 'pages say how it stands',
    in: 'feed',
  },
  {
    name: 'whole-points-unknown-in-history',
    file: 'lambdas/console/link/history.ts',
    before: 'index === null ? words.table.unknown : points(index)',
    after: 'index === null || index % 100 === 0 ? words.table.unknown : points(index)',
    breaks: 'pages say how it stands',
    in: 'changes',
  },
  {
    name: 'notes-for-machines-on-the-page',
    file: 'lambdas/console/link/record.ts',
    before: 'note: by === null ? null : note };',
    after: 'note };',
    breaks: 'pages say how it stands',
    in: 'fall',
  },
  {
    name: 'cause-asked-of-a-rescue',
    file: 'lambdas/console/link/forms.ts',
    before: 'redChannel === undefined ? words.note.label : words.note.cause',
    after: 'words.note.cause',
    breaks: 'pages say how it stands',
    in: 'fall',
  },
];
