import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { isFile, linesOf, parsedLine } from './listed-lines.ts';

const outcomes: readonly (string | undefined)[] = ['saved', 'lost', 'false-alarm'];

const optional = z
  .string()
  .nullish()
  .transform((text) => text || undefined);
const needed = z.string({ error: 'a text is expected' }).min(1, { error: 'must not be empty' });
const who = { at: z.iso.datetime({ offset: true }), recipient_id: needed };
const what = {
  action: z.enum(
    ['acknowledge', 'on-site', 'resolve', 'commitment-sent', 'hand-over', 'release', 'discard'],
    { error: 'must be acknowledge, on-site, resolve, commitment-sent, hand-over, release or discard' },
  ),
  outcome: optional,
  to: optional,
  note: optional,
};

const line = z
  .discriminatedUnion(
    'kind',
    [
      z.object({ ...who, kind: z.enum(['rescue', 'red-channel']), account_id: needed, ...what }),
      z.object({ ...who, kind: z.literal('data-quality'), day: z.iso.date(), ...what }),
    ],
    { error: 'must be rescue, red-channel or data-quality' },
  )
  .refine(({ action, outcome }) => action !== 'resolve' || outcomes.includes(outcome), {
    path: ['outcome'],
    error: 'resolve needs saved, lost or false-alarm',
  })
  .refine(({ action, to }) => action !== 'hand-over' || to !== undefined, {
    path: ['to'],
    error: 'hand-over needs the recipient id of who takes over',
  });

const example =
  '{"at":"2026-01-02T07:30:00Z","recipient_id":"o-1","kind":"rescue","account_id":"A-1001","action":"acknowledge","note":"Called them"}';

/** What somebody did, as its line says it. */
export type ActionLine = z.output<typeof line>;

/** Something that a person does at an instant; milliseconds since 1970. */
export type PlannedAction = { readonly at: number; readonly line: ActionLine };

/**
 * What people did, in order of time, as the `actions.jsonl` in the feed's folder or beside it says; nothing
 * where there is none.
 */
export async function planActions(folder: string): Promise<readonly PlannedAction[]> {
  const places = [join(folder, 'actions.jsonl'), join(dirname(resolve(folder)), 'actions.jsonl')];
  const path = places.find(isFile);
  if (path === undefined) return [];
  return linesOf(await readFile(path, 'utf8'))
    .map((each) => parsedLine(line, path, each, example))
    .map((each) => ({ at: Date.parse(each.at), line: each }))
    .sort((a, b) => a.at - b.at);
}
