import type { Case } from '../cases/case.ts';
import type { CaseStore, Notifier } from '../ports.ts';

/**
 * Publishes every event of these cases that machines have not been given yet, in order; what fails is tried
 * again by the next dispatch.
 */
export async function publishEvents(
  ports: { readonly cases: CaseStore; readonly notifier: Pick<Notifier, 'publishEvent'> },
  due: readonly Case[],
): Promise<void> {
  for (const about of due) {
    let published = about.eventsPublished;
    for (const event of about.events.slice(published)) {
      const { caseId, kind, accountId, day, state } = about;
      const message = { caseId, sequence: published, kind, accountId, day, state, ...event };
      if ((await ports.notifier.publishEvent(caseId, published, message)).outcome !== 'accepted') break;
      published += 1;
    }
    if (published === about.eventsPublished) continue;
    const fresh = await ports.cases.find(about.caseId);
    // Another dispatch may have come further meanwhile.
    if (fresh === null || fresh.eventsPublished >= published) continue;
    await ports.cases.save({ ...fresh, eventsPublished: published });
  }
}
