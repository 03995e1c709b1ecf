import { type ActedOn, caseIdMeant } from '../../lambdas/flows/case-meant.ts';
import { answerAsGateway } from '../pages.ts';
import type { World } from '../world.ts';
import type { ActionLine, PlannedAction } from './actions.ts';
import type { Stores } from './play.ts';

/** An action that was answered with a refusal page: its line, and the status of the answer. */
export type RefusedAction = ActionLine & { readonly status: number };

/** Whether this was done, now or before. */
const isDone = (status: number) => status === 303 || status === 200;

/** Does what a person did as they did it: by the button of the page behind their signed link. Null when it was done. */
export async function doAction(
  world: World,
  stores: Stores,
  { line }: PlannedAction,
  now: string,
): Promise<RefusedAction | null> {
  const { action, outcome, to, note, recipient_id } = line;
  const caseId = await caseIdMeant(stores, actedOn(line), action, now);
  const link = new URL(await world.linkTo(caseId, recipient_id));
  const fields = Object.entries({ action, outcome, to, note }).filter((each) => each[1] !== undefined);
  const { status } = await answerAsGateway({
    method: 'POST',
    path: link.pathname,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: link.origin,
      'sec-fetch-site': 'same-origin',
    },
    body: String(new URLSearchParams(fields as [string, string][])),
  });
  return isDone(status) ? null : { ...line, status };
}

function actedOn(line: ActionLine): ActedOn {
  return line.kind === 'data-quality' ? line : { kind: line.kind, accountId: line.account_id };
}
