import type { Tables } from '../../local/embedded/dynamodb/operations.ts';
import { findItem, primaryKey } from '../../local/embedded/dynamodb/table.ts';
import { casesTable } from '../../local/places.ts';
import type { MachineStep } from './agenda.ts';
import type { Call } from './call.ts';
import { minuteMs } from './hours.ts';
import type { Invocation } from './invocation.ts';
import type { Job } from './jobs.ts';

/** The longest function and the machine's longest wait before it calls one again: so long a run may yet go on. */
const patienceMs = 17 * minuteMs;

const writing: readonly MachineStep['state'][] = ['plan', 'score', 'finish', 'release'];

/** The execution that a function decides a day for; null for whoever decides none. */
export function executionOf(job: Job): string | null {
  return job.kind === 'machine' && writing.includes(job.step.state) ? job.step.execution : null;
}

type Running = Pick<Invocation, 'number' | 'execution'>;

/**
 * Watches that one run at a time decides days: who has the lock is left alone, and who has it not writes nothing. A function
 * that is called twice at once goes on when the other call of it has ended.
 */
export function openTurns(clock: { readonly now: number }) {
  let keptAt: number | null = null;
  let givenBack: Running | null = null;

  function mayWrite(lock: Lock | null, { number, execution }: Running): boolean {
    if (lock !== null) return lock.holder === execution;
    return givenBack?.execution === execution && givenBack?.number !== number;
  }

  return {
    /** What a request does out of turn, before it is applied. */
    brokenBy({ operation, subject, isWrite }: Call, tables: Tables, running: Running): readonly string[] {
      if (running.execution === null || !isWrite) return [];
      const lock = lockIn(tables);
      if (!subject.startsWith('lock '))
        return !isOfDays(subject) || mayWrite(lock, running)
          ? []
          : [`a run writes ${subject.split(/[ /#]/)[0]} without the lock`];
      if (lock === null || lock.holder === running.execution) return [];
      if (operation === 'DeleteItem') return ['a run gives back the lock of another'];
      const until = keptAt === null ? lock.until : keptAt + patienceMs;
      return until <= clock.now ? [] : ['a run takes the lock of another that may yet go on'];
    },
    /** A request was applied. */
    done({ operation, subject }: Call, { number, execution }: Running): void {
      if (!subject.startsWith('lock ')) return;
      if (operation === 'PutItem') keptAt = clock.now;
      if (operation === 'DeleteItem') givenBack = { number, execution };
    },
  };
}

/** Records of days, cases of accounts, history, and the papers of runs. */
function isOfDays(subject: string): boolean {
  return /^(days |account#|\S*history|\S*work\/runs\/)/.test(subject);
}

type Lock = { readonly holder: string; readonly until: number };

function lockIn(tables: Tables): Lock | null {
  const table = tables.get(casesTable);
  if (table === undefined) return null;
  const item = findItem(table, primaryKey(table, { subject: { S: 'lock' }, id: { S: 'run' } }));
  const textOf = (name: string) => String(item?.[name]?.['S'] ?? '');
  return item === undefined ? null : { holder: textOf('holder'), until: Date.parse(textOf('heldUntil')) };
}
