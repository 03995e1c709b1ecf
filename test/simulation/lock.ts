import type { Tables } from '../../local/embedded/dynamodb/operations.ts';
import { findItem, primaryKey } from '../../local/embedded/dynamodb/table.ts';
import { casesTable } from '../../local/places.ts';
import type { MachineStep } from './agenda.ts';
import type { Call } from './call.ts';
import { minuteMs } from './hours.ts';
import type { Job } from './jobs.ts';

/** The longest function and the machine's longest wait before it calls one again: so long a run may yet go on. */
const patienceMs = 17 * minuteMs;

const writing: readonly MachineStep['state'][] = ['plan', 'score', 'finish', 'release'];

/** The execution that a function decides a day for; null for whoever decides none. */
export function executionOf(job: Job): string | null {
  return job.kind === 'machine' && writing.includes(job.step.state) ? job.step.execution : null;
}

/** Watches that one run at a time decides days: who has the lock is left alone, and who has it not writes nothing. */
export function openTurns(clock: { readonly now: number }) {
  let keptAt: number | null = null;
  return {
    /** What a request does out of turn, before it is applied. */
    brokenBy(
      { operation, subject, isWrite }: Call,
      tables: Tables,
      execution: string | null,
    ): readonly string[] {
      if (execution === null || !isWrite) return [];
      const lock = lockIn(tables);
      const isOwn = lock?.holder === execution;
      const isLock = subject.startsWith('lock ');
      if (isLock && operation === 'DeleteItem')
        return lock === null || isOwn ? [] : [`a run gives back the lock of another`];
      if (isLock) {
        const until = keptAt === null ? (lock?.until ?? 0) : keptAt + patienceMs;
        return lock === null || isOwn || until <= clock.now
          ? []
          : [`a run takes the lock of another that may yet go on`];
      }
      return isOwn || !isOfDays(subject)
        ? []
        : [`a run writes ${subject.split(/[ /#]/)[0]} without the lock`];
    },
    /** A request was applied. */
    done({ operation, subject }: Call): void {
      if (operation === 'PutItem' && subject.startsWith('lock ')) keptAt = clock.now;
    },
  };
}

/** Records of days, cases of accounts, history, and the papers of runs. */
function isOfDays(subject: string): boolean {
  return /^(days |account#|\S*history|\S*work\/runs\/)/.test(subject);
}

function lockIn(tables: Tables): { readonly holder: string; readonly until: number } | null {
  const table = tables.get(casesTable);
  if (table === undefined) return null;
  const item = findItem(table, primaryKey(table, { subject: { S: 'lock' }, id: { S: 'run' } }));
  const textOf = (name: string) => String(item?.[name]?.['S'] ?? '');
  return item === undefined ? null : { holder: textOf('holder'), until: Date.parse(textOf('heldUntil')) };
}
