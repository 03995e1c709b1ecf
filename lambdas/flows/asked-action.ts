import type { PersonalOutcome } from '../cases/rescue.ts';
import { cleanNote } from '../cases/text/clean-note.ts';
import type { PersonsAction } from './act.ts';
import { formFields } from './form-fields.ts';

/** What a form asks for, with what the person had to say. */
export type Asked = { readonly action: PersonsAction; readonly note: string | null };

const names = ['action', 'outcome', 'to', 'note'] as const;
const outcomes: readonly PersonalOutcome[] = ['saved', 'lost', 'false-alarm'];

/** Reads a posted form; null for one that no page of ours sends. Whether anybody is called `to` is not known here. */
export function askedAction(body: string): Asked | null {
  const fields = formFields(body, names);
  const action = fields === null ? null : actionOf(fields);
  return action === null ? null : { action, note: cleanNote(fields?.get('note') ?? '') };
}

function actionOf(fields: ReadonlyMap<(typeof names)[number], string>): PersonsAction | null {
  const action = fields.get('action');
  switch (action) {
    case 'acknowledge':
    case 'on-site':
    case 'commitment-sent':
    case 'release':
    case 'discard':
      return { action };
    case 'resolve': {
      const outcome = outcomes.find((each) => each === fields.get('outcome'));
      return outcome === undefined ? null : { action, outcome };
    }
    case 'hand-over': {
      const to = fields.get('to');
      return to === undefined ? null : { action, to };
    }
    default:
      return null;
  }
}
