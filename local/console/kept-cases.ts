import type { Case } from '../../lambdas/cases/case.ts';
import type { CaseStore } from '../../lambdas/ports.ts';

/**
 * A store of cases whose lists are read again only when something was written since: of a large company thousands
 * are open, and each page of the portfolio is ordered by them.
 *
 * @param writes how many writes were carried out so far, by whomever
 */
export function keptCases(cases: CaseStore, writes: () => number): CaseStore {
  const lists = new Map<string, Promise<readonly Case[]>>();
  let asOf = writes();
  return {
    ...cases,
    aliveFrom(kind, day) {
      if (writes() !== asOf) lists.clear();
      asOf = writes();
      const name = `${kind} ${day}`;
      const list = lists.get(name) ?? cases.aliveFrom(kind, day);
      lists.set(name, list);
      list.catch(() => lists.delete(name));
      return list;
    },
  };
}
