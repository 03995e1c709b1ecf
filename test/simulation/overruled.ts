import type { Case } from '../../lambdas/cases/case.ts';
import type { Tables } from '../../local/embedded/dynamodb/operations.ts';
import { findItem, primaryKey } from '../../local/embedded/dynamodb/table.ts';
import type { Item } from '../../local/embedded/dynamodb/value.ts';
import type { SdkRequest } from '../../local/embedded/in-process.ts';
import { casesTable } from '../../local/places.ts';
import { type Call, textOf } from './call.ts';
import { nameOf } from './outcome.ts';
import { redChannelRungs, rescueRungs } from './policy.ts';

/** What a case that is about to be stored does against what somebody has done, as the tables still say it. */
export function overruledBy({ operation }: Call, request: SdkRequest, tables: Tables): readonly string[] {
  if (operation !== 'PutItem') return [];
  const { TableName, Item } = JSON.parse(textOf(request.body)) as { TableName: string; Item: Item };
  const table = tables.get(casesTable);
  if (TableName !== casesTable || table === undefined || !('kind' in Item)) return [];
  const stored = (item: Item) => {
    const found = findItem(table, primaryKey(table, item));
    return found === undefined ? null : caseIn(found);
  };
  const about = caseIn(Item);
  const before = stored(Item);
  const opener = about.redChannel?.fromRescue ?? null;
  const rescue = before !== null || opener === null ? null : stored({ ...Item, id: { S: opener } });
  return [
    ...(rescue === null || rescue.state === 'open' || wasTakenOverBefore(rescue)
      ? []
      : [`${nameOf(about)} opened although its rescue was ${rescue.state}`]),
    ...(before === null ? [] : [...forgotten(before, about), ...toldTooLate(before, about)]),
  ];
}

/** Whether the tables said that a red channel takes over before they said that somebody acted. */
function wasTakenOverBefore({ events }: Case): boolean {
  const takenOver = events.findIndex(({ event }) => event === 'red-channel-opened');
  const acted = events.findIndex(({ by }) => by !== null);
  return takenOver >= 0 && takenOver < acted;
}

function forgotten(before: Case, about: Case): readonly string[] {
  const kept = new Set(about.events.map((event) => JSON.stringify(event)));
  return before.events
    .filter((event) => event.by !== null && !kept.has(JSON.stringify(event)))
    .map(({ event, by }) => `${nameOf(about)} does not know any more that ${by} did ${event}`);
}

function toldTooLate(before: Case, about: Case): readonly string[] {
  const isOnSite = before.redChannel?.milestones.onSite !== undefined;
  // A retracted rescue takes along whom its red channel told; those are no steps of its own.
  const rungs = about.kind === 'rescue' ? rescueRungs : redChannelRungs(null);
  return about.told
    .filter(({ noticeId }) => !before.told.some((each) => each.noticeId === noticeId))
    .filter(({ step }) => {
      const rung = rungs.find((each) => each.step === step);
      // A breach that came before somebody was on site is told all the same.
      if (rung?.stoppedBy === 'onSite') return step !== 'breached' && isOnSite;
      return rung?.stoppedBy === 'acknowledged' && before.state !== 'open';
    })
    .map(({ step, recipientId }) => `${nameOf(about)} tells ${recipientId} of ${step}, which is over`);
}

function caseIn(item: Item): Case {
  return JSON.parse(String(item['body']?.['S'])) as Case;
}
